package io.github.cameliec104.protocol.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cameliec104.protocol.asdu.Cp56Time;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.SentTags;
import io.github.cameliec104.protocol.asdu.SummerTime;
import io.github.cameliec104.protocol.asdu.SystemElement.ClockSynchronization;
import io.github.cameliec104.protocol.asdu.TimeRules;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.ClockMode;
import io.github.cameliec104.protocol.station.CommandResult;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.MasterListener;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.SlaveListener;
import io.github.cameliec104.protocol.station.StartUp;
import io.github.cameliec104.protocol.station.SystemRules;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Times of three stations in three zones, from a slave to a master. */
class TimeOverTheWireTest {

  private static final TimeRules ZONES =
      TimeRules.DEFAULT.withStationZones(
          Map.of(
              1, ZoneId.of("Europe/Berlin"),
              2, ZoneId.of("America/New_York"),
              3, ZoneId.of("Australia/Lord_Howe")));

  private static final Map<Integer, List<String>> CHANGES =
      Map.of(
          1, List.of("2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z"),
          2, List.of("2026-03-08T07:00:00Z", "2026-11-01T06:00:00Z"),
          3, List.of("2026-04-04T15:00:00Z", "2026-10-03T15:30:00Z"));

  private static final int SECONDS = 3900;
  private static final SlaveListener IDLE = new SlaveListener() {};

  private final BlockingQueue<PointUpdate> received = new LinkedBlockingQueue<>();
  private final MasterListener listener =
      (points, done) -> {
        received.addAll(points);
        done.run();
      };

  private static SlaveSettings slave(TimeRules rules) {
    return SlaveSettings.of("127.0.0.1", 0).withLink(LinkSettings.DEFAULT.withTime(rules));
  }

  private static MasterSettings master(Iec104Slave slave, TimeRules rules) {
    return MasterSettings.of("127.0.0.1", slave.port())
        .withLink(LinkSettings.DEFAULT.withTime(rules))
        .withStartUp(StartUp.DEFAULT.withInterrogate(List.of()));
  }

  private static void awaitStart(Iec104Master master) {
    Awaitility.await().until(() -> master.state() == LinkState.STARTED);
  }

  private PointUpdate next() throws InterruptedException {
    PointUpdate next = received.poll(20, TimeUnit.SECONDS);
    assertThat(next).as("a point within 20 s").isNotNull();
    return next;
  }

  private static PointUpdate at(int station, Instant time) {
    return PointUpdate.of(
        new PointAddress(station, 100),
        TypeId.M_SP_TB_1,
        new Monitored.SinglePoint(true, Quality.GOOD),
        time);
  }

  /** With SU ignored only the reception tells the two hours apart, which are both long ago. */
  @ParameterizedTest
  @EnumSource(
      value = SummerTime.class,
      names = {"TRUST", "NEVER"})
  void everySecondAroundEveryChangeArrives(SummerTime summerTime) throws Exception {
    TimeRules rules = ZONES.withSummerTime(summerTime);
    List<PointUpdate> sent = new ArrayList<>();
    CHANGES.forEach(
        (station, changes) -> {
          for (String change : changes) {
            for (int second = -SECONDS; second <= SECONDS; second++) {
              sent.add(at(station, Instant.parse(change).plusSeconds(second)));
            }
          }
        });
    SlaveSettings settings = slave(rules);
    SlaveLimits limits = settings.limits().withMaxConnections(1).withEventBuffer(sent.size());
    try (Iec104Slave slave = Iec104Slave.bind(settings.withLimits(limits), IDLE);
        Iec104Master master = Iec104Master.open(master(slave, rules), listener)) {
      slave.update(sent).join();
      for (PointUpdate update : sent) {
        PointUpdate arrived = next();
        assertThat(arrived.time()).isEqualTo(update.time());
        assertThat(arrived.timeQuality().isGood()).isTrue();
      }
      assertThat(master.state()).isEqualTo(LinkState.STARTED);
    }
  }

