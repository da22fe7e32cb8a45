package io.github.cameliec104.protocol.fuzz;

import io.github.cameliec104.protocol.conversation.ProjectFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What fuzzing begins with: every vector and conversation, in the form that the target takes. */
final class Seeds {

  private static final int APCI = 6;
  private static final int[] DEFAULTS = {0};
  private static final int[] AS_THEY_ARE = {0};
  private static final int[] NUMBERED = {1};
  private static final int[] STARTED_SLAVE = {0, 3, 0};
  private static final int[] STARTED_MASTER = {0, 3, 1};
  private static final int[] ACKNOWLEDGED_LATER = {2, 4, 110};

  private Seeds() {}

  /** The seeds of a target, with what was found before. */
  static List<byte[]> of(FuzzTarget target) {
    List<byte[]> seeds =
        switch (target) {
          case APDU -> vectors();
          case ASDU -> asdus().stream().map(asdu -> join(DEFAULTS, asdu)).toList();
          case SLAVE -> programs(STARTED_SLAVE);
          case MASTER -> programs(STARTED_MASTER);
        };
    List<byte[]> all = new ArrayList<>(seeds);
    all.addAll(findings(target));
    return all;
  }

  /** Octets that once did harm. */
  static List<byte[]> findings(FuzzTarget target) {
    return files("src/vectors/fuzz/" + target.folder()).stream().map(Seeds::hex).toList();
  }

  private static byte[] hex(List<String> lines) {
    String octets = String.join("", lines.stream().map(l -> l.replaceAll("#.*", "")).toList());
    return HexFormat.of().parseHex(octets.replace(" ", ""));
  }

  private static List<byte[]> programs(int[] start) {
    List<byte[]> programs = new ArrayList<>();
    for (byte[] asdu : asdus()) {
      programs.add(join(join(start, frame(NUMBERED, asdu)), ACKNOWLEDGED_LATER));
    }
    for (List<String> conversation : files("src/vectors/apci")) {
      programs.add(join(DEFAULTS, said(conversation, AS_THEY_ARE)));
    }
    for (List<String> conversation : files("src/vectors/station")) {
      programs.add(join(start, said(conversation, NUMBERED)));
    }
    return programs;
  }

  /** Everything that the other end says in a conversation. */
  private static byte[] said(List<String> conversation, int[] step) {
    var program = new ByteArrayOutputStream();
    for (String line : conversation) {
      if (line.matches("> ([0-9A-Fa-f]{2} ?)+.*")) {
        String octets = line.substring(2).replaceAll("[^0-9A-Fa-f ].*", "").trim();
        program.writeBytes(frame(step, HexFormat.of().parseHex(octets.replace(" ", ""))));
      }
    }
    return program.toByteArray();
  }

  private static byte[] frame(int[] step, byte[] octets) {
    return join(join(step, new byte[] {(byte) octets.length}), octets);
  }

  private static List<byte[]> asdus() {
    return vectors().stream()
        .map(v -> Arrays.copyOfRange(v, Math.min(APCI, v.length), v.length))
        .toList();
  }

  /** The APDUs of the vectors: blocks of lines of which some are only octets. */
  private static List<byte[]> vectors() {
    List<byte[]> vectors = new ArrayList<>();
    for (List<String> lines : files("src/vectors/asdu")) {
      var block = new ByteArrayOutputStream();
      for (String line : lines) {
        if (line.matches("[0-9A-F]{2}( [0-9A-F]{2})*")) {
          block.writeBytes(HexFormat.ofDelimiter(" ").parseHex(line));
        } else if (block.size() > 0) {
          vectors.add(block.toByteArray());
          block.reset();
        }
      }
    }
    return vectors;
  }

  /** The lines of all text files of a folder, in the order of their names. */
  private static List<List<String>> files(String folder) {
    Path path = ProjectFiles.find(folder);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    List<List<String>> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(path)) {
      for (Path file : all.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        files.add(Files.readAllLines(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static byte[] join(int[] head, byte[] tail) {
    var all = new ByteArrayOutputStream();
    for (int octet : head) {
      all.write(octet);
    }
    all.writeBytes(tail);
    return all.toByteArray();
  }

  private static byte[] join(byte[] head, int[] tail) {
    return join(join(new int[0], head), join(tail, new byte[0]));
  }

  private static byte[] join(byte[] head, byte[] tail) {
    var all = new ByteArrayOutputStream();
    all.writeBytes(head);
    all.writeBytes(tail);
    return all.toByteArray();
  }

  /**
   * Writes the seeds of all targets, one file each.
   *
   * @param arguments the folder to write to
   */
  public static void main(String[] arguments) throws IOException {
    for (FuzzTarget target : FuzzTarget.values()) {
      Path folder = Files.createDirectories(Path.of(arguments[0], target.folder()));
      List<byte[]> seeds = of(target);
      for (int i = 0; i < seeds.size(); i++) {
        Files.write(folder.resolve(Integer.toString(i)), seeds.get(i));
      }
    }
  }
}
