package io.github.cameliec104.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.camel.points.PointDetails;
import io.github.cameliec104.camel.points.Scaling;
import io.github.cameliec104.protocol.asdu.CounterNotes;
import io.github.cameliec104.protocol.asdu.DoubleState;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Quality;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadableValueTest {

  private static PointDetails details(@Nullable String unit, double deadband) {
    return new PointDetails(null, unit, Scaling.NONE, deadband);
  }

  private static Monitored number(double value) {
    return new Monitored.ShortFloat((float) value, Quality.GOOD);
  }

  @Test
  void numbersHaveAsManyDecimalsAsTheirDeadband() {
    assertThat(ReadableValue.of(number(50.0123), details("Hz", 0.01))).isEqualTo("50.01 Hz");
    assertThat(ReadableValue.of(number(64.49), details("kV", 0.15))).isEqualTo("64.5 kV");
    assertThat(ReadableValue.of(number(231.7), details("A", 1.5))).isEqualTo("232 A");
    assertThat(ReadableValue.of(number(231.7), details("A", 10))).isEqualTo("232 A");
    assertThat(ReadableValue.of(number(1.23456), details(null, 0.001))).isEqualTo("1.235");
  }

  @Test
  void numbersWithoutDeadbandHaveWhatTheirTypeCanSay() {
    assertThat(ReadableValue.of(number(-0.5), PointDetails.NONE)).isEqualTo("-0.50");
    assertThat(ReadableValue.of(new Monitored.Scaled(-7, Quality.GOOD), PointDetails.NONE))
        .isEqualTo("-7");
    assertThat(ReadableValue.of(Monitored.Normalized.of(0.25, Quality.GOOD), PointDetails.NONE))
        .isEqualTo("0.2500");
    assertThat(ReadableValue.of(new Monitored.Counter(12, CounterNotes.NONE), PointDetails.NONE))
        .isEqualTo("12");
  }

  @Test
  void numbersAreInEngineeringUnits() {
    PointDetails tenths =
        new PointDetails(null, "°C", new Scaling(new BigDecimal("0.1"), BigDecimal.ZERO), 0);
    assertThat(ReadableValue.of(new Monitored.Scaled(614, Quality.GOOD), tenths))
        .isEqualTo("61.4 °C");
  }

  @Test
  void positionsAreWords() {
    assertThat(ReadableValue.of(new Monitored.SinglePoint(true, Quality.GOOD), PointDetails.NONE))
        .isEqualTo("ON");
    assertThat(
            ReadableValue.of(
                new Monitored.DoublePoint(DoubleState.INTERMEDIATE, Quality.GOOD),
                PointDetails.NONE))
        .isEqualTo("INTERMEDIATE");
    assertThat(
            ReadableValue.of(new Monitored.StepPosition(11, true, Quality.GOOD), PointDetails.NONE))
        .isEqualTo("11 (moving)");
  }

  @Test
  void whatIsNoNumberIsSaid() {
    assertThat(ReadableValue.of(number(Double.NaN), details("A", 1))).isEqualTo("NaN A");
  }
}