  @Test
  void aClockOutsideTheCenturyDoesNotStopUpdates() throws Exception {
    TimeRules rules = TimeRules.DEFAULT;
    try (Iec104Slave slave = Iec104Slave.bind(slave(rules), IDLE);
        Iec104Master master = Iec104Master.open(master(slave, rules), listener)) {
      slave.update(at(1, Instant.parse("1970-01-01T00:00:05Z"))).join();
      PointUpdate arrived = next();
      assertThat(arrived.time()).isEqualTo("2000-01-01T00:00:00Z");
      assertThat(arrived.timeQuality().toString()).isEqualTo("IV");
      assertThat(master.state()).isEqualTo(LinkState.STARTED);
    }
  }

  @Test
  void theClockOfEachStationIsSetInItsZone() throws Exception {
    SystemRules offset = new SystemRules(ClockMode.OFFSET, false);
    try (Iec104Slave slave = Iec104Slave.bind(slave(ZONES).withSystem(offset), IDLE);
        Iec104Master master = Iec104Master.open(master(slave, ZONES), listener)) {
      slave.host(1).join();
      slave.host(3).join();
      awaitStart(master);
      for (int station : new int[] {1, 3}) {
        CommandResult result = master.synchronizeClock(station).get(10, TimeUnit.SECONDS);
        assertThat(result.positive()).isTrue();
        Cp56Time told = ((ClockSynchronization) result.answer().first().element()).time();
        ZoneId zone = ZONES.zone(station);
        assertThat(told.hour()).isEqualTo(told.toInstant(zone).atZone(zone).getHour());
        assertThat(slave.clockOffset()).isBetween(Duration.ofSeconds(-5), Duration.ofSeconds(5));
      }
      assertThat(master.synchronizeClock(StartUp.ALL_STATIONS))
          .failsWithin(Duration.ofSeconds(10))
          .withThrowableOfType(ExecutionException.class)
          .withMessageContaining("different time zones");
    }
  }

  @Test
  void aBroadcastClockIsReadInTheZoneOfTheLink() throws Exception {
    SystemRules offset = new SystemRules(ClockMode.OFFSET, false);
    try (Iec104Slave slave = Iec104Slave.bind(slave(ZONES).withSystem(offset), IDLE);
        Iec104Master master = Iec104Master.open(master(slave, TimeRules.DEFAULT), listener)) {
      slave.host(1).join();
      slave.host(2).join();
      awaitStart(master);
      CommandResult result =
          master.synchronizeClock(StartUp.ALL_STATIONS).get(10, TimeUnit.SECONDS);
      assertThat(result.positive()).isTrue();
      assertThat(slave.clockOffset()).isBetween(Duration.ofSeconds(-5), Duration.ofSeconds(5));
    }
  }

  @Test
  void onlyStationsOfOneZoneAreSetAtOnceAtTheStart() {
    MasterSettings settings = MasterSettings.of("rtu.example", 2404);
    StartUp clock = StartUp.DEFAULT.withClock(true);
    LinkSettings zones = LinkSettings.DEFAULT.withTime(ZONES);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.withStartUp(clock).withLink(zones))
        .withMessageContaining("time zones differ");
    assertThat(settings.withStartUp(clock.withInterrogate(List.of(1, 2))).withLink(zones))
        .isNotNull();
  }

  @Test
  void tagsOfAClockThatNobodyHasSetAreInvalidIfWanted() throws Exception {
    TimeRules rules = TimeRules.DEFAULT.withSent(new SentTags(true, true, true, true));
    SystemRules offset = new SystemRules(ClockMode.OFFSET, false);
    try (Iec104Slave slave = Iec104Slave.bind(slave(rules).withSystem(offset), IDLE);
        Iec104Master master = Iec104Master.open(master(slave, rules), listener)) {
      slave.update(at(1, null)).join();
      assertThat(next().timeQuality().toString()).isEqualTo("IV SB");
      slave.update(at(1, Instant.parse("2026-11-20T10:00:00Z"))).join();
      assertThat(next().timeQuality().isGood()).isTrue();
      awaitStart(master);
      master.synchronizeClock(1).get(10, TimeUnit.SECONDS);
      slave.update(at(1, null)).join();
      assertThat(next().timeQuality().toString()).isEqualTo("SB");
    }
  }
}
