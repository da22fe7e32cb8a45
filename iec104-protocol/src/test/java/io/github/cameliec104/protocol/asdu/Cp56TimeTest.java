package io.github.cameliec104.protocol.asdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Cp56TimeTest {

  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2099-12-31T23:59:59.999Z");

  static Stream<ZoneId> zones() {
    return Stream.of(
            "UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata")
        .map(ZoneId::of);
  }

  private static Cp56Time octets(String hex) {
    byte[] octets = HexFormat.ofDelimiter(" ").parseHex(hex);
    return Cp56Time.read(ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN));
  }

  private static Cp56Time tag(String local, boolean summer) {
    TextFields fields =
        new TextFields("CP56=" + local + " DOW=0 SU=" + (summer ? 1 : 0) + " GEN=0 IV=0");
    return fields.cp56();
  }

  private static void comesBack(Instant instant, ZoneId zone) {
    assertThat(Cp56Time.of(instant, zone).toInstant(zone))
        .as("%s in %s", instant, zone)
        .isEqualTo(instant);
  }

  @ParameterizedTest
  @MethodSource("zones")
  void instantsComeBackAroundEverySummerTimeChange(ZoneId zone) {
    List<Duration> around =
        Stream.of("-PT2H", "-PT1H", "-PT30M", "-PT0.001S", "PT0S", "PT0.001S", "PT29M59.999S")
            .map(Duration::parse)
            .toList();
    Instant end = LAST.minus(2, ChronoUnit.DAYS);
    ZoneOffsetTransition change = zone.getRules().nextTransition(FIRST);
    while (change != null && change.getInstant().isBefore(end)) {
      for (Duration distance : around) {
        comesBack(change.getInstant().plus(distance), zone);
        comesBack(change.getInstant().minus(distance), zone);
      }
      change = zone.getRules().nextTransition(change.getInstant());
    }
  }

  @ParameterizedTest
  @MethodSource("zones")
  void instantsOfAHundredYearsComeBack(ZoneId zone) {
    Random random = new Random(56);
    long first = FIRST.plus(1, ChronoUnit.DAYS).toEpochMilli();
    long last = LAST.minus(1, ChronoUnit.DAYS).toEpochMilli();
    for (int i = 0; i < 1000; i++) {
      comesBack(Instant.ofEpochMilli(random.nextLong(first, last)), zone);
    }
  }

  @Test
  void firstAndLastMomentComeBack() {
    comesBack(FIRST, ZoneOffset.UTC);
    comesBack(LAST, ZoneOffset.UTC);
    comesBack(Instant.parse("1999-12-31T23:30:00Z"), ZoneId.of("Europe/Berlin"));
    for (int year = 2000; year <= 2096; year += 4) {
      comesBack(Instant.parse(year + "-02-29T12:00:00Z"), ZoneOffset.UTC);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1999-12-31T23:59:59.999Z", "2100-01-01T00:00:00Z"})
  void yearsOutsideTheCenturyAreRefused(Instant instant) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cp56Time.of(instant, ZoneOffset.UTC))
        .withMessageMatching("year of time tag=\\d{4}, expected 2000..2099");
  }

  @Test
  void fractionsOfAMillisecondAreDropped() {
    Instant instant = Instant.parse("2024-07-15T13:45:37.123999999Z");
    assertThat(Cp56Time.of(instant, ZoneOffset.UTC).toInstant(ZoneOffset.UTC))
        .isEqualTo(instant.truncatedTo(ChronoUnit.MILLIS));
  }

  @Test
  void octetsTellLocalTimeDayOfWeekAndSummerTime() {
    Instant instant = Instant.parse("2024-07-15T11:45:37.123Z");
    assertThat(Cp56Time.of(instant, ZoneId.of("Europe/Berlin")))
        .isEqualTo(octets("03 91 2D 8D 2F 07 18"));
    assertThat(Cp56Time.of(instant, ZoneOffset.UTC)).isEqualTo(octets("03 91 2D 0B 2F 07 18"));
    assertThat(Cp56Time.of(Instant.parse("2024-07-14T12:00:00Z"), ZoneOffset.UTC).dayOfWeek())
        .isEqualTo(7);
  }

  @Test
  void fieldsAreThoseOfTheOctets() {
    Cp56Time time = octets("5F EA FB 97 1F 0C 63");
    assertThat(time.millis()).isEqualTo(59_999);
    assertThat(time.minute()).isEqualTo(59);
    assertThat(time.hour()).isEqualTo(23);
    assertThat(time.dayOfMonth()).isEqualTo(31);
    assertThat(time.dayOfWeek()).isZero();
    assertThat(time.month()).isEqualTo(12);
    assertThat(time.year()).isEqualTo(2099);
    assertThat(List.of(time.invalid(), time.substituted(), time.summerTime())).containsOnly(true);
    assertThat(time.kind()).isEqualTo(TimeTag.Kind.CP56);
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin,       2024-10-27T02:30:00.000, 2024-10-27T00:30:00Z, 2024-10-27T01:30:00Z",
    "America/New_York,    2024-11-03T01:30:00.000, 2024-11-03T05:30:00Z, 2024-11-03T06:30:00Z",
    "Australia/Lord_Howe, 2024-04-07T01:45:00.000, 2024-04-06T14:45:00Z, 2024-04-06T15:15:00Z",
  })
  void summerTimeFlagTellsWhichRepeatedHourIsMeant(
      ZoneId zone, String local, Instant summer, Instant winter) {
    assertThat(tag(local, true).toInstant(zone)).isEqualTo(summer);
    assertThat(tag(local, false).toInstant(zone)).isEqualTo(winter);
    assertThat(Cp56Time.of(summer, zone).summerTime()).isTrue();
    assertThat(Cp56Time.of(winter, zone).summerTime()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin,       2024-03-31T02:30:00.000, 2024-03-31T01:30:00Z",
    "America/New_York,    2024-03-10T02:30:00.000, 2024-03-10T07:30:00Z",
    "Australia/Lord_Howe, 2024-10-06T02:15:00.000, 2024-10-05T15:45:00Z",
  })
  void timesThatASummerTimeChangeSkipsAreReadWithTheOldOffset(
      ZoneId zone, String local, Instant expected) {
    assertThat(tag(local, false).toInstant(zone)).isEqualTo(expected);
    assertThat(tag(local, true).toInstant(zone)).isEqualTo(expected);
  }

  @Test
  void summerTimeFlagIsNotLookedAtInOtherHours() {
    Cp56Time time = tag("2024-01-15T12:00:00.000", true);
    assertThat(time.toInstant(ZoneId.of("Europe/Berlin"))).isEqualTo("2024-01-15T11:00:00Z");
    assertThat(time.toInstant(ZoneOffset.UTC)).isEqualTo("2024-01-15T12:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-00-15T12:00:00.000",
        "2024-13-15T12:00:00.000",
        "2024-01-00T12:00:00.000",
        "2024-02-30T12:00:00.000",
        "2023-02-29T12:00:00.000",
        "2024-04-31T12:00:00.000",
        "2024-01-15T24:00:00.000",
        "2024-01-15T12:60:00.000",
        "2024-01-15T12:00:60.000",
        "2024-01-15T12:00:65.535",
        "2100-01-15T12:00:00.000",
      })
  void impossibleTimesAreNoInstant(String local) {
    Cp56Time time = tag(local, false);
    assertThat(time.possible()).isFalse();
    assertThat(zones()).allSatisfy(zone -> assertThat(time.toInstant(zone, FIRST)).isNull());
  }

  @Test
  void anyOctetsAreATimeOrNone() {
    Random random = new Random(7);
    List<ZoneId> zones = zones().toList();
    for (int i = 0; i < 20_000; i++) {
      Cp56Time time = new Cp56Time(random.nextLong());
      Instant instant = time.toInstant(zones.get(i % zones.size()), FIRST);
      assertThat(time.possible()).as("%s", time).isEqualTo(inCalendar(time));
      assertThat(instant != null).as("%s", time).isEqualTo(time.possible());
    }
  }

  private static boolean inCalendar(Cp56Time t) {
    try {
      int second = t.millis() / 1000;
      LocalDateTime time =
          LocalDateTime.of(t.year(), t.month(), t.dayOfMonth(), t.hour(), t.minute(), second);
      return time.getYear() < 2100;
    } catch (DateTimeException e) {
      return false;
    }
  }

  @Test
  void wrongDayOfWeekIsNoFault() {
    assertThat(octets("03 91 2D 0D EF 07 18").toInstant(ZoneOffset.UTC))
        .isEqualTo("2024-07-15T13:45:37.123Z");
  }

  @Test
  void flagsAreSetWithoutChangingTheTime() {
    Cp56Time time = octets("03 91 2D 0D 2F 07 18");
    assertThat(time.asInvalid()).isEqualTo(octets("03 91 AD 0D 2F 07 18"));
    assertThat(time.asSubstituted()).isEqualTo(octets("03 91 6D 0D 2F 07 18"));
    assertThat(time.asInvalid().toInstant(ZoneOffset.UTC))
        .isEqualTo(time.toInstant(ZoneOffset.UTC));
  }

  @Test
  void reservedBitsAreDropped() {
    assertThat(octets("FF FF FF FF FF FF FF")).isEqualTo(octets("FF FF FF 9F FF 0F 7F"));
    assertThatCode(() -> new Cp56Time(-1L)).doesNotThrowAnyException();
  }
}
