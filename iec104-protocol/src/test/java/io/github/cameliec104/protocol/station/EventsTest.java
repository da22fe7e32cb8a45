package io.github.cameliec104.protocol.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.asdu.Asdu;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events from the process to any number of masters whose connections come and go. */
class EventsTest {

  private final SlaveRig slave = new SlaveRig(100);

  private static List<Integer> numbers(int from, int to) {
    return IntStream.rangeClosed(from, to).boxed().toList();
  }

  private List<Integer> heard(SlaveLink master) {
    return SlaveRig.floats(slave.all(master));
  }

  @Test
  void everyMasterGetsEveryEvent() {
    SlaveLink a = slave.master("a");
    SlaveLink b = slave.master("b");
    slave.report(1, 50);
    assertThat(heard(a)).isEqualTo(numbers(1, 50));
    assertThat(heard(b)).isEqualTo(numbers(1, 50));
  }

  @Test
  void twoMastersOfOneHostGetEveryEventEach() {
    SlaveLink a = slave.master("host");
    SlaveLink b = slave.master("host");
    slave.report(1, 50);
    assertThat(heard(a)).isEqualTo(numbers(1, 50));
    assertThat(heard(b)).isEqualTo(numbers(1, 50));
  }

  @Test
  void aMasterThatDoesNotReadDoesNotHoldUpTheOthers() {
    SlaveLink silent = slave.master("silent");
    SlaveLink other = slave.master("other");
    for (int number = 1; number <= 1000; number++) {
      slave.report(number, number);
      assertThat(heard(other)).containsExactly(number);
      other.acknowledged(1, 0);
    }
    assertThat(slave.statistics().eventsDropped()).isEqualTo(900);
    assertThat(heard(silent)).isEqualTo(numbers(901, 1000));
  }

  @Test
  void aFullBufferForgetsAndCountsTheOldestEventsThatNobodyAcknowledged() {
    slave.report(1, 130);
    assertThat(slave.statistics().eventsDropped()).isEqualTo(30);
    assertThat(slave.statistics().eventsBuffered()).isEqualTo(100);
    assertThat(heard(slave.master("a"))).isEqualTo(numbers(31, 130));
  }

  @Test
  void acknowledgedEventsAreNotCountedWhenTheirPlaceIsUsedAgain() {
    SlaveLink master = slave.master("a");
    for (int round = 0; round < 10; round++) {
      slave.report(round * 50 + 1, round * 50 + 50);
      master.acknowledged(slave.all(master).size(), 0);
    }
    assertThat(slave.statistics().eventsDropped()).isZero();
    assertThat(slave.statistics().eventsBuffered()).isZero();
  }

  @Test
  void eventsAreBufferedForTheMastersThatAreThere() {
    SlaveLink a = slave.master("a");
    SlaveLink b = slave.master("b");
    slave.report(1, 10);
    a.acknowledged(slave.all(a).size(), 0);
    assertThat(slave.statistics().eventsBuffered()).isEqualTo(10);
    slave.disconnect(b);
    assertThat(slave.statistics().eventsBuffered()).isZero();
    slave.master("b");
    assertThat(slave.statistics().eventsBuffered()).isEqualTo(10);
  }

  @Test
  void eventsOverwrittenWhileTheyAreInFlightAreNotSentAgain() {
    SlaveLink master = slave.master("a");
    slave.report(1, 10);
    assertThat(heard(master)).isEqualTo(numbers(1, 10));
    slave.report(11, 105);
    slave.disconnect(master);
    assertThat(heard(slave.master("a"))).isEqualTo(numbers(6, 105));
  }

  @Test
  void aMasterNeverSeenStartsWithWhatNobodyHas() {
    SlaveLink a = slave.master("a");
    slave.report(1, 10);
    slave.all(a);
    a.acknowledged(1, 0);
    slave.report(11, 12);
    assertThat(heard(slave.master("new"))).isEqualTo(numbers(11, 12));
  }

  @Test
  void aReturningMasterGoesOnBehindWhatItAcknowledgedEvenIfOthersHaveMore() {
    SlaveLink a = slave.master("a");
    SlaveLink b = slave.master("b");
    slave.report(1, 5);
    slave.all(a);
    slave.all(b);
    a.acknowledged(1, 0);
    slave.disconnect(a);
    slave.report(6, 9);
    slave.all(b);
    b.acknowledged(2, 0);
    assertThat(heard(slave.master("a"))).isEqualTo(numbers(6, 9));
  }

  @Test
  void aMasterThatComesBackBeforeItsOldConnectionIsFoundDeadMissesNothing() {
    SlaveLink old = slave.master("a");
    slave.report(1, 5);
    slave.all(old);
    old.acknowledged(1, 0);
    slave.report(6, 9);
    slave.all(old);
    SlaveLink next = slave.master("a");
    assertThat(heard(next)).isEqualTo(numbers(6, 9));
    slave.disconnect(old);
    next.acknowledged(1, 0);
    slave.report(10, 11);
    assertThat(heard(next)).isEqualTo(numbers(10, 11));
  }

  @Test
  void anOldConnectionFoundDeadIsForgottenInTheEnd() {
    SlaveLink old = slave.master("a");
    slave.report(1, 5);
    SlaveLink master = slave.master("a");
    slave.disconnect(old);
    for (int round = 1; round <= 3; round++) {
      slave.report(round * 10, round * 10 + 9);
      master.acknowledged(slave.all(master).size(), 0);
      slave.disconnect(master);
      master = slave.master("a");
    }
    assertThat(heard(master)).isEmpty();
  }

  @Test
  void manyHostsThatNeverComeBackAreForgotten() {
    for (int host = 0; host < 1000; host++) {
      slave.disconnect(slave.master("host" + host));
    }
    slave.report(1, 200);
    assertThat(heard(slave.master("host999"))).isEqualTo(numbers(101, 200));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whateverIsCutNothingIsLostAndOnlyUnacknowledgedEventsComeTwice(long seed) {
    Random random = new Random(seed);
    SlaveLink master = slave.master("a");
    List<Integer> acknowledged = new ArrayList<>();
    List<List<Integer>> inFlight = new ArrayList<>();
    int reported = 0;
    for (int step = 0; step < 5000; step++) {
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> {
          if (reported - acknowledged.size() < 100) {
            slave.report(++reported, reported);
          }
        }
        case 3, 4 -> {
          Asdu asdu = slave.next(master);
          if (asdu != null) {
            inFlight.add(SlaveRig.floats(List.of(asdu)));
          }
        }
        case 5, 6 -> {
          if (!inFlight.isEmpty()) {
            acknowledged.addAll(inFlight.remove(0));
            master.acknowledged(1, 0);
          }
        }
        default -> {
          if (random.nextInt(10) == 0) {
            inFlight.clear();
            slave.disconnect(master);
            master = slave.master("a");
          }
        }
      }
    }
    inFlight.forEach(acknowledged::addAll);
    acknowledged.addAll(heard(master));
    assertThat(acknowledged).isEqualTo(numbers(1, reported));
  }
}
