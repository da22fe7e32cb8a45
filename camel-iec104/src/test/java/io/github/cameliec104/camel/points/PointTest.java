package io.github.cameliec104.camel.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cameliec104.protocol.asdu.DoubleState;
import io.github.cameliec104.protocol.asdu.Monitored.DoublePoint;
import io.github.cameliec104.protocol.asdu.Monitored.Scaled;
import io.github.cameliec104.protocol.asdu.Monitored.ShortFloat;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.DeadBand;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.StationPoint;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PointTest {

  private static final PointAddress ADDRESS = new PointAddress(1, 2);
  private static final Scaling TENTHS = new Scaling(new BigDecimal("0.1"), BigDecimal.TEN);

  @Test
  void pointsThatNoStationCanHaveAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Point(" ", ADDRESS, TypeId.M_SP_NA_1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Point("A", ADDRESS, TypeId.C_IC_NA_1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Point("A", new PointAddress(65535, 1), TypeId.M_SP_NA_1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Point("A", ADDRESS, TypeId.M_SP_NA_1, Set.of(17), PointDetails.NONE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PointDetails(null, null, Scaling.NONE, Double.NaN));
  }

  @Test
  void declaresItselfToASlave() {
    Point point = new Point("A", ADDRESS, TypeId.M_SP_NA_1, Set.of(3), PointDetails.NONE);
    assertThat(point.stationPoint())
        .isEqualTo(new StationPoint(ADDRESS, TypeId.M_SP_NA_1, Set.of(3)));
  }

  @Test
  void changesWithinTheDeadbandAreNoEvent() {
    Point point = measured(Scaling.NONE, 0.5);
    assertThat(point.beyondDeadband(real(1), real(1.5f))).isFalse();
    assertThat(point.beyondDeadband(real(1), real(0.5f))).isFalse();
    assertThat(point.beyondDeadband(real(1), real(1.6f))).isTrue();
    assertThat(point.beyondDeadband(real(1), real(Float.NaN))).isTrue();
  }

  @Test
  void anotherQualityIsAnEventWithinTheDeadband() {
    ShortFloat invalid = real(1).withQuality(Quality.of(Quality.INVALID));
    assertThat(measured(Scaling.NONE, 0.5).beyondDeadband(real(1), invalid)).isTrue();
  }

  @Test
  void theDeadbandIsInEngineeringUnits() {
    Point point = measured(TENTHS, 1);
    assertThat(point.beyondDeadband(scaled(100), scaled(110))).isFalse();
    assertThat(point.beyondDeadband(scaled(100), scaled(111))).isTrue();
  }

  @Test
  void aSlaveIsToldTheDeadbandInTheNumbersSent() {
    assertThat(measured(TENTHS, 1).stationPoint().report().deadBand())
        .isEqualTo(DeadBand.absolute(10));
    Scaling negative = new Scaling(new BigDecimal("-0.3"), BigDecimal.ONE);
    assertThat(measured(negative, 0.9).stationPoint().report().deadBand())
        .isEqualTo(DeadBand.absolute(3));
    Scaling tiny = new Scaling(new BigDecimal("1e-300"), BigDecimal.ZERO);
    assertThat(measured(tiny, 1e300).stationPoint().report().deadBand().size())
        .isEqualTo(Double.MAX_VALUE);
  }

  @Test
  void withoutDeadbandOrNumberEveryValueIsAnEvent() {
    assertThat(measured(Scaling.NONE, 0).beyondDeadband(real(1), real(1))).isTrue();
    DoublePoint on = new DoublePoint(DoubleState.ON, Quality.GOOD);
    assertThat(measured(Scaling.NONE, 5).beyondDeadband(on, on)).isTrue();
  }

  @Test
  void scalesInDecimals() {
    Scaling tenth = new Scaling(new BigDecimal("0.10"), new BigDecimal("0.0"));
    assertThat(tenth).isEqualTo(new Scaling(new BigDecimal("0.1"), BigDecimal.ZERO));
    assertThat(tenth.toEngineering(3)).isEqualTo(0.3);
    assertThat(TENTHS.toEngineering(2205)).isEqualTo(230.5);
    assertThat(TENTHS.toSent(230.5)).isEqualTo(2205);
    assertThat(TENTHS.toEngineering(Double.POSITIVE_INFINITY)).isInfinite();
    assertThat(TENTHS.toSent(Double.NaN)).isNaN();
    assertThat(Scaling.NONE.toEngineering(0.1)).isEqualTo(0.1);
  }

  @Test
  void scalesThatCannotBeUndoneAreRefused() {
    for (String scale : List.of("0", "1e-301", "1e301", "1e1000000000")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Scaling(new BigDecimal(scale), BigDecimal.ZERO));
    }
    for (String offset : List.of("1e-1000000000", "-1e301")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Scaling(BigDecimal.ONE, new BigDecimal(offset)));
    }
  }

  private static Point measured(Scaling scaling, double deadband) {
    PointDetails details = new PointDetails(null, null, scaling, deadband);
    return new Point("A", ADDRESS, TypeId.M_ME_NC_1, Set.of(), details);
  }

  private static ShortFloat real(float value) {
    return new ShortFloat(value, Quality.GOOD);
  }

  private static Scaled scaled(int value) {
    return new Scaled(value, Quality.GOOD);
  }
}
