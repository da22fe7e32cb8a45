package io.github.cameliec104.protocol.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Monitored.ShortFloat;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadBandTest {

  private static final PointAddress ADDRESS = new PointAddress(1, 1);

  @ParameterizedTest
  @CsvSource({
    "0, ABSOLUTE, 5, 5, true",
    "0.5, ABSOLUTE, 5, 5.5, false",
    "0.5, ABSOLUTE, 5.5, 5, false",
    "0.5, ABSOLUTE, 5, 5.51, true",
    "0.5, ABSOLUTE, NaN, NaN, false",
    "0.5, ABSOLUTE, NaN, 5, true",
    "0.5, ABSOLUTE, 5, NaN, true",
    "0.5, ABSOLUTE, Infinity, Infinity, false",
    "0.5, ABSOLUTE, Infinity, -Infinity, true",
    "100, PERCENT, Infinity, 5, true",
    "100, PERCENT, 5, Infinity, true",
    "10, PERCENT, -10, -11, false",
    "10, PERCENT, -10, -11.1, true",
    "10, PERCENT, 0, 0, false",
    "10, PERCENT, 0, 0.001, true",
  })
  void aChangeIsAnEventIfItIsGreater(
      double size, DeadBand.Unit unit, double before, double after, boolean event) {
    assertThat(new DeadBand(size, unit).isExceeded(before, after, Double.NaN)).isEqualTo(event);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void noDeadBandHasSuchASize(double size) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DeadBand.absolute(size))
        .withMessageContaining("dead band=" + size);
  }

  @Test
  void perCentEndAtAHundred() {
    assertThat(DeadBand.percent(100).size()).isEqualTo(100);
    assertThatIllegalArgumentException().isThrownBy(() -> DeadBand.percent(100.1));
  }

  @Test
  void onlyNumbersHaveOne() {
    ReportRules rules = ReportRules.DEFAULT.withDeadBand(DeadBand.absolute(1));
    StationPoint single = new StationPoint(ADDRESS, TypeId.M_SP_NA_1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> single.withReport(rules))
        .withMessage("point 1/1 of type M_SP_NA_1 with a dead band, which it cannot have");
    StationPoint counter = new StationPoint(ADDRESS, TypeId.M_IT_TB_1);
    assertThat(counter.withReport(rules).report().deadBand().size()).isEqualTo(1);
  }

  /**
   * Whatever the walk of the value: the last event is never further from the value than the dead
   * band, and two events in a row always are.
   */
  @Test
  void theLastEventIsNeverFurtherFromTheValueThanTheDeadBand() {
    Random random = new Random(104);
    for (int run = 0; run < 200; run++) {
      float size = random.nextFloat() * 10;
      SlaveRig slave = new SlaveRig(1000);
      SlaveLink master = slave.master("a");
      slave.station.declare(
          List.of(
              new StationPoint(ADDRESS, TypeId.M_ME_NC_1, Set.of())
                  .withReport(ReportRules.DEFAULT.withDeadBand(DeadBand.absolute(size)))));
      float value = random.nextFloat() * 100;
      List<Float> events = new ArrayList<>();
      for (int step = 0; step < 100; step++) {
        value += (random.nextFloat() - 0.5f) * size;
        slave.station.update(
            List.of(
                PointUpdate.of(ADDRESS, TypeId.M_ME_NC_1, new ShortFloat(value, Quality.GOOD))));
        slave.all(master).forEach(asdu -> events.add(number(asdu)));
        assertThat(Math.abs((double) value - events.get(events.size() - 1)))
            .isLessThanOrEqualTo(size);
      }
      for (int i = 1; i < events.size(); i++) {
        assertThat(Math.abs((double) events.get(i) - events.get(i - 1))).isGreaterThan(size);
      }
      assertThat(events).hasSizeGreaterThan(1).hasSizeLessThan(100);
    }
  }

  private static float number(Asdu asdu) {
    return ((ShortFloat) asdu.first().element()).value();
  }

  @Test
  void aPointDeclaredAnewTellsWhatWasTooSmallUntilThen() {
    SlaveRig slave = new SlaveRig(100);
    SlaveLink master = slave.master("a");
    StationPoint point = new StationPoint(new PointAddress(1, 1), TypeId.M_ME_NC_1);
    declare(slave, point, 100);
    slave.report(50, 50);
    slave.report(60, 60);
    declare(slave, point, 5);
    slave.report(52, 52);
    slave.report(56, 56);
    assertThat(SlaveRig.floats(slave.all(master))).containsExactly(50, 60, 52);
  }

  private static void declare(SlaveRig slave, StationPoint point, double size) {
    ReportRules rules = ReportRules.DEFAULT.withDeadBand(DeadBand.absolute(size));
    slave.station.declare(List.of(point.withReport(rules)));
  }
}
