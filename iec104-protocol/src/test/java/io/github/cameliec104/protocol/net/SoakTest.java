package io.github.cameliec104.protocol.net;

import static io.github.cameliec104.protocol.net.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.apci.ApciSession.Acknowledge;
import io.github.cameliec104.protocol.apci.ApciSettings;
import io.github.cameliec104.protocol.asdu.Monitored.Bitstring;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.MasterListener;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.StartUp;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Numbered events over real sockets, through a relay that cuts the link again and again. {@code
 * -Diec104.soak=30} makes it run that many seconds with a cut about every 200 ms; without, it runs
 * for half a second. The relay lets nobody in before the slave has found the old connection dead:
 * while it has two of one host, it repeats to both what either has not acknowledged.
 */
class SoakTest {

  private static final int SECONDS = Integer.getInteger("iec104.soak", 0);
  private static final Duration LENGTH =
      SECONDS == 0 ? Duration.ofMillis(500) : Duration.ofSeconds(SECONDS);
  private static final int CUT_MILLIS = SECONDS == 0 ? 30 : 200;
  private static final int BUFFER = 5000;
  private static final int BATCH = 20;

  private static final int SEED = 104;

  private final Random random = new Random(SEED);
  private final AtomicInteger taken = new AtomicInteger();

  /** Hears every number after the one before; after a cut again those not acknowledged. */
  private final class Heard implements MasterListener {
    private final Iec104Slave slave;
    private volatile String fault = "";
    private volatile int last;
    private volatile int highest;
    private final AtomicInteger repeated = new AtomicInteger();
    private int acknowledged;
    private boolean fresh = true;

    Heard(Iec104Slave slave) {
      this.slave = slave;
    }

    @Override
    public void points(List<PointUpdate> points, Runnable done) {
      for (PointUpdate point : points) {
        hear(((Bitstring) point.value()).bits());
      }
      done.run();
    }

    private void hear(int number) {
      boolean expected =
          fresh ? number > acknowledged && number <= highest + 1 : number == last + 1;
      if (!expected && fault.isEmpty()) {
        fault =
            "%d after %d, highest %d, fresh %s, acknowledged %d"
                .formatted(number, last, highest, fresh, acknowledged);
      }
      fresh = false;
      last = number;
      repeated.addAndGet(number <= highest ? 1 : 0);
      highest = Math.max(highest, number);
    }

    @Override
    public void event(LinkEvent event) {
      if (event instanceof LinkEvent.StateChanged changed
          && changed.state() == LinkState.DISCONNECTED) {
        int before = taken.get();
        acknowledged = Math.max(acknowledged, before - (int) slave.statistics().eventsBuffered());
        fresh = true;
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Acknowledge.class)
  void everyEventArrivesInOrderHoweverOftenTheLinkIsCut(Acknowledge mode) throws IOException {
    SlaveSettings limited =
        SlaveSettings.of("127.0.0.1", 0).withLimits(SlaveLimits.DEFAULT.withEventBuffer(BUFFER));
    try (Iec104Slave slave = Iec104Slave.bind(limited, new Recorder());
        Relay relay = new Relay(slave.port(), before -> isOver(slave, before))) {
      Heard heard = new Heard(slave);
      try (Iec104Master master = Iec104Master.open(master(relay.port(), mode), heard)) {
        publish(slave, relay, heard);
        eventually(() -> heard.highest == taken.get() || !heard.fault.isEmpty());
        eventually(() -> slave.statistics().eventsBuffered() == 0 || !heard.fault.isEmpty());
        assertThat(heard.fault).isEmpty();
        assertThat(slave.statistics().eventsDropped()).isZero();
        eventually(() -> master.state() == LinkState.STARTED);
        assertThat(relay.connections()).isGreaterThan(1);
      }
      System.out.printf(
          "%s: %d events, %d repeated, %d connections%n",
          mode, taken.get(), heard.repeated.get(), relay.connections());
    }
  }

  private static boolean isOver(Iec104Slave slave, int connections) {
    return slave.statistics().disconnects() == connections && slave.peers().isEmpty();
  }

  private static MasterSettings master(int port, Acknowledge mode) {
    Reconnect soon = new Reconnect(Duration.ofMillis(5), Duration.ofMillis(5), 1, 0);
    return MasterSettings.of("127.0.0.1", port)
        .withReconnect(soon)
        .withStartUp(StartUp.DEFAULT.withInterrogate(List.of()))
        .withLink(
            LinkSettings.DEFAULT
                .withAcknowledge(mode)
                .withApci(ApciSettings.DEFAULT.withT2(Duration.ofMillis(50))));
  }

  /** Reports events in small batches, never more than the buffer holds, and cuts in between. */
  private void publish(Iec104Slave slave, Relay relay, Heard heard) {
    long start = System.nanoTime();
    long nextCut = start;
    while (System.nanoTime() - start < LENGTH.toNanos() && heard.fault.isEmpty()) {
      if (slave.statistics().eventsBuffered() <= BUFFER - BATCH) {
        List<PointUpdate> updates = new ArrayList<>();
        for (int i = 1 + random.nextInt(BATCH); i > 0; i--) {
          updates.add(event(taken.get() + updates.size() + 1));
        }
        slave.update(updates).join();
        taken.addAndGet(updates.size());
      }
      LockSupport.parkNanos(100_000); // not faster than the link, or every cut finds it full
      if (System.nanoTime() - nextCut >= 0) {
        relay.cut();
        nextCut = System.nanoTime() + random.nextInt(2 * CUT_MILLIS) * 1_000_000L;
      }
    }
  }

  private PointUpdate event(int number) {
    return PointUpdate.of(
        new PointAddress(1 + random.nextInt(2), 1),
        TypeId.M_BO_NA_1,
        new Bitstring(number, Quality.GOOD));
  }
}
