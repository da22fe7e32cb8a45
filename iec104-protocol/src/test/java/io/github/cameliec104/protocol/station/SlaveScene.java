package io.github.cameliec104.protocol.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.asdu.AddressSizes;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.AsduCodec;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TimeRules;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.file.FileEntry;
import io.github.cameliec104.protocol.file.FileRules;
import io.github.cameliec104.protocol.file.FilesInMemory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A slave with one master or some, without a network, in virtual time. */
final class SlaveScene implements SlaveListener {

  /** 2024-07-15 13:45:37.123, a Monday: the time of all events that come without one. */
  static final Instant WALL_CLOCK = Instant.parse("2024-07-15T13:45:37.123Z");

  /** What the slave is like. */
  static final class Setting {
    final List<StationPoint> points = new ArrayList<>();
    final List<Integer> stations = new ArrayList<>();
    Duration timeout = Duration.ofSeconds(10);
    Duration select = Duration.ofSeconds(30);
    Duration maxAge = Duration.ZERO;
    CommandAdmission admission = CommandAdmission.DEFAULT;
    ClockMode clock = ClockMode.REFUSE;
    boolean initialization;
    boolean clockRuns;
    boolean saves;
    ProcessRules process = ProcessRules.DEFAULT;
    boolean termination = true;
    int events = 100;
    int measurements = 100;
    EventOrder order = EventOrder.TIME;
    MeasurementEvents wanted = MeasurementEvents.ALL;
    final List<String> groups = new ArrayList<>();
    @Nullable FilesInMemory files;
    FileRules fileRules = FileRules.DEFAULT;

    EventRules rules() {
      return new EventRules(new EventBuffer(events, events, measurements, order, wanted), groups);
    }

    FilesInMemory files() {
      if (files == null) {
        files = new FilesInMemory();
      }
      return files;
    }
  }

  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  private final AsduCodec codec = new AsduCodec(AddressSizes.STANDARD);
  private final LinkCounters counters = new LinkCounters();
  private final SlaveStation station;
  private final Map<String, SlaveLink> links = new HashMap<>();
  private final Map<String, String> deactivated = new HashMap<>();
  private SlaveLink link;
  private @Nullable SlaveLink other;
  private final Deque<String> asked = new ArrayDeque<>();
  private final Deque<CommandReply> replies = new ArrayDeque<>();
  private final Deque<Consumer<Boolean>> saving = new ArrayDeque<>();
  private @Nullable CommandReply reply;
  private String where = "";
  private final boolean clockRuns;
  private Instant wallClock = WALL_CLOCK;
  private int received;
  private int done;
  private long nowNanos = Long.MAX_VALUE - 5_000_000_000L;

  SlaveScene(Setting setting) {
    station =
        new SlaveStation(
            codec,
            TimeRules.DEFAULT,
            this,
            (InstantSource) () -> wallClock,
            setting.rules(),
            new CommandRules(
                setting.timeout,
                setting.termination,
                setting.select,
                setting.maxAge,
                setting.admission),
            new SystemRules(setting.clock, setting.initialization, setting.process));
    clockRuns = setting.clockRuns;
    if (setting.saves) {
      station.restore(List.of(), (all, saved) -> saving.add(saved));
    }
    station.declare(setting.points);
    setting.stations.forEach(station::host);
    if (setting.files != null) {
      station.files().serve(setting.files, setting.fileRules);
    }
    link = connect("1", setting.groups.isEmpty() ? "master" : setting.groups.get(0));
    links.put("1", link);
    start();
  }

  private SlaveLink connect(String number, String key) {
    SlaveConnection connection =
        new SlaveConnection() {
          @Override
          public void execute(Runnable task) {
            task.run();
          }

          @Override
          public void deactivate(String reason) {
            deactivated.put(number, reason);
          }
        };
    return station.connected("master:" + number, key, counters, connection);
  }

  /** Goes on with another connection, which is made if it is not there. */
  void on(String number, String group) {
    link = links.computeIfAbsent(number, n -> connect(n, group));
  }

  void expectDeactivated(String number, String reason) {
    assertThat(deactivated.remove(number)).as(where).isEqualTo(reason);
  }

  /** Where the script is, for messages. */
  void at(String line) {
    where = line;
  }

  SlaveStation station() {
    return station;
  }

  LinkCounters counters() {
    return counters;
  }

  @Override
  public void command(ReceivedCommand command, CommandReply commandReply) {
    asked.add(command.address() + " " + command.type());
    replies.add(commandReply);
  }

