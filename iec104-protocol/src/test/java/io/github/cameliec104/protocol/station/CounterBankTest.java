package io.github.cameliec104.protocol.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.asdu.CounterNotes;
import io.github.cameliec104.protocol.asdu.Monitored.Counter;
import io.github.cameliec104.protocol.asdu.TimeRules;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When a slave freezes its counters by itself, also on clocks that are set. */
class CounterBankTest {

  private static final PointAddress ADDRESS = new PointAddress(1, 900);

  private final PointImage image = new PointImage();
  private final List<String> frozen = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-20T10:07:30Z");
  private final CounterBank bank =
      new CounterBank(
          image,
          new CounterRules(CounterMode.A, Duration.ofMinutes(15), false),
          new StationClock(
              (InstantSource) () -> now, TimeRules.of(ZoneOffset.UTC), ClockMode.REFUSE),
          ZoneOffset.UTC,
          this::frozen);

  CounterBankTest() {
    image.declare(new StationPoint(ADDRESS, TypeId.M_IT_NA_1, Set.of()));
    image.update(
        PointUpdate.of(ADDRESS, TypeId.M_IT_NA_1, new Counter(4711, CounterNotes.NONE)), now);
    bank.onTime();
  }

  private void frozen(ImagePoint counter, Instant time) {
    Counter reading = (Counter) counter.interrogatedValue();
    frozen.add(reading.notes().sequence() + " " + time);
  }

  private Duration at(String time) {
    now = Instant.parse("2026-11-20T" + time + "Z");
    return bank.onTime();
  }

  @Test
  void countersAreFrozenAtTheMomentAndNotBefore() {
    assertThat(at("10:14:59.999")).isEqualTo(Duration.ofMillis(1));
    assertThat(frozen).isEmpty();
    assertThat(at("10:15:00")).isEqualTo(Duration.ofMinutes(15));
    assertThat(at("10:15:00")).isEqualTo(Duration.ofMinutes(15));
    assertThat(frozen).containsExactly("1 2026-11-20T10:15:00Z");
  }

  @Test
  void aTimerThatIsALittleLateTellsTheMomentOneThatIsVeryLateTheTime() {
    at("10:15:00.900");
    at("10:30:02");
    assertThat(frozen).containsExactly("1 2026-11-20T10:15:00Z", "2 2026-11-20T10:30:02Z");
  }

  @Test
  void aClockSetOverSeveralMomentsFreezesOnce() {
    at("12:00:10");
    assertThat(frozen).containsExactly("1 2026-11-20T12:00:10Z");
    at("12:15:00");
    assertThat(frozen).hasSize(2);
  }

  @Test
  void aClockThatIsPutBackFreezesAtTheMomentsItShowsAgain() {
    at("10:15:00");
    at("09:20:00");
    assertThat(frozen).hasSize(1);
    at("09:30:00");
    assertThat(frozen).containsExactly("1 2026-11-20T10:15:00Z", "2 2026-11-20T09:30:00Z");
  }

  @Test
  void readingsAreNumberedModulo32() {
    for (int minute = 0; minute < 33 * 15; minute += 15) {
      at(String.format("%02d:%02d:00", 10 + minute / 60, minute % 60));
    }
    assertThat(frozen).hasSize(32);
    assertThat(frozen.get(31)).startsWith("0 ");
  }
}
