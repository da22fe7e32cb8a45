package io.github.cameliec104.e2e;

import io.github.cameliec104.protocol.asdu.TypeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where types are tested, read from vectors, scripts, the contract and the tests themselves. */
final class Evidence {

  private static final Pattern TYPE = Pattern.compile("\\b[MCPF]_[A-Z]{2}_[A-Z]{2}_1\\b");
  private static final Pattern STEP = Pattern.compile("^(>|<|report) ([0-9A-F]{2})\\b");
  private static final Map<String, TypeId> NAMES =
      Stream.of(TypeId.values()).collect(Collectors.toMap(TypeId::name, type -> type));

  private static final List<String> PEERS = List.of("j60870", "NeoSCADA", "ours");

  private final Map<TypeId, Integer> vectors = new EnumMap<>(TypeId.class);
  private final Map<TypeId, Integer> received = new EnumMap<>(TypeId.class);
  private final Map<TypeId, Integer> sent = new EnumMap<>(TypeId.class);
  private final Map<TypeId, Integer> classes = new EnumMap<>(TypeId.class);
  private final Map<TypeId, Map<Character, Set<String>>> contract = new EnumMap<>(TypeId.class);
  private final Map<String, List<String>> conversations = new LinkedHashMap<>();

  private Evidence() {}

  /** Reads the files of the project. */
  static Evidence collect(Path root) {
    Evidence found = new Evidence();
    files(root.resolve("src/vectors/asdu"), ".txt").forEach(found::vectors);
    files(root.resolve("src/vectors/station"), ".txt").forEach(found::script);
    files(root.resolve("iec104-protocol/src/test"), "Test.java").forEach(found::tests);
    files(root.resolve("camel-iec104/src/test"), "Test.java").forEach(found::tests);
    files(root.resolve("src/e2e/src/test"), "Test.java").forEach(found::tests);
    found.contract(lines(root.resolve("src/e2e/CONTRACT.md")));
    for (String folder : List.of("apci", "station", "deviations")) {
      found.conversations.put(
          folder,
          files(root.resolve("src/vectors").resolve(folder), ".txt").stream()
              .map(file -> file.getFileName().toString().replace(".txt", "").replace('-', ' '))
              .toList());
    }
    return found;
  }

  private static List<Path> files(Path folder, String end) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void vectors(Path file) {
    for (String line : lines(file)) {
      Matcher type = TYPE.matcher(line);
      if (line.contains(" SQ=") && type.find()) {
        vectors.merge(TypeId.valueOf(type.group()), 1, Integer::sum);
      }
    }
  }

  /** A script counts once for each type, however often it is in it. */
  private void script(Path file) {
    Set<TypeId> in = new TreeSet<>();
    Set<TypeId> out = new TreeSet<>();
    for (String line : lines(file)) {
      Matcher step = STEP.matcher(line);
      TypeId type = step.find() ? TypeId.of(Integer.parseInt(step.group(2), 16)) : null;
      if (type != null) {
        (step.group(1).equals("<") ? out : in).add(type);
      }
    }
    in.forEach(type -> received.merge(type, 1, Integer::sum));
    out.forEach(type -> sent.merge(type, 1, Integer::sum));
  }

  private void tests(Path file) {
    Set<TypeId> named = new TreeSet<>();
    for (String line : lines(file)) {
      Matcher type = TYPE.matcher(line);
      while (type.find()) {
        if (NAMES.containsKey(type.group())) {
          named.add(NAMES.get(type.group()));
        }
      }
    }
    named.forEach(type -> classes.merge(type, 1, Integer::sum));
  }

  private void contract(List<String> lines) {
    List<String> columns = List.of();
    List<TypeId> introduced = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("#")) {
        introduced.clear();
        columns = List.of();
      } else if (line.startsWith("| CA ")) {
        columns = cells(line);
      } else if (line.startsWith("|") && !line.startsWith("|--") && !columns.isEmpty()) {
        row(columns, cells(line), introduced);
      } else if (columns.isEmpty()) {
        TYPE.matcher(line).results().forEach(r -> introduced.add(TypeId.valueOf(r.group())));
      }
    }
  }

  private static List<String> cells(String line) {
    String[] cells = line.substring(1).split("\\|", -1);
    return Stream.of(cells).map(String::strip).toList();
  }

  /** The request that a section is about is made by everybody who takes part in a row of it. */
  private void row(List<String> columns, List<String> cells, List<TypeId> introduced) {
    List<TypeId> types = new ArrayList<>(introduced);
    types.add(TypeId.valueOf(cells.get(columns.indexOf("type"))));
    for (String peer : PEERS) {
      for (char role : cells.get(columns.indexOf(peer)).toCharArray()) {
        for (TypeId type : types) {
          contract
              .computeIfAbsent(type, t -> new TreeMap<>())
              .computeIfAbsent(ours(role), r -> new TreeSet<>())
              .add(peer);
        }
      }
    }
  }

  /** A peer in one role is tested against us in the other. */
  private static char ours(char role) {
    return switch (role) {
      case 'S' -> 'M';
      case 'M' -> 'S';
      default -> '-';
    };
  }

  int vectors(TypeId type) {
    return vectors.getOrDefault(type, 0);
  }

  /** Scripts in which a slave gets it, from a master or the process. */
  int received(TypeId type) {
    return received.getOrDefault(type, 0);
  }

  /** Scripts in which a slave sends it. */
  int sent(TypeId type) {
    return sent.getOrDefault(type, 0);
  }

  /** Test classes that name it. */
  int classes(TypeId type) {
    return classes.getOrDefault(type, 0);
  }

  /** The peers that exchange it with us as master (M) or slave (S). */
  Set<String> contract(TypeId type, char role) {
    return contract.getOrDefault(type, Map.of()).getOrDefault(role, Set.of());
  }

  /** The conversations of each folder of vectors, as sentences. */
  Map<String, List<String>> conversations() {
    return conversations;
  }
}
