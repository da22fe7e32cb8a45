package io.github.cameliec104.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The frames of {@code src/vectors/asdu} with at least one of every type. */
final class AsduVectors {

  private static final List<String> FILES =
      List.of(
          "monitored.txt",
          "monitored-with-time.txt",
          "commands.txt",
          "system.txt",
          "parameters.txt",
          "files.txt");
  private static final int APCI_LENGTH = 6;

  /**
   * One ASDU.
   *
   * @param name what it is, in words
   * @param hex its octets
   */
  record Vector(String name, String hex) {
    byte[] asdu() {
      return HexFormat.of().parseHex(hex);
    }

    /** The number of its type. */
    int type() {
      return asdu()[0] & 0xFF;
    }

    @Override
    public String toString() {
      return type() + " " + name;
    }
  }

  private AsduVectors() {}

  /** All of them, in the order of the files. */
  static List<Vector> all() {
    List<Vector> all = new ArrayList<>();
    for (String file : FILES) {
      Path path = ModuleFolder.path("../vectors/asdu").resolve(file);
      try {
        Stream.of(Files.readString(path).split("\n\\s*\n"))
            .filter(paragraph -> paragraph.lines().anyMatch(AsduVectors::isOctets))
            .forEach(paragraph -> all.add(vector(paragraph)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all;
  }

  private static Vector vector(String paragraph) {
    String hex =
        paragraph
            .lines()
            .filter(AsduVectors::isOctets)
            .map(line -> line.replace(" ", ""))
            .collect(Collectors.joining());
    String name =
        paragraph
            .lines()
            .filter(l -> l.startsWith("#"))
            .reduce((a, b) -> b)
            .orElse("#")
            .substring(1);
    return new Vector(name.strip(), hex.substring(2 * APCI_LENGTH));
  }

  private static boolean isOctets(String line) {
    return line.matches("[0-9A-F]{2}( [0-9A-F]{2})*");
  }
}
