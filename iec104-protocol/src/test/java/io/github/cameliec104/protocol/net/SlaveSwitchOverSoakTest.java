package io.github.cameliec104.protocol.net;

import static io.github.cameliec104.protocol.net.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.apci.ApciSettings;
import io.github.cameliec104.protocol.asdu.Monitored.Bitstring;
import io.github.cameliec104.protocol.asdu.Monitored.ShortFloat;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.EventBuffer;
import io.github.cameliec104.protocol.station.EventOrder;
import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.MasterListener;
import io.github.cameliec104.protocol.station.MeasurementEvents;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.StartUp;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * One redundancy group, two masters that both want its data transfer, so that it changes hands all
 * the time, over real sockets and while measured values flood the buffer. {@code -Diec104.soak=30}
 * makes it run that many seconds; without, it runs for half a second.
 */
class SlaveSwitchOverSoakTest {

  private static final int SECONDS = Integer.getInteger("iec104.soak", 0);
  private static final Duration LENGTH =
      SECONDS == 0 ? Duration.ofMillis(500) : Duration.ofSeconds(SECONDS);
  private static final int BUFFER = 2000;
  private static final EventBuffer EVENTS =
      new EventBuffer(BUFFER, 1, 50, EventOrder.TIME, MeasurementEvents.ALL);

  /** The highest number that any connection of the group was sent. */
  private final AtomicInteger highest = new AtomicInteger();

  private volatile String fault = "";

  /** Hears on each connection every number after the one before, and begins where no gap is. */
  private final class Heard implements MasterListener {
    private int last = -1;

    @Override
    public void points(List<PointUpdate> points, Runnable done) {
      for (PointUpdate point : points) {
        if (point.value() instanceof Bitstring status) {
          hear(status.bits());
        }
      }
      done.run();
    }

    private void hear(int number) {
      boolean expected = last < 0 ? number <= highest.get() + 1 : number == last + 1;
      if (!expected && fault.isEmpty()) {
        fault = number + " after " + last + ", highest " + highest;
      }
      last = number;
      highest.accumulateAndGet(number, Math::max);
    }

    @Override
    public void event(LinkEvent event) {
      if (event instanceof LinkEvent.StateChanged changed
          && changed.state() == LinkState.DISCONNECTED) {
        last = -1;
      }
    }
  }

  @Test
  void everyStatusEventArrivesInOrderHoweverOftenTheGroupSwitchesOver() throws IOException {
    SlaveLimits limits = SlaveLimits.DEFAULT.withEvents(EVENTS).withGroups(RedundancyGroups.SINGLE);
    Recorder recorder = new Recorder();
    try (Iec104Slave slave =
        Iec104Slave.bind(SlaveSettings.of("127.0.0.1", 0).withLimits(limits), recorder)) {
      int reported;
      try (Iec104Master first = open(slave);
          Iec104Master second = open(slave)) {
        reported = publish(slave);
        assertThat(first.statistics().connects()).isGreaterThan(1);
        assertThat(second.statistics().connects()).isGreaterThan(1);
      }
      try (Iec104Master last = open(slave)) {
        eventually(() -> highest.get() == reported || !fault.isEmpty());
        eventually(() -> slave.statistics().eventsBuffered() == 0 || !fault.isEmpty());
        eventually(() -> last.state() == LinkState.STARTED);
      }
      assertThat(fault).isEmpty();
      assertThat(slave.statistics().statusEventsDropped()).isZero();
      System.out.printf(
          "%d status events, %d connections, %d measured values dropped%n",
          reported, slave.statistics().connects(), slave.statistics().measurementEventsDropped());
    }
  }

  private Iec104Master open(Iec104Slave slave) {
    MasterSettings settings =
        MasterSettings.of("127.0.0.1", slave.port())
            .withReconnect(new Reconnect(Duration.ofMillis(5), Duration.ofMillis(5), 1, 0))
            .withStartUp(StartUp.DEFAULT.withInterrogate(List.of()))
            .withLink(
                LinkSettings.DEFAULT.withApci(ApciSettings.DEFAULT.withT2(Duration.ofMillis(50))));
    return Iec104Master.open(settings, new Heard());
  }

  private int publish(Iec104Slave slave) {
    long start = System.nanoTime();
    int reported = 0;
    int measured = 0;
    while (System.nanoTime() - start < LENGTH.toNanos() && fault.isEmpty()) {
      List<PointUpdate> updates = new ArrayList<>();
      if (reported - highest.get() < BUFFER / 2) {
        updates.add(
            PointUpdate.of(
                new PointAddress(1, 1), TypeId.M_BO_NA_1, new Bitstring(++reported, Quality.GOOD)));
      }
      for (int i = 0; i < 20; i++) {
        updates.add(
            PointUpdate.of(
                new PointAddress(1, 2),
                TypeId.M_ME_NC_1,
                new ShortFloat(++measured, Quality.GOOD)));
      }
      slave.update(updates).join();
      LockSupport.parkNanos(100_000); // not faster than the link
    }
    return reported;
  }
}
