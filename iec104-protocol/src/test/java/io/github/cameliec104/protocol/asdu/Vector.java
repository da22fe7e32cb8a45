package io.github.cameliec104.protocol.asdu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.conversation.ProjectFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * One vector of {@code src/vectors/asdu}; the README there tells the format.
 *
 * @param place file and line, for messages
 * @param title its name
 * @param hex the APDU, hexadecimal with blanks
 * @param said the lines behind the octets
 */
record Vector(String place, String title, String hex, List<String> said) {

  /** Files of ASDUs that can be decoded and encoded. */
  static final List<String> VALID =
      List.of(
          "monitored.txt",
          "monitored-with-time.txt",
          "commands.txt",
          "system.txt",
          "parameters.txt",
          "files.txt",
          "limits.txt",
          "extremes.txt");

  static final String MALFORMED = "malformed.txt";
  static final String REFUSED = "refused.txt";

  private static final int APCI = 6;

  private static final Map<String, List<Vector>> FILES = new ConcurrentHashMap<>();

  /** The vectors of all valid ASDUs. */
  static Stream<Vector> valid() {
    return VALID.stream().flatMap(file -> read(file).stream());
  }

  /** The vectors of a file, read once. */
  static List<Vector> read(String file) {
    return FILES.computeIfAbsent(file, Vector::parse);
  }

  private static List<Vector> parse(String file) {
    List<String> lines = lines(file);
    List<Vector> vectors = new ArrayList<>();
    int start = 0;
    for (int end = 0; end <= lines.size(); end++) {
      if (end == lines.size() || lines.get(end).isBlank()) {
        List<String> block = lines.subList(start, end);
        if (!block.stream().allMatch(line -> line.startsWith("#"))) {
          vectors.add(of(file + ":" + (start + 1), block));
        }
        start = end + 1;
      }
    }
    assertThat(vectors).as(file).isNotEmpty();
    return List.copyOf(vectors);
  }

  static List<String> lines(String file) {
    Path path = ProjectFiles.find("src/vectors/asdu").resolve(file);
    try {
      return Files.readAllLines(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Vector of(String place, List<String> block) {
    assertThat(block.get(0)).as(place).startsWith("# ");
    int octets = 1;
    while (octets < block.size() && isHex(block.get(octets))) {
      octets++;
    }
    String hex = String.join(" ", block.subList(1, octets));
    List<String> said = List.copyOf(block.subList(octets, block.size()));
    assertThat(said).as(place).isNotEmpty();
    return new Vector(place, block.get(0).substring(2), hex, said);
  }

  private static boolean isHex(String line) {
    return line.matches("[0-9A-F]{2}( [0-9A-F]{2})*");
  }

  /** The whole APDU. */
  byte[] apdu() {
    return HexFormat.ofDelimiter(" ").parseHex(hex);
  }

  /** The octets behind the control octets. */
  ByteBuffer asdu() {
    byte[] apdu = apdu();
    return ByteBuffer.wrap(apdu, APCI, apdu.length - APCI).slice();
  }

  Asdu decoded() {
    return new AsduCodec(AddressSizes.STANDARD).decode(asdu());
  }

  @Override
  public String toString() {
    return place + " " + title;
  }
}
