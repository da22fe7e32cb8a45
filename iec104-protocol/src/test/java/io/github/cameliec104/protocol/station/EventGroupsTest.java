package io.github.cameliec104.protocol.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.Monitored;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Redundancy groups whose connections come, take over, acknowledge and go at random. */
class EventGroupsTest {

  private static final int STATUS_BUFFER = 60;
  private static final int MEASUREMENT_BUFFER = 20;

  /** What a group has got, and what it must get next. */
  private final class Group {
    private final String name;
    private final List<SlaveLink> links = new ArrayList<>();
    private final Deque<Asdu> inFlight = new ArrayDeque<>();
    private @Nullable SlaveLink started;
    private int acknowledged;
    private int sent;
    private int measured;
    private int measuredAcknowledged;

    Group(String name) {
      this.name = name;
    }

    void act(Random random) {
      switch (random.nextInt(12)) {
        case 0 -> connect();
        case 1 -> start(random);
        case 2 -> disconnect(random);
        case 3, 4, 5 -> acknowledge();
        default -> receive();
      }
    }

    private void connect() {
      if (links.size() < 3) {
        links.add(slave.standby(name));
      }
    }

    private void start(Random random) {
      if (!links.isEmpty()) {
        SlaveLink next = links.get(random.nextInt(links.size()));
        next.started(0);
        if (next != started) {
          begin(next);
        }
      }
    }

    /** What was on its way on the old connection has to come again, from the first on. */
    private void begin(@Nullable SlaveLink next) {
      if (started != null) {
        assertThat(slave.next(started)).as("on the old connection").isNull();
        started.acknowledged(1000, 0);
      }
      started = next;
      inFlight.clear();
      sent = acknowledged;
      measured = measuredAcknowledged;
    }

    private void disconnect(Random random) {
      if (!links.isEmpty()) {
        SlaveLink gone = links.remove(random.nextInt(links.size()));
        slave.disconnect(gone);
        if (gone == started) {
          begin(null);
        }
      }
    }

    private void receive() {
      for (SlaveLink link : links) {
        Asdu asdu = slave.next(link);
        if (asdu != null) {
          assertThat(link).as("only one is started").isSameAs(started);
          asdu.objects().forEach(this::check);
          inFlight.add(asdu);
        }
      }
    }

    /** Status without any gap, measured values in their order at least. */
    private void check(InformationObject object) {
      if (object.element() instanceof Monitored.Bitstring status) {
        assertThat(status.bits()).as("group " + name).isEqualTo(++sent);
      } else if (object.element() instanceof Monitored.ShortFloat value) {
        assertThat((int) value.value()).as("group " + name).isGreaterThan(measured);
        measured = (int) value.value();
      }
    }

    private void acknowledge() {
      Asdu first = inFlight.poll();
      if (first != null && started != null) {
        started.acknowledged(1, 0);
        for (InformationObject object : first.objects()) {
          if (object.element() instanceof Monitored.Bitstring status) {
            acknowledged = status.bits();
          } else if (object.element() instanceof Monitored.ShortFloat value) {
            measuredAcknowledged = (int) value.value();
          }
        }
      }
    }
  }

  private SlaveRig slave = new SlaveRig(1);

  private static EventRules rules(EventOrder order, MeasurementEvents wanted) {
    return new EventRules(
        new EventBuffer(STATUS_BUFFER, 1, MEASUREMENT_BUFFER, order, wanted),
        List.of("a", "b", "c"));
  }

  @ParameterizedTest
  @CsvSource({"TIME, ALL", "TIME, LATEST", "CLASS, ALL", "CLASS, LATEST"})
  void everyGroupGetsEveryStatusEventInOrderAndOnlyUnacknowledgedOnesAgain(
      EventOrder order, MeasurementEvents wanted) {
    for (int seed = 0; seed < 25; seed++) {
      slave = new SlaveRig(rules(order, wanted));
      List<Group> groups = List.of(new Group("a"), new Group("b"), new Group("c"));
      Random random = new Random(seed);
      int reported = 0;
      int measured = 0;
      for (int step = 0; step < 4000; step++) {
        int oldest = groups.stream().mapToInt(g -> g.acknowledged).min().orElseThrow();
        if (random.nextInt(3) == 0 && reported - oldest < STATUS_BUFFER) {
          slave.station.update(List.of(SlaveRig.status(++reported)));
        }
        if (random.nextInt(3) == 0) {
          slave.station.update(List.of(SlaveRig.event(1 + random.nextInt(30), ++measured)));
        }
        groups.get(random.nextInt(3)).act(random);
      }
      assertThat(slave.statistics().statusEventsDropped()).isZero();
      assertThat(reported).as("something happened").isGreaterThan(100);
      for (Group group : groups) {
        finish(group, reported);
      }
      assertThat(slave.statistics().eventsBuffered()).as("seed " + seed).isZero();
    }
  }

  private void finish(Group group, int reported) {
    SlaveLink last = slave.standby(group.name);
    last.started(0);
    group.links.add(last);
    group.begin(last);
    for (int i = 0; i < 2 * STATUS_BUFFER; i++) {
      group.receive();
      group.acknowledge();
    }
    assertThat(group.sent).as("group " + group.name).isEqualTo(reported);
  }

  @Test
  void aGroupThatLosesStatusEventsGoesOnWithTheOldestThatAreLeft() {
    slave = new SlaveRig(rules(EventOrder.TIME, MeasurementEvents.ALL));
    SlaveLink a = slave.master("a");
    for (int number = 1; number <= 100; number++) {
      slave.station.update(List.of(SlaveRig.status(number)));
      a.acknowledged(slave.all(a).size(), 0);
    }
    assertThat(slave.statistics().statusEventsDropped()).isEqualTo(40);
    assertThat(slave.dropped()).containsExactly("b STATUS", "c STATUS");
    Asdu first = slave.next(slave.master("b"));
    assertThat(((Monitored.Bitstring) first.first().element()).bits()).isEqualTo(41);
  }

  @Test
  void whatAGroupHasAcknowledgedNeverComesAgainEvenIfTheOldConnectionIsFoundDeadLate() {
    slave = new SlaveRig(rules(EventOrder.TIME, MeasurementEvents.ALL));
    SlaveLink halfOpen = slave.master("a");
    slave.report(1, 5);
    slave.all(halfOpen);
    SlaveLink next = slave.master("a");
    assertThat(SlaveRig.floats(slave.all(next))).containsExactly(1, 2, 3, 4, 5);
    next.acknowledged(1, 0);
    slave.disconnect(halfOpen);
    slave.disconnect(next);
    assertThat(slave.all(slave.master("a"))).isEmpty();
  }

  @Test
  void aGroupThatIsNotThereIsNamed() {
    slave = new SlaveRig(rules(EventOrder.TIME, MeasurementEvents.ALL));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> slave.master("x"))
        .withMessage("redundancy group x, expected one of [a, b, c]");
  }
}
