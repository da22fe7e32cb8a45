package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.file.FileAddress;
import io.github.cameliec104.protocol.file.FileEntry;
import io.github.cameliec104.protocol.file.FilesInMemory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a master and the process do to a slave, and what the slave has to do, read from a text file.
 * One directive a line, {@code #} begins a comment; data transfer is started at the beginning.
 *
 * <pre>
 * point 1/100 M_SP_NA_1 1 16    a point, in groups 1 and 16; settings come first. Behind the groups
 *                               deadband=0.5 or deadband=5%, twice, THRESHOLD=10001
 * command 1/5000 C_SC_NA_1      an object that can be commanded, perhaps with a CommandMode and
 *                               with returns=1/100
 * host 7                        a station without points
 * timeout 10s                   how long the application may take to answer a command
 * select 30s                    how long a selection lasts
 * termination no                commands are not terminated
 * maxage 10s                    how old commands with time tag may be
 * commandtime REQUIRED          the CommandTime
 * originators 1 2               the originators whose commands are taken
 * testcommands yes              the application gets commands for test
 * clock OFFSET                  the ClockMode
 * initialization yes            stations tell that they have started
 * cyclic 5s, cyclic 1:5s 2:60s  cyclic data of all points, or of groups; the same with background
 * counters A 15s reset          the CounterMode, its period, and whether counters are reset
 * parameters yes                masters may parametrize; interrogated: they are interrogated, too;
 *                               saved: they are saved, which the script decides
 * returntime 10s                how long a command has an effect after its answer
 * clock runs                    the clock on the wall shows the time that passes
 * events 3                      most events of status and counters kept
 * measurements 3                most events of measured values kept
 * order CLASS                   the EventOrder
 * wanted LATEST                 the MeasurementEvents
 * group a                       a redundancy group; connection 1 is of the first
 * file 1/30000/1 600            a file of octets 0, 1, 2, ..., 255, 0, ... made at the time of the wall clock
 * sections 300 100              octets of sections and segments
 *
 * &gt; 64 01 06 ...                the master sends an ASDU
 * &lt; 64 01 07 ...                the slave sends exactly this ASDU next
 * &gt;&gt; 64 01 06 ..., &lt;&lt; ...      the same with another master
 * nothing                       the slave has nothing to send
 * announce 1/30000/1 600        the application has a new file
 * ack 2                         the master acknowledges the two oldest ASDUs
 * stop, start                   data transfer stops, starts
 * report 01 01 03 ...           the process reports the points of this ASDU
 * mark 1 NT BL, mark 1/100 IV    the application puts flags over a station, a point; without flags
 *                               it takes them away
 * substitute 01 01 03 ...       the application puts values over points
 * asks 1/5000 C_SC_NA_1         the application is asked to carry out this command next
 * asks reset 1                  the application is asked to reset this station
 * confirm, terminate, refuse    the application answers the command asked last
 * refuse UNKNOWN_TYPE           the same with a cause
 * saved yes, saved no           parameters are saved, or cannot be
 * on 2 a                        what follows concerns connection 2, of group a or of host a
 * deactivated 1 because ...     connection 1 is closed for this reason
 * + 10s                         time passes
 * </pre>
 *
 * <p>At the end the slave must have nothing more to send and to ask.
 */
final class SlaveScript {

  /** One directive that happens when the slave is there. */
  interface Step {
    void run(SlaveScene scene);
  }

  private final String name;
  private final SlaveScene.Setting setting = new SlaveScene.Setting();
  private final List<Step> steps = new ArrayList<>();

  private SlaveScript(String name) {
    this.name = name;
  }

  /**
   * Reads the lines of a file.
   *
   * @throws IllegalArgumentException if a line is no directive; the message says which
   */
  static SlaveScript parse(String name, List<String> lines) {
    SlaveScript script = new SlaveScript(name);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replaceFirst("#.*", "").strip();
      if (!line.isEmpty()) {
        script.directive(name + ":" + (i + 1) + ": " + line, line.split("\\s+"));
      }
    }
    return script;
  }

  void run() {
    SlaveScene scene = new SlaveScene(setting);
    steps.forEach(step -> step.run(scene));
    scene.at(name + ": end");
    scene.expectNothing();
    scene.expectNotAsked();
  }

  private void directive(String where, String[] words) {
    try {
      if (!setting(words)) {
        Consumer<SlaveScene> action = action(words);
        steps.add(
            scene -> {
              scene.at(where);
              action.accept(scene);
            });
      }
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
    }
  }

  private boolean setting(String[] words) {
    switch (words[0]) {
      case "point" ->
          setting.points.add(
              new StationPoint(
                      PointAddress.parse(words[1]), TypeId.valueOf(words[2]), groups(words))
                  .withReport(Reports.of(words)));
      case "command" ->
          setting.points.add(
              new StationPoint(
                      PointAddress.parse(words[1]), TypeId.valueOf(words[2]), Set.of(), mode(words))
                  .withReport(Reports.of(words)));
      case "maxage" -> setting.maxAge = duration(words[1]);
      case "commandtime" -> admission(CommandTime.valueOf(words[1]), setting.admission.test());
      case "testcommands" -> admission(setting.admission.time(), words[1].equals("yes"));
      case "originators" ->
          setting.admission =
              new CommandAdmission(
                  setting.admission.time(),
                  Stream.of(words).skip(1).map(Integer::valueOf).collect(Collectors.toSet()),
                  setting.admission.test());
      case "clock" -> clock(words[1]);
      case "cyclic" -> setting.process = setting.process.withCyclic(plan(words));
      case "background" -> setting.process = setting.process.withBackground(plan(words));
      case "parameters" -> parameters(words[1]);
      case "returntime" -> setting.process = setting.process.withReturnTime(duration(words[1]));
      case "counters" -> setting.process = setting.process.withCounters(counters(words));
      case "initialization" -> setting.initialization = words[1].equals("yes");
      case "select" -> setting.select = duration(words[1]);
      case "host" -> setting.stations.add(Integer.parseInt(words[1]));
      case "timeout" -> setting.timeout = duration(words[1]);
      case "termination" -> setting.termination = !words[1].equals("no");
      case "file" ->
          setting
              .files()
              .with(
                  file(words[1]),
                  FilesInMemory.counting(Integer.parseInt(words[2])),
                  SlaveScene.WALL_CLOCK);
      case "sections" ->
          setting.fileRules =
              setting.fileRules.withSizes(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
      case "events" -> setting.events = Integer.parseInt(words[1]);
      case "measurements" -> setting.measurements = Integer.parseInt(words[1]);
      case "order" -> setting.order = EventOrder.valueOf(words[1]);
      case "wanted" -> setting.wanted = MeasurementEvents.valueOf(words[1]);
      case "group" -> setting.groups.add(words[1]);
      default -> {
        return false;
      }
    }
    if (!steps.isEmpty()) {
      throw new IllegalArgumentException("settings come first");
    }
    return true;
  }

  private void parameters(String word) {
    setting.saves = word.equals("saved");
    setting.process =
        setting.process.withParameters(
            ParameterRules.ALLOWED.withInterrogated(word.equals("interrogated")));
  }

  private void clock(String word) {
    if (word.equals("runs")) {
      setting.clockRuns = true;
    } else {
      setting.clock = ClockMode.valueOf(word);
    }
  }

  private static CounterRules counters(String[] words) {
    Duration period = words.length > 2 ? duration(words[2]) : CounterRules.DEFAULT.period();
    return new CounterRules(CounterMode.valueOf(words[1]), period, words.length > 3);
  }

  private static ScanPlan plan(String[] words) {
    Map<Integer, Duration> periods = new HashMap<>();
    for (String word : List.of(words).subList(1, words.length)) {
      String[] parts = word.split(":", -1);
      int group = parts.length == 1 ? ScanPlan.ALL : Integer.parseInt(parts[0]);
      periods.put(group, duration(parts[parts.length - 1]));
    }
    return ScanPlan.groups(periods);
  }

  private void admission(CommandTime time, boolean test) {
    setting.admission = new CommandAdmission(time, setting.admission.originators(), test);
  }

  private static CommandMode mode(String[] words) {
    return words.length > 3 && !words[3].contains("=")
        ? CommandMode.valueOf(words[3])
        : CommandMode.DIRECT_OR_SELECT;
  }

  private static Set<Integer> groups(String[] words) {
    return Stream.of(words)
        .skip(3)
        .filter(word -> word.matches("\\d+"))
        .map(Integer::valueOf)
        .collect(Collectors.toSet());
  }

  private static Consumer<SlaveScene> action(String[] words) {
    return switch (words[0]) {
      case ">" -> octets(words, SlaveScene::receive);
      case "<" -> octets(words, SlaveScene::expectSent);
      case ">>" -> octets(words, SlaveScene::receiveFromOther);
      case "<<" -> octets(words, SlaveScene::expectSentToOther);
      case "announce" -> announce(words);
      case "report" -> octets(words, SlaveScene::report);
      case "substitute" -> octets(words, SlaveScene::substitute);
      case "mark" -> mark(words);
      case "nothing" -> SlaveScene::expectNothing;
      case "ack" -> number(words[1], SlaveScene::acknowledge);
      case "stop" -> SlaveScene::stop;
      case "start" -> SlaveScene::start;
      case "asks" -> asks(words[1] + " " + words[2]);
      case "on" -> on(words[1], words[2]);
      case "deactivated" -> deactivated(words);
      case "confirm" -> scene -> scene.reply().confirm();
      case "terminate" -> scene -> scene.reply().terminate();
      case "refuse" -> words.length == 1 ? scene -> scene.reply().refuse() : refuse(words[1]);
      case "saved" -> scene -> scene.saved(words[1].equals("yes"));
      case "+" -> advance(duration(words[1]));
      default -> throw new IllegalArgumentException("unknown directive");
    };
  }

  private static FileAddress file(String text) {
    String[] parts = text.split("/", 3);
    return new FileAddress(
        Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
  }

  private static Consumer<SlaveScene> announce(String[] words) {
    FileEntry entry =
        new FileEntry(file(words[1]), Integer.parseInt(words[2]), SlaveScene.WALL_CLOCK);
    return scene -> scene.announce(entry);
  }

  private static Consumer<SlaveScene> mark(String[] words) {
    PointSelection points =
        words[1].contains("/")
            ? PointSelection.point(PointAddress.parse(words[1]))
            : PointSelection.station(Integer.parseInt(words[1]));
    Quality flags = Quality.parse(Stream.of(words).skip(2).toList());
    return scene -> scene.mark(points, flags);
  }

  private interface Taker<T> {
    void take(SlaveScene scene, T value);
  }

  private static Consumer<SlaveScene> octets(String[] words, Taker<byte[]> taker) {
    byte[] octets = HexFormat.of().parseHex(Stream.of(words).skip(1).collect(Collectors.joining()));
    return scene -> taker.take(scene, octets);
  }

  private static Consumer<SlaveScene> number(String word, Taker<Integer> taker) {
    int number = Integer.parseInt(word);
    return scene -> taker.take(scene, number);
  }

  private static Consumer<SlaveScene> asks(String command) {
    return scene -> scene.expectAsked(command);
  }

  private static Consumer<SlaveScene> on(String connection, String group) {
    return scene -> scene.on(connection, group);
  }

  private static Consumer<SlaveScene> deactivated(String[] words) {
    String reason = Stream.of(words).skip(2).collect(Collectors.joining(" "));
    return scene -> scene.expectDeactivated(words[1], reason);
  }

  private static Consumer<SlaveScene> refuse(String word) {
    Cause cause = Cause.valueOf(word);
    return scene -> scene.reply().refuse(cause);
  }

  private static Consumer<SlaveScene> advance(Duration time) {
    return scene -> scene.advance(time);
  }

  private static Duration duration(String text) {
    if (!text.matches("\\d+(ms|s)")) {
      throw new IllegalArgumentException("a time like 10ms or 15s expected");
    }
    long number = Long.parseLong(text.replaceAll("\\D", ""));
    return text.endsWith("ms") ? Duration.ofMillis(number) : Duration.ofSeconds(number);
  }
}
