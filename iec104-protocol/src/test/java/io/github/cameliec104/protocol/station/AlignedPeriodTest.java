package io.github.cameliec104.protocol.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When counters are frozen, also where the clocks change. */
class AlignedPeriodTest {

  /** The moments after a time up to another, as clocks in the zone show them, with offset. */
  private static List<String> shown(String zone, String period, String from, String to) {
    AlignedPeriod moments = new AlignedPeriod(ZoneId.of(zone), Duration.parse(period));
    Instant end = Instant.parse(to);
    List<String> shown = new ArrayList<>();
    for (Instant t = moments.next(Instant.parse(from)); !t.isAfter(end); t = moments.next(t)) {
      String text = t.atZone(ZoneId.of(zone)).toOffsetDateTime().toString();
      shown.add(text.substring(text.indexOf('T') + 1));
    }
    return shown;
  }

  @Test
  void aQuarterOfAnHourIsOnTheQuarter() {
    assertThat(shown("UTC", "PT15M", "2026-11-20T09:59:59.999Z", "2026-11-20T10:45:00Z"))
        .containsExactly("10:00Z", "10:15Z", "10:30Z", "10:45Z");
    assertThat(shown("Asia/Kathmandu", "PT1H", "2026-11-20T09:59:59Z", "2026-11-20T11:20:00Z"))
        .containsExactly("16:00+05:45", "17:00+05:45");
  }

  @Test
  void aMomentItselfIsNotItsNext() {
    assertThat(shown("UTC", "PT1S", "2026-11-20T10:00:00Z", "2026-11-20T10:00:02Z"))
        .containsExactly("10:00:01Z", "10:00:02Z");
  }

  @Test
  void aDayEndsAtMidnightOfTheZone() {
    assertThat(shown("Europe/Berlin", "PT24H", "2026-03-28T12:00:00Z", "2026-03-31T00:00:00Z"))
        .containsExactly("00:00+01:00", "00:00+02:00", "00:00+02:00");
  }

  /** 2026-03-29 02:00 becomes 03:00 in Berlin. */
  @ParameterizedTest
  @CsvSource({
    "PT15M, 01:45+01:00 03:00+02:00 03:15+02:00",
    "PT1H, 03:00+02:00",
    "PT2H, 03:00+02:00",
    "PT3H, 03:00+02:00",
  })
  void aMomentTheClockIsPutForwardOverIsTheMomentOfTheChange(String period, String expected) {
    assertThat(shown("Europe/Berlin", period, "2026-03-29T00:30:00Z", "2026-03-29T01:15:00Z"))
        .containsExactly(expected.split(" ", -1));
  }

  @Test
  void noMomentIsMadeUpWhereTheClockIsPutForward() {
    assertThat(shown("Europe/Berlin", "PT6H", "2026-03-28T22:30:00Z", "2026-03-29T10:00:00Z"))
        .containsExactly("00:00+01:00", "06:00+02:00", "12:00+02:00");
  }

  /** 2026-10-25 03:00 becomes 02:00 in Berlin. */
  @ParameterizedTest
  @CsvSource({
    "PT30M, 02:00+02:00 02:30+02:00 02:00+01:00 02:30+01:00 03:00+01:00",
    "PT1H, 02:00+02:00 02:00+01:00 03:00+01:00",
    "PT2H, 02:00+02:00",
    "PT3H, 03:00+01:00",
  })
  void anHourShownTwiceCountsTwiceForShortPeriodsOnly(String period, String expected) {
    assertThat(shown("Europe/Berlin", period, "2026-10-24T23:59:59Z", "2026-10-25T02:00:00Z"))
        .containsExactly(expected.split(" ", -1));
  }

  @Test
  void aMidnightTheClockIsPutForwardOverIsNotForgotten() {
    assertThat(shown("America/Havana", "PT24H", "2026-03-07T12:00:00Z", "2026-03-09T12:00:00Z"))
        .containsExactly("01:00-04:00", "00:00-04:00");
  }

  @Test
  void aMidnightShownAfterTheClockIsPutBackCountsOnce() {
    assertThat(shown("America/Sao_Paulo", "PT24H", "2018-02-17T12:00:00Z", "2018-02-19T12:00:00Z"))
        .containsExactly("00:00-03:00", "00:00-03:00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0.5S", "PT7M", "PT25H", "PT0S", "PT-1M"})
  void periodsThatDoNotDivideADayAreRefused(String period) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CounterRules(CounterMode.A, Duration.parse(period), false))
        .withMessageContaining("counterPeriod=" + Duration.parse(period));
  }
}
