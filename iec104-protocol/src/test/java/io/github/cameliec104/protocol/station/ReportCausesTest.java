package io.github.cameliec104.protocol.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.asdu.TypeId.Direction;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReportCausesTest {

  private static final PointAddress POINT = new PointAddress(1, 100);

  private final SlaveRig slave = new SlaveRig(100);
  private final SlaveLink master = slave.master("a");

  static List<TypeId> points() {
    return Arrays.stream(TypeId.values()).filter(t -> t.isMonitored() && t.inSubset104()).toList();
  }

  /** Every cause of every type: what is taken is sent with a cause of the table, the rest not. */
  @ParameterizedTest
  @MethodSource("points")
  void nothingIsReportedWithACauseThatItsTypeDoesNotHave(TypeId type) {
    slave.station.declare(List.of(new StationPoint(POINT, type)));
    Set<Cause> taken = EnumSet.noneOf(Cause.class);
    for (Cause cause : Cause.values()) {
      try {
        slave.station.update(List.of(update(type, cause)));
        taken.add(cause);
      } catch (IllegalArgumentException e) {
        assertThat(slave.all(master)).as("%s refused", cause).isEmpty();
        continue;
      }
      Asdu sent = slave.next(master);
      assertThat(sent.cause()).isEqualTo(cause);
      assertThat(Objects.requireNonNull(sent.type()).causes(Direction.MONITOR)).contains(cause);
      assertThat(slave.all(master)).isEmpty();
    }
    assertThat(taken).isEqualTo(ReportCauses.of(type)).contains(Cause.SPONTANEOUS);
  }

  private PointUpdate update(TypeId type, Cause cause) {
    Monitored value = Objects.requireNonNull(slave.station.image().get(POINT)).value;
    return new PointUpdate(null, POINT, type, cause, value, null, null, Instant.EPOCH);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"M_ME_NA_1", "M_ME_TD_1", "M_ME_NB_1", "M_ME_NC_1", "M_ME_TF_1", "M_ME_ND_1"})
  void onlyMeasuredValuesAreCyclic(TypeId type) {
    assertThat(ReportCauses.of(type))
        .containsExactlyInAnyOrder(Cause.PERIODIC, Cause.BACKGROUND, Cause.SPONTANEOUS);
  }

  @ParameterizedTest
  @EnumSource(names = {"M_SP_NA_1", "M_SP_TB_1", "M_DP_TB_1", "M_ST_NA_1", "M_ST_TB_1"})
  void returnInformationIsForStatesAndSteps(TypeId type) {
    assertThat(ReportCauses.of(type))
        .containsExactlyInAnyOrder(
            Cause.BACKGROUND, Cause.SPONTANEOUS, Cause.RETURN_REMOTE, Cause.RETURN_LOCAL);
  }

  @ParameterizedTest
  @EnumSource(names = {"M_IT_NA_1", "M_IT_TB_1", "M_EP_TD_1", "M_EP_TE_1", "M_EP_TF_1"})
  void countersAndProtectionEventsAreSpontaneousOnly(TypeId type) {
    assertThat(ReportCauses.of(type)).containsExactly(Cause.SPONTANEOUS);
  }

  @ParameterizedTest
  @EnumSource(names = {"C_SC_NA_1", "M_EI_NA_1", "F_DR_TA_1"})
  void whatIsNoPointIsNotReportedAtAll(TypeId type) {
    assertThat(ReportCauses.of(type)).isEmpty();
  }

  @Test
  void theRefusalNamesPointTypeCauseAndWhatIsAllowed() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> slave.station.update(List.of(SlaveRig.event(1).withCause(Cause.RETURN_REMOTE))))
        .withMessage(
            "point 1/1 of type M_ME_NC_1 with cause RETURN_REMOTE, expected one of"
                + " [PERIODIC, BACKGROUND, SPONTANEOUS]");
  }

  @Test
  void theTypeOfTheDeclaredPointCounts() {
    slave.station.declare(List.of(new StationPoint(new PointAddress(1, 1), TypeId.M_ME_TF_1)));
    slave.station.update(List.of(SlaveRig.event(1).withCause(Cause.PERIODIC)));
    assertThat(slave.next(master).type()).isEqualTo(TypeId.M_ME_NC_1);
  }
}
