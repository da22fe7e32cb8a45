package io.github.cameliec104.protocol.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.CounterNotes;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Events of different importance in one buffer. */
class EventClassesTest {

  private static SlaveRig slave(EventBuffer buffer) {
    return new SlaveRig(new EventRules(buffer, List.of()));
  }

  private static List<Integer> numbers(int from, int to) {
    return IntStream.rangeClosed(from, to).boxed().toList();
  }

  /** The numbers of the breaker's events among what was sent. */
  private static List<Integer> statuses(List<Asdu> asdus) {
    return asdus.stream()
        .flatMap(asdu -> asdu.objects().stream())
        .filter(object -> object.element() instanceof Monitored.Bitstring)
        .map(object -> ((Monitored.Bitstring) object.element()).bits())
        .toList();
  }

  private static List<Integer> measured(List<Asdu> asdus) {
    return SlaveRig.floats(
        asdus.stream()
            .filter(asdu -> asdu.first().element() instanceof Monitored.ShortFloat)
            .toList());
  }

  @ParameterizedTest
  @EnumSource(EventOrder.class)
  void aMillionMeasuredValuesLeaveEveryBreakerEventInPlace(EventOrder order) {
    SlaveRig slave = slave(EventBuffer.DEFAULT.withCapacity(1000).withOrder(order));
    SlaveLink stalled = slave.master("stalled");
    for (int number = 1; number <= 1_000_000; number++) {
      if (number % 1000 == 500) {
        slave.station.update(List.of(SlaveRig.status(number / 1000 + 1)));
      }
      slave.station.update(List.of(SlaveRig.event(1 + number % 50, number)));
    }
    List<Asdu> heard = slave.all(stalled);
    assertThat(statuses(heard)).isEqualTo(numbers(1, 1000));
    assertThat(measured(heard)).isEqualTo(numbers(999_001, 1_000_000));
    assertThat(slave.statistics().statusEventsDropped()).isZero();
    assertThat(slave.statistics().measurementEventsDropped()).isEqualTo(999_000);
    assertThat(slave.statistics().eventsDropped()).isEqualTo(999_000);
    assertThat(slave.dropped()).containsExactly("stalled MEASUREMENT");
  }

  @Test
  void everyClassHasItsOwnBound() {
    SlaveRig slave = slave(new EventBuffer(4, 3, 2, EventOrder.TIME, MeasurementEvents.ALL));
    for (int number = 1; number <= 10; number++) {
      slave.station.update(List.of(SlaveRig.status(number), counter(number)));
      slave.station.update(List.of(SlaveRig.event(number)));
    }
    assertThat(slave.statistics().statusEventsDropped()).isEqualTo(6);
    assertThat(slave.statistics().counterEventsDropped()).isEqualTo(7);
    assertThat(slave.statistics().measurementEventsDropped()).isEqualTo(8);
    assertThat(slave.statistics().eventsBuffered()).isEqualTo(9);
    assertThat(slave.dropped()).containsExactly(" MEASUREMENT", " COUNTER", " STATUS");
    List<Asdu> heard = slave.all(slave.master("a"));
    assertThat(statuses(heard)).isEqualTo(numbers(7, 10));
    assertThat(measured(heard)).isEqualTo(numbers(9, 10));
  }

  private static PointUpdate counter(int number) {
    return PointUpdate.of(
        new PointAddress(1, 5001),
        TypeId.M_IT_NA_1,
        new Monitored.Counter(number, CounterNotes.NONE));
  }

  @Test
  void aLossIsToldOnceUntilTheMasterHasCaughtUp() {
    SlaveRig slave = slave(EventBuffer.DEFAULT.withCapacity(100));
    SlaveLink master = slave.master("a");
    slave.report(1, 500);
    assertThat(slave.dropped()).containsExactly("a MEASUREMENT");
    master.acknowledged(slave.all(master).size(), 0);
    slave.report(501, 600);
    assertThat(slave.dropped()).containsExactly("a MEASUREMENT");
    slave.report(601, 602);
    assertThat(slave.dropped()).containsExactly("a MEASUREMENT", "a MEASUREMENT");
    assertThat(slave.statistics().eventsDropped()).isEqualTo(402);
  }

