package io.github.cameliec104.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The tables of CONTRACT.md.
 *
 * @param pointRows what a station interrogation brings, cause 20
 * @param counterRows what a counter interrogation brings, cause 37
 * @param eventRows what the outstation sends by itself
 * @param commandRows what the control centre sends
 */
record Contract(
    List<Row<PeerPoint>> pointRows,
    List<Row<PeerPoint>> counterRows,
    List<Row<PeerPoint>> eventRows,
    List<Row<CommandCase>> commandRows) {

  /** The part a peer plays. */
  enum Role {
    SLAVE("S"),
    MASTER("M");

    private final String letter;

    Role(String letter) {
      this.letter = letter;
    }
  }

  /**
   * One line of a table.
   *
   * @param content what it says
   * @param roles peer to the letters of the roles in which it can take part
   */
  record Row<T>(T content, Map<Peer, String> roles) {
    boolean isFor(Peer peer, Role role) {
      return roles.getOrDefault(peer, "").contains(role.letter);
    }
  }

  /**
   * A command and what is answered to it.
   *
   * @param answers the causes in order; below 0: that cause with P/N set
   */
  record CommandCase(PeerCommand command, List<Integer> answers) {
    /** Whether the address is known to the outstation. */
    boolean known() {
      return Math.abs(answers.get(0)) == 7;
    }

    /** Whether the outstation confirms it. */
    boolean accepted() {
      return answers.get(0) == 7;
    }

    /** Whether the outstation does what the command says, at once; a select it does not. */
    boolean executed() {
      return answers.contains(10);
    }

    @Override
    public String toString() {
      return command.line() + " → " + answers;
    }
  }

  /** What remains if a peer plays a role. */
  Contract with(Peer peer, Role role) {
    return new Contract(
        only(pointRows, peer, role),
        only(counterRows, peer, role),
        only(eventRows, peer, role),
        only(commandRows, peer, role));
  }

  private static <T> List<Row<T>> only(List<Row<T>> rows, Peer peer, Role role) {
    return rows.stream().filter(row -> row.isFor(peer, role)).toList();
  }

  List<PeerPoint> points() {
    return contents(pointRows);
  }

  /** The points of one station. */
  List<PeerPoint> points(int ca) {
    return points().stream().filter(point -> point.ca() == ca).toList();
  }

  /** The common addresses of the stations. */
  Set<Integer> stations() {
    return points().stream().map(PeerPoint::ca).collect(Collectors.toCollection(TreeSet::new));
  }

  List<PeerPoint> counters() {
    return contents(counterRows);
  }

  List<PeerPoint> events() {
    return contents(eventRows);
  }

  /**
   * Events beyond the table, of a type that every stack can send, each of another object: NeoSCADA
   * forgets what is older than the ten last of one.
   */
  static List<PeerPoint> manyEvents(int count) {
    Instant start = Instant.parse("2026-11-20T10:00:00.001Z");
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new PeerPoint(
                    1,
                    1000 + i,
                    "M_ME_TE_1",
                    Integer.toString(i),
                    PeerPoint.NONE,
                    start.plusMillis(10L * i).toString(),
                    3))
        .toList();
  }

  List<CommandCase> commands() {
    return contents(commandRows);
  }

  private static <T> List<T> contents(List<Row<T>> rows) {
    return rows.stream().map(Row::content).toList();
  }

  /** Tells an outstation its points, counters and command addresses. */
  void teach(SlavePeer slave) {
    points().forEach(slave::set);
    counters().forEach(slave::set);
    commands().stream()
        .filter(CommandCase::known)
        .forEach(known -> slave.know(known.command(), known.accepted()));
  }

  /** Reads the file of this module. */
  static Contract read() {
    try {
      return parse(Files.readAllLines(ModuleFolder.path("CONTRACT.md")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Contract parse(List<String> markdown) {
    return new Contract(
        rows(markdown, "Points", cells -> point(cells, 20)),
        rows(markdown, "Counters", cells -> point(cells, 37)),
        rows(markdown, "Events", cells -> point(cells, Integer.parseInt(cell(cells, "cause")))),
        rows(markdown, "Commands", Contract::command));
  }

  /** The rows of the first table below a heading of the second level. */
  private static <T> List<Row<T>> rows(
      List<String> markdown, String heading, Function<Map<String, String>, T> content) {
    List<List<String>> table =
        markdown.stream()
            .dropWhile(line -> !line.equals("## " + heading))
            .dropWhile(line -> !line.startsWith("|"))
            .takeWhile(line -> line.startsWith("|"))
            .map(Contract::cells)
            .toList();
    List<Row<T>> rows = new ArrayList<>();
    for (List<String> line : table.subList(2, table.size())) {
      Map<String, String> cells = named(table.get(0), line);
      rows.add(new Row<>(content.apply(cells), roles(cells)));
    }
    return rows;
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList();
  }

  private static Map<String, String> named(List<String> names, List<String> values) {
    if (names.size() != values.size()) {
      throw new IllegalArgumentException(
          values + ", expected " + names.size() + " columns: " + names);
    }
    Map<String, String> cells = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      cells.put(names.get(i), values.get(i));
    }
    return cells;
  }

  private static Map<Peer, String> roles(Map<String, String> cells) {
    return Map.of(
        Peer.J60870, cell(cells, "j60870"),
        Peer.NEOSCADA, cell(cells, "NeoSCADA"),
        Peer.OURS, cell(cells, "ours"));
  }

  private static PeerPoint point(Map<String, String> cells, int cause) {
    return new PeerPoint(
        Integer.parseInt(cell(cells, "CA")),
        Integer.parseInt(cell(cells, "IOA")),
        cell(cells, "type"),
        cell(cells, "value"),
        cell(cells, "quality"),
        cells.getOrDefault("time", PeerPoint.NONE),
        cause);
  }

  private static CommandCase command(Map<String, String> cells) {
    PeerCommand command =
        new PeerCommand(
            Integer.parseInt(cell(cells, "CA")),
            Integer.parseInt(cell(cells, "IOA")),
            cell(cells, "type"),
            cell(cells, "value"),
            cell(cells, "execution"),
            cell(cells, "time"));
    List<Integer> answers =
        Arrays.stream(cell(cells, "answer").split(" ")).map(Integer::valueOf).toList();
    return new CommandCase(command, answers);
  }

  private static String cell(Map<String, String> cells, String column) {
    String cell = cells.get(column);
    if (cell == null) {
      throw new IllegalArgumentException("no column " + column + " in " + cells);
    }
    return cell;
  }
}
