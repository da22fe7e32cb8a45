package io.github.cameliec104.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Cp56Time;
import io.github.cameliec104.protocol.asdu.Monitored.SinglePoint;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.net.SlaveLimits;
import io.github.cameliec104.protocol.net.SlaveSettings;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Our slave numbers its events, a foreign control centre hears them through a link that is cut
 * again and again. The number of an event is its time tag in milliseconds. {@code
 * -Diec104.soak=3600} makes it run that many seconds with a cut about every two seconds; without,
 * for one second.
 *
 * <p>The control centre is NeoSCADA. j60870 acknowledges what it has not delivered and drops it
 * when the link breaks, so that it cannot witness that nothing is lost.
 */
class ForeignSoakTest {

  private static final int SECONDS = Integer.getInteger("iec104.soak", 0);
  private static final Duration LENGTH = Duration.ofSeconds(Math.max(1, SECONDS));
  private static final int CUT_MILLIS = SECONDS == 0 ? 150 : 2000;
  private static final int BUFFER = 5000;
  private static final int BATCH = 20;
  private static final int SEED = 104;
  private static final Instant ZERO = Instant.parse("2026-01-01T00:00:00Z");

  private final Random random = new Random(SEED);
  private int published;
  private int last;
  private int highest;
  private int repeated;
  private int cuts;

  @Test
  void everyEventArrivesInOrderHoweverOftenTheLinkIsCut() {
    SlaveSettings limited =
        SlaveSettings.of("127.0.0.1", 0).withLimits(SlaveLimits.DEFAULT.withEventBuffer(BUFFER));
    try (OurSlave slave = new OurSlave(limited);
        RecordingRelay relay = new RecordingRelay(slave.port(), "soak");
        MasterPeer master = Peer.NEOSCADA.master(relay.port())) {
      slave.starts().next();
      soak(slave, relay, master);
      await().atMost(Duration.ofMinutes(1)).until(() -> allHeard(slave, master));
      assertThat(highest).isEqualTo(published);
      assertThat(slave.slave().statistics().eventsDropped()).isZero();
      assertThat(cuts).isPositive();
      System.out.printf(
          "%d events in order, %d repeated, %d cuts, %s%n", published, repeated, cuts, LENGTH);
      Tshark.assertClean(relay.capture());
    }
  }

  private void soak(OurSlave slave, RecordingRelay relay, MasterPeer master) {
    long start = System.nanoTime();
    long nextCut = start + CUT_MILLIS * 1_000_000L;
    while (System.nanoTime() - start < LENGTH.toNanos()) {
      publish(slave);
      hear(master);
      if (System.nanoTime() - nextCut >= 0) {
        cut(slave, relay, master);
        nextCut = System.nanoTime() + (1 + random.nextInt(2 * CUT_MILLIS)) * 1_000_000L;
      }
    }
  }

  /** Never more than the buffer holds, and not faster than a foreign master reads. */
  private void publish(OurSlave slave) {
    if (slave.slave().statistics().eventsBuffered() <= BUFFER - BATCH) {
      List<PointUpdate> updates = new ArrayList<>();
      for (int i = 1 + random.nextInt(BATCH); i > 0; i--) {
        updates.add(event(++published));
      }
      slave.slave().update(updates).join();
    }
    LockSupport.parkNanos(1_000_000);
  }

  private PointUpdate event(int number) {
    Instant time = ZERO.plusMillis(number);
    return new PointUpdate(
        null,
        new PointAddress(1, 1 + random.nextInt(50)),
        TypeId.M_SP_TB_1,
        Cause.SPONTANEOUS,
        new SinglePoint(number % 2 == 0, Quality.GOOD),
        Cp56Time.of(time, ZoneOffset.UTC),
        time,
        time);
  }

  /** What the old link brought is heard before the new one is opened. */
  private void cut(OurSlave slave, RecordingRelay relay, MasterPeer master) {
    cuts++;
    relay.cut();
    await().atMost(Duration.ofMinutes(1)).until(() -> slave.slave().peers().isEmpty());
    int acknowledged = published - (int) slave.slave().statistics().eventsBuffered();
    master.disconnect();
    hear(master);
    assertThat(highest).as("acknowledged, but not heard").isGreaterThanOrEqualTo(acknowledged);
    master.connect();
    slave.starts().next();
    last = acknowledged;
  }

  private boolean allHeard(OurSlave slave, MasterPeer master) {
    hear(master);
    return highest == published && slave.slave().statistics().eventsBuffered() == 0;
  }

  private void hear(MasterPeer master) {
    for (PeerPoint point : master.points().drain()) {
      int number = (int) Duration.between(ZERO, Instant.parse(point.time())).toMillis();
      assertThat(number).as("after %d", last).isEqualTo(last + 1);
      assertThat(point.value()).isEqualTo(number % 2 == 0 ? "on" : "off");
      last = number;
      repeated += number <= highest ? 1 : 0;
      highest = Math.max(highest, number);
    }
  }
}
