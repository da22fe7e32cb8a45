package io.github.cameliec104.protocol.asdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What time tags mean and how they are made, by the rules of a link. */
class TimeRulesTest {

  static final int AROUND_SECONDS = 3 * 3600;

  private static TimeRules rules(String zone, SummerTime summerTime) {
    return TimeRules.of(ZoneId.of(zone)).withSummerTime(summerTime);
  }

  private static Cp56Time tag(String local, boolean summer) {
    return new TextFields("CP56=" + local + " DOW=0 SU=" + (summer ? 1 : 0) + " GEN=0 IV=0").cp56();
  }

  private static ReadTime good(String instant) {
    return new ReadTime(Instant.parse(instant), TimeQuality.GOOD);
  }

  /** Both changes of a year, in UTC. */
  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin,       2024-03-31T01:00:00Z",
    "Europe/Berlin,       2024-10-27T01:00:00Z",
    "America/New_York,    2024-03-10T07:00:00Z",
    "America/New_York,    2024-11-03T06:00:00Z",
    "Australia/Lord_Howe, 2024-04-06T15:00:00Z",
    "Australia/Lord_Howe, 2024-10-05T15:30:00Z",
  })
  void everySecondAroundAChangeComesBack(String zone, Instant change) {
    for (SummerTime summerTime : SummerTime.values()) {
      TimeRules rules = rules(zone, summerTime);
      for (int second = -AROUND_SECONDS; second <= AROUND_SECONDS; second++) {
        Instant instant = change.plusSeconds(second);
        Cp56Time tag = rules.tag(instant, 1);
        assertThat(rules.read(tag, 1, instant))
            .as("%s %s %s", zone, summerTime, instant)
            .isEqualTo(new ReadTime(instant, TimeQuality.GOOD));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin,       2024-10-27T02:30:00.000, 2024-10-27T00:30:00Z, 2024-10-27T01:30:00Z",
    "America/New_York,    2024-11-03T01:30:00.000, 2024-11-03T05:30:00Z, 2024-11-03T06:30:00Z",
    "Australia/Lord_Howe, 2024-04-07T01:45:00.000, 2024-04-06T14:45:00Z, 2024-04-06T15:15:00Z",
  })
  void theRepeatedHourIsToldByTheFlagOrByTheReception(
      String zone, String local, String first, String second) {
    Instant soonAfterFirst = Instant.parse(first).plusSeconds(2);
    Instant longAfter = Instant.parse(second).plusSeconds(9000);
    TimeRules trust = rules(zone, SummerTime.TRUST);
    assertThat(trust.read(tag(local, true), 1, longAfter)).isEqualTo(good(first));
    assertThat(trust.read(tag(local, false), 1, soonAfterFirst)).isEqualTo(good(second));
    TimeRules ignore = rules(zone, SummerTime.IGNORE);
    for (boolean flag : new boolean[] {true, false}) {
      assertThat(ignore.read(tag(local, flag), 1, soonAfterFirst)).isEqualTo(good(first));
      assertThat(ignore.read(tag(local, flag), 1, longAfter)).isEqualTo(good(second));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin,       2024-03-31T02:00:00.000, 2024-03-31T01:00:00Z",
    "Europe/Berlin,       2024-03-31T02:59:59.999, 2024-03-31T01:59:59.999Z",
    "America/New_York,    2024-03-10T02:30:00.000, 2024-03-10T07:30:00Z",
    "Australia/Lord_Howe, 2024-10-06T02:15:00.000, 2024-10-05T15:45:00Z",
  })
  void theSkippedHourIsReadAsBeforeTheChangeAndInvalid(String zone, String local, Instant read) {
    for (boolean flag : new boolean[] {true, false}) {
      ReadTime expected = new ReadTime(read, TimeQuality.of(TimeQuality.INVALID));
      assertThat(rules(zone, SummerTime.TRUST).read(tag(local, flag), 1, read)).isEqualTo(expected);
      assertThat(rules(zone, SummerTime.IGNORE).read(tag(local, flag), 1, read))
          .isEqualTo(expected);
      assertThat(rules(zone, SummerTime.NEVER).read(tag(local, flag), 1, read))
          .isEqualTo(good(read.toString()));
    }
  }

  @Test
  void aFlagThatIsWrongForTheDateDoesNotMoveTheTime() {
    TimeRules rules = rules("Europe/Berlin", SummerTime.TRUST);
    assertThat(rules.read(tag("2024-07-15T12:00:00.000", false), 1, Instant.EPOCH))
        .isEqualTo(good("2024-07-15T10:00:00Z"));
    assertThat(rules.read(tag("2024-01-15T12:00:00.000", true), 1, Instant.EPOCH))
        .isEqualTo(good("2024-01-15T11:00:00Z"));
  }

  @Test
  void aStationWithoutSummerTimeStaysOnStandardTimeBothWays() {
    TimeRules rules = rules("Europe/Berlin", SummerTime.NEVER);
    Cp56Time tag = rules.tag(Instant.parse("2024-07-15T10:00:00Z"), 1);
    assertThat(tag.hour()).isEqualTo(11);
    assertThat(tag.summerTime()).isFalse();
    assertThat(rules.read(tag, 1, Instant.EPOCH)).isEqualTo(good("2024-07-15T10:00:00Z"));
  }

  @Test
  void eachStationHasItsZone() {
    TimeRules rules =
        TimeRules.DEFAULT.withStationZones(Map.of(2, ZoneId.of("Asia/Tokyo"), 3, ZoneOffset.UTC));
    Instant noon = Instant.parse("2024-07-15T12:00:00Z");
    assertThat(rules.tag(noon, 1).hour()).isEqualTo(12);
    assertThat(rules.tag(noon, 2).hour()).isEqualTo(21);
    assertThat(rules.tag(noon, 65535).hour()).isEqualTo(12);
    assertThat(rules.read(tag("2024-07-15T21:00:00.000", false), 2, noon))
        .isEqualTo(good("2024-07-15T12:00:00Z"));
    assertThat(rules.differ()).isTrue();
    assertThat(TimeRules.DEFAULT.withStationZones(Map.of(3, ZoneOffset.UTC)).differ()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 65535, -1})
  void onlyStationsHaveZones(int address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimeRules.DEFAULT.withStationZones(Map.of(address, ZoneOffset.UTC)))
        .withMessage("common address with a time zone=" + address + ", expected 1..65534");
  }

  @Test
  void flagAndDayOfWeekAreToldUnlessNotWanted() {
    Instant summer = Instant.parse("2024-07-15T11:45:37.123Z");
    TimeRules rules = rules("Europe/Berlin", SummerTime.TRUST);
    assertThat(rules.tag(summer, 1)).isEqualTo(Cp56Time.of(summer, ZoneId.of("Europe/Berlin")));
    Cp56Time bare = rules.withSent(new SentTags(false, false, false, false)).tag(summer, 1);
    assertThat(bare.summerTime()).isFalse();
    assertThat(bare.dayOfWeek()).isZero();
    assertThat(bare.hour()).isEqualTo(13);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1969-12-31T23:59:59Z", "1999-12-31T23:59:59.999Z", "-1000000000-01-01T00:00:00Z"})
  void aClockBeforeTheCenturyIsToldAsItsFirstMomentInvalid(Instant instant) {
    Cp56Time tag = TimeRules.DEFAULT.tag(instant, 1);
    assertThat(tag.invalid()).isTrue();
    assertThat(tag.toInstant(ZoneOffset.UTC)).isEqualTo("2000-01-01T00:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2100-01-01T00:00:00Z", "+1000000000-12-31T23:59:59.999999999Z"})
  void aClockAfterTheCenturyIsToldAsItsLastMomentInvalid(Instant instant) {
    Cp56Time tag = TimeRules.DEFAULT.tag(instant, 1);
    assertThat(tag.invalid()).isTrue();
    assertThat(tag.toInstant(ZoneOffset.UTC)).isEqualTo("2099-12-31T23:59:59.999Z");
  }

  @Test
  void theCenturyIsThatOfTheZone() {
    Instant newYear = Instant.parse("1999-12-31T23:30:00Z");
    assertThat(rules("Europe/Berlin", SummerTime.TRUST).tag(newYear, 1).invalid()).isFalse();
    assertThat(rules("America/New_York", SummerTime.TRUST).tag(newYear, 1).invalid()).isTrue();
    Instant eve = Instant.parse("2099-12-31T23:30:00Z");
    assertThat(rules("Europe/Berlin", SummerTime.TRUST).tag(eve, 1).invalid()).isTrue();
  }

  @Test
  void theQualityOfATimeIsSetInItsTag() {
    Instant noon = Instant.parse("2024-07-15T12:00:00Z");
    for (int bits = 0; bits < 8; bits++) {
      TimeQuality quality = TimeQuality.of(bits);
      Cp56Time tag = TimeRules.DEFAULT.tag(noon, 1, quality);
      assertThat(tag.invalid()).isEqualTo(quality.invalid());
      assertThat(tag.substituted()).isEqualTo(quality.substituted() || quality.completed());
    }
  }

  @ParameterizedTest
  @EnumSource(SummerTime.class)
  void octetsThatAreNoTimeAreNoMomentAndInvalid(SummerTime summerTime) {
    TimeRules rules = rules("Europe/Berlin", summerTime);
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      Cp56Time tag = new Cp56Time(random.nextLong());
      ReadTime read = rules.read(tag, 1, Instant.EPOCH);
      assertThat(read.instant() == null).isEqualTo(!tag.possible());
      assertThat(read.quality().invalid() || tag.possible()).isTrue();
      assertThat(read.quality().invalid() || !tag.invalid()).isTrue();
      assertThat(read.quality().substituted()).isEqualTo(tag.substituted());
    }
  }

  @Test
  void aTagOfMinutesIsCompletedAndSaysSo() {
    Instant received = Instant.parse("2024-07-15T00:00:02Z");
    assertThat(TimeRules.DEFAULT.read(new Cp24Time(59 << 16 | 58_000), 1, received))
        .isEqualTo(
            new ReadTime(
                Instant.parse("2024-07-14T23:59:58Z"), TimeQuality.of(TimeQuality.COMPLETED)));
    assertThat(TimeRules.DEFAULT.read(new Cp24Time(60 << 16), 1, received))
        .isEqualTo(new ReadTime(null, TimeQuality.of(TimeQuality.INVALID)));
    assertThat(TimeRules.DEFAULT.read(new Cp24Time(0xC0_0000), 1, received).quality().toString())
        .isEqualTo("IV SB CP");
  }

  @Test
  void namesOfTimeFlagsAreRead() {
    for (int bits = 0; bits < 8; bits++) {
      assertThat(TimeQuality.parse(TimeQuality.of(bits).flags())).isEqualTo(TimeQuality.of(bits));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimeQuality.parse(List.of("NT")))
        .withMessage("time flag 'NT', expected one of IV, SB, CP");
  }
}