  @Override
  public void reset(int commonAddress, CommandReply commandReply) {
    asked.add("reset " + commonAddress);
    replies.add(commandReply);
  }

  /** Parameters are saved at last, or cannot be; one save at a time. */
  void saved(boolean done) {
    assertThat(saving).as(where).hasSize(1);
    saving.remove().accept(done);
  }

  void receive(byte[] asdu) {
    received++;
    link.received(codec.decode(ByteBuffer.wrap(asdu)), () -> done++, nowNanos);
  }

  /** Another master, whose data transfer is started when it first does something. */
  private SlaveLink other() {
    SlaveLink there = other;
    if (there == null) {
      there = connect("other", "other");
      there.started(nowNanos);
      other = there;
    }
    return there;
  }

  void receiveFromOther(byte[] asdu) {
    other().received(codec.decode(ByteBuffer.wrap(asdu)), () -> {}, nowNanos);
  }

  void expectSentToOther(byte[] asdu) {
    assertThat(next(other())).as(where).isEqualTo(HEX.formatHex(asdu));
  }

  void announce(FileEntry entry) {
    station.files().announce(entry);
  }

  void report(byte[] asdu) {
    station.update(updates(codec.decode(ByteBuffer.wrap(asdu))));
  }

  private static List<PointUpdate> updates(Asdu asdu) {
    List<PointUpdate> updates = new ArrayList<>();
    for (InformationObject object : asdu.objects()) {
      updates.add(
          new PointUpdate(
              null,
              new PointAddress(asdu.commonAddress(), object.address()),
              Objects.requireNonNull(TypeId.of(asdu.typeNumber())),
              asdu.cause(),
              (Monitored) object.element(),
              object.time(),
              null,
              WALL_CLOCK));
    }
    return updates;
  }

  void expectSent(byte[] asdu) {
    assertThat(next(link)).as(where).isEqualTo(HEX.formatHex(asdu));
  }

  void expectNothing() {
    assertThat(next(link)).as(where).isEqualTo("nothing");
    assertThat(done).as(where + ": requests done").isEqualTo(received);
  }

  /** Takes everything that the slave has to send; returns how many ASDUs it is. */
  int drain() {
    int asdus = 0;
    while (link.next(nowNanos) != null) {
      asdus++;
    }
    return asdus;
  }

  /** Time passes in which nobody looks at a clock. */
  void sleep(Duration time) {
    goOn(nowNanos + time.toNanos());
  }

  private String next(SlaveLink to) {
    Asdu asdu = to.next(nowNanos);
    if (asdu == null) {
      return "nothing";
    }
    SlaveRig.checkCause(asdu);
    ByteBuffer out = ByteBuffer.allocate(AddressSizes.MAX_ASDU);
    codec.encode(asdu, out);
    return HEX.formatHex(out.array(), 0, out.position());
  }

  void expectAsked(String command) {
    assertThat(asked.poll()).as(where).isEqualTo(command);
    reply = replies.remove();
  }

  void expectNotAsked() {
    assertThat(asked).as(where).isEmpty();
  }

  CommandReply reply() {
    return Objects.requireNonNull(reply, "no command was asked");
  }

  void acknowledge(int asdus) {
    link.acknowledged(asdus, nowNanos);
  }

  void start() {
    link.started(nowNanos);
  }

  void stop() {
    link.stopped("stopped", nowNanos);
  }

  void mark(PointSelection points, Quality quality) {
    station.mark(points, quality);
  }

  void substitute(byte[] asdu) {
    station.substitute(updates(codec.decode(ByteBuffer.wrap(asdu))));
  }

  void advance(Duration time) {
    long until = nowNanos + time.toNanos();
    station.onTime();
    while (nowNanos != until) {
      Duration wait = station.onTime();
      long due = earlier(until, link.deadline());
      goOn(wait == null ? due : earlier(due, nowNanos + Math.min(wait.toNanos(), 1_000_000_000L)));
    }
  }

  private void goOn(long until) {
    wallClock = clockRuns ? wallClock.plusNanos(until - nowNanos) : wallClock;
    nowNanos = until;
    long due = link.deadline();
    if (due != Long.MAX_VALUE && nowNanos - due >= 0) {
      link.onDeadline(nowNanos);
    }
    station.onTime();
  }

  private static long earlier(long time, long due) {
    return due != Long.MAX_VALUE && due - time < 0 ? due : time;
  }
}
