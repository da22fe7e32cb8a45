package io.github.cameliec104.protocol.asdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class Cp24TimeTest {

  private static final long AHEAD_MILLIS = Duration.ofMinutes(10).toMillis();
  private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();

  static Stream<ZoneId> zones() {
    return Cp56TimeTest.zones();
  }

  private static Cp24Time tag(Instant instant, ZoneId zone) {
    ZonedDateTime local = instant.atZone(zone);
    int millis = local.getSecond() * 1000 + local.getNano() / 1_000_000;
    return new Cp24Time(millis | (local.getMinute() << 16));
  }

  @ParameterizedTest
  @MethodSource("zones")
  void tagOfTheHourUpToTenMinutesAfterTheReceptionComesBack(ZoneId zone) {
    Random random = new Random(24);
    // July and January: no zone changes its offset by half an hour then
    for (String month : new String[] {"2024-01-01T00:00:00Z", "2024-07-01T00:00:00Z"}) {
      long start = Instant.parse(month).toEpochMilli();
      for (int i = 0; i < 500; i++) {
        Instant reference =
            Instant.ofEpochMilli(start + random.nextLong(Duration.ofDays(30).toMillis()));
        Instant instant =
            reference.plusMillis(random.nextLong(AHEAD_MILLIS - HOUR_MILLIS + 1, AHEAD_MILLIS + 1));
        assertThat(tag(instant, zone).toInstant(zone, reference)).isEqualTo(instant);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin,    2024-03-31T01:00:00Z",
    "Europe/Berlin,    2024-10-27T01:00:00Z",
    "America/New_York, 2024-03-10T07:00:00Z",
    "America/New_York, 2024-11-03T06:00:00Z",
  })
  void summerTimeChangeOfAnHourDoesNotMatter(ZoneId zone, Instant change) {
    for (int minute = -49; minute <= 49; minute++) {
      Instant instant = change.plusSeconds(minute * 60L);
      Instant reference = instant.plusSeconds(49 * 60L);
      assertThat(tag(instant, zone).toInstant(zone, reference)).isEqualTo(instant);
    }
  }

  /** Clocks are put back by half an hour at 15:00 and forward by as much at 15:30. */
  @ParameterizedTest
  @CsvSource({
    "2024-04-06T14:20:00Z, 2024-04-06T15:05:00Z, 2024-04-06T14:20:00Z",
    "2024-04-06T14:35:00Z, 2024-04-06T15:05:00Z, 2024-04-06T15:05:00Z", // of two the later
    "2024-04-06T15:10:00Z, 2024-04-06T15:12:00Z, 2024-04-06T15:10:00Z",
    "2024-10-05T15:25:00Z, 2024-10-05T15:40:00Z, 2024-10-05T15:25:00Z",
    "2024-10-05T15:35:00Z, 2024-10-05T15:40:00Z, 2024-10-05T15:35:00Z",
  })
  void changeOfHalfAnHourIsAllowedFor(Instant instant, Instant reference, Instant expected) {
    ZoneId zone = ZoneId.of("Australia/Lord_Howe");
    assertThat(tag(instant, zone).toInstant(zone, reference)).isEqualTo(expected);
  }

  @Test
  void minutesThatAChangeOfHalfAnHourSkipsAreInvalid() {
    Instant reference = Instant.parse("2024-10-05T15:50:00Z");
    ReadTime read =
        TimeRules.of(ZoneId.of("Australia/Lord_Howe")).read(new Cp24Time(10 << 16), 1, reference);
    assertThat(read.quality().toString()).isEqualTo("IV CP");
  }

  @Test
  void elevenMinutesAheadIsInThePast() {
    Instant reference = Instant.parse("2024-07-15T13:45:00.000Z");
    assertThat(new Cp24Time(55 << 16).toInstant(ZoneOffset.UTC, reference))
        .isEqualTo("2024-07-15T13:55:00Z");
    assertThat(new Cp24Time(55 << 16 | 1).toInstant(ZoneOffset.UTC, reference))
        .isEqualTo("2024-07-15T12:55:00.001Z");
  }

  @Test
  void fractionsOfTheReferenceDoNotShowInTheResult() {
    Instant reference = Instant.parse("2024-07-15T13:45:00.000999999Z");
    assertThat(new Cp24Time(45 << 16 | 500).toInstant(ZoneOffset.UTC, reference))
        .isEqualTo("2024-07-15T13:45:00.500Z");
  }

  @Test
  void anyOctetsAreATimeOrNone() {
    Instant reference = Instant.parse("2024-07-15T13:45:00Z");
    Random random = new Random(3);
    for (int i = 0; i < 10_000; i++) {
      Cp24Time time = new Cp24Time(random.nextInt(0x100_0000));
      boolean possible = time.minute() < 60 && time.millis() < 60_000;
      Instant instant = time.toInstant(ZoneOffset.UTC, reference);
      assertThat(instant != null).as("%s", time).isEqualTo(possible);
      if (instant != null) {
        assertThat(tag(instant, ZoneOffset.UTC).octets()).isEqualTo(time.octets() & 0x3FFFFF);
      }
    }
  }

  @Test
  void fieldsAreThoseOfTheOctets() {
    Cp24Time time = new Cp24Time(0xED_9103);
    assertThat(time.millis()).isEqualTo(37_123);
    assertThat(time.minute()).isEqualTo(45);
    assertThat(time.invalid()).isTrue();
    assertThat(time.substituted()).isTrue();
    assertThat(new Cp24Time(0x2D_9103).invalid()).isFalse();
    assertThat(new Cp24Time(0x2D_9103).substituted()).isFalse();
    assertThat(time.kind()).isEqualTo(TimeTag.Kind.CP24);
  }

  @Test
  void moreThanThreeOctetsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Cp24Time(0x100_0000))
        .withMessage("CP24Time2a=16777216, expected 0..16777215");
  }
}