  @Test
  void aLossIsToldToEachWhomItConcerns() {
    SlaveRig slave = slave(EventBuffer.DEFAULT.withCapacity(100));
    slave.master("slow");
    SlaveLink slower = slave.master("slower");
    SlaveLink fast = slave.master("fast");
    slave.report(1, 50);
    slower.acknowledged(slave.all(slower).size(), 0);
    for (int number = 51; number <= 300; number++) {
      slave.report(number, number);
      fast.acknowledged(slave.all(fast).size(), 0);
    }
    assertThat(slave.dropped()).containsExactly("slow MEASUREMENT", "slower MEASUREMENT");
  }

  @Test
  void aMasterThatComesBackTooLateIsToldToHaveMissedEventsThatOthersHad() {
    SlaveRig slave = slave(EventBuffer.DEFAULT.withCapacity(100));
    slave.disconnect(slave.master("late"));
    SlaveLink other = slave.master("other");
    for (int number = 1; number <= 150; number++) {
      slave.report(number, number);
      other.acknowledged(slave.all(other).size(), 0);
    }
    assertThat(slave.statistics().eventsDropped()).isZero();
    assertThat(measured(slave.all(slave.master("late")))).isEqualTo(numbers(51, 150));
    assertThat(slave.statistics().eventsDropped()).isEqualTo(50);
    assertThat(slave.dropped()).containsExactly("late MEASUREMENT");
  }

  @Test
  void aListenerThatFailsOnALossDoesNotStopTheUpdate() {
    SlaveRig slave = slave(EventBuffer.DEFAULT.withCapacity(2));
    slave.failOnEvents = true;
    slave.report(1, 5);
    assertThat(measured(slave.all(slave.master("a")))).containsExactly(4, 5);
  }

  @Test
  void ofWaitingMeasuredValuesOnlyTheLatestIsSentIfThatIsWanted() {
    SlaveRig slave =
        slave(EventBuffer.DEFAULT.withCapacity(1000).withWanted(MeasurementEvents.LATEST));
    SlaveLink quick = slave.master("quick");
    SlaveLink slow = slave.master("slow");
    List<Integer> heard = new ArrayList<>();
    for (int number = 1; number <= 400; number++) {
      slave.station.update(
          List.of(SlaveRig.event(1 + number % 4, number), SlaveRig.status(number)));
      heard.addAll(measured(slave.all(quick)));
    }
    assertThat(heard).isEqualTo(numbers(1, 400));
    List<Asdu> late = slave.all(slow);
    assertThat(measured(late)).isEqualTo(numbers(397, 400));
    assertThat(statuses(late)).isEqualTo(numbers(1, 400));
    assertThat(slave.statistics().measurementsSuperseded()).isEqualTo(396);
    slow.acknowledged(1000, 0);
    quick.acknowledged(1000, 0);
    assertThat(slave.statistics().eventsBuffered()).isZero();
  }

  @Test
  void supersededValuesAreNoLossWhenTheyAreOverwritten() {
    SlaveRig slave =
        slave(EventBuffer.DEFAULT.withCapacity(10).withWanted(MeasurementEvents.LATEST));
    SlaveLink slow = slave.master("slow");
    slave.report(1, 1000);
    assertThat(slave.statistics().eventsDropped()).isZero();
    assertThat(slave.dropped()).isEmpty();
    assertThat(measured(slave.all(slow))).containsExactly(1000);
  }

  @Test
  void byClassABreakerEventOvertakesTheMeasuredValuesThatWait() {
    SlaveRig slave = slave(EventBuffer.DEFAULT.withOrder(EventOrder.CLASS));
    SlaveLink master = slave.master("a");
    slave.report(1, 200);
    assertThat(measured(List.of(slave.next(master))).get(0)).isEqualTo(1);
    slave.station.update(List.of(SlaveRig.status(7)));
    assertThat(statuses(List.of(slave.next(master)))).containsExactly(7);
    List<Integer> rest = measured(slave.all(master));
    assertThat(rest.get(rest.size() - 1)).isEqualTo(200);
    assertThat(rest).isSorted();
  }

  @Test
  void anAcknowledgementInOneClassSaysNothingOfAnother() {
    SlaveRig slave = slave(EventBuffer.DEFAULT.withOrder(EventOrder.CLASS));
    SlaveLink master = slave.master("a");
    slave.report(1, 3);
    slave.next(master);
    slave.station.update(List.of(SlaveRig.status(7)));
    slave.next(master);
    master.acknowledged(1, 0);
    slave.disconnect(master);
    List<Asdu> again = slave.all(slave.master("a"));
    assertThat(statuses(again)).containsExactly(7);
    assertThat(measured(again)).isEmpty();
  }
}
