package io.github.cameliec104.protocol.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Cot;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.Parameter.FloatParameter;
import io.github.cameliec104.protocol.asdu.ParameterQualifier;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Parameters with several masters, restarts and points that come late. */
class ParametersTest {

  private static final PointAddress ADDRESS = new PointAddress(1, 1);
  private static final PointParameters STORED =
      new PointParameters(
          ADDRESS,
          TypeId.P_ME_NC_1,
          Map.of(ParameterKind.THRESHOLD, 5.0),
          Map.of(ParameterKind.THRESHOLD, 5.0),
          CyclicSwitch.AS_DECLARED);

  private final Deque<Consumer<Boolean>> saving = new ArrayDeque<>();
  private final SlaveRig slave =
      new SlaveRig(
          SystemRules.DEFAULT.withProcess(
              ProcessRules.DEFAULT.withParameters(ParameterRules.ALLOWED)));

  private static Asdu threshold(float value) {
    return threshold(1, value);
  }

  private static Asdu threshold(int objectAddress, float value) {
    return Asdu.of(
        TypeId.P_ME_NC_1,
        Cot.of(Cause.ACTIVATION),
        1,
        new InformationObject(
            objectAddress, new FloatParameter(value, new ParameterQualifier(1, false, false))));
  }

  private void declare(TypeId type) {
    slave.station.declare(List.of(new StationPoint(ADDRESS, type)));
  }

  private List<Boolean> answers(SlaveLink master) {
    return slave.all(master).stream()
        .filter(asdu -> asdu.type() == TypeId.P_ME_NC_1)
        .map(asdu -> asdu.cot().negative())
        .toList();
  }

  @Test
  void whatWasStoredHoldsForPointsDeclaredOrLearntLater() {
    slave.station.restore(List.of(STORED), ParameterSaver.NONE);
    SlaveLink master = slave.master("a");
    slave.report(1, 10);
    assertThat(SlaveRig.floats(slave.all(master))).containsExactly(1, 7);
    declare(TypeId.M_ME_NC_1);
    slave.report(8, 12);
    assertThat(slave.all(master)).isEmpty();
  }

  @Test
  void whatWasStoredForAnotherKindOfValueIsNotUsed() {
    slave.station.restore(
        List.of(
            new PointParameters(
                ADDRESS, TypeId.P_ME_NB_1, STORED.loaded(), STORED.operating(), STORED.cyclic())),
        ParameterSaver.NONE);
    SlaveLink master = slave.master("a");
    slave.report(1, 3);
    assertThat(SlaveRig.floats(slave.all(master))).containsExactly(1, 2, 3);
    master.received(threshold(5), () -> {}, 0);
    assertThat(answers(master)).containsExactly(false);
    slave.report(4, 9);
    assertThat(SlaveRig.floats(slave.all(master))).containsExactly(9);
  }

  @Test
  void whatTwoMastersLoadIsSavedOneAfterTheOtherAndTheLastHolds() {
    slave.station.restore(List.of(), (all, done) -> saving.add(done));
    declare(TypeId.M_ME_NC_1);
    SlaveLink a = slave.master("a");
    SlaveLink b = slave.master("b");
    a.received(threshold(5), () -> {}, 0);
    b.received(threshold(50), () -> {}, 0);
    assertThat(saving).hasSize(1);
    saving.remove().accept(true);
    assertThat(answers(a)).containsExactly(false);
    assertThat(answers(b)).isEmpty();
    assertThat(saving).hasSize(1);
    saving.remove().accept(true);
    assertThat(answers(b)).containsExactly(false);
    assertThat(slave.station.parameters().of(ADDRESS).operating())
        .isEqualTo(Map.of(ParameterKind.THRESHOLD, 50.0));
  }

  @Test
  void moreChangesThanMayWaitAreRefused() {
    slave.station.restore(List.of(), (all, done) -> saving.add(done));
    declare(TypeId.M_ME_NC_1);
    SlaveLink master = slave.master("a");
    for (int i = 1; i <= 1002; i++) {
      master.received(threshold(i), () -> {}, 0);
    }
    assertThat(answers(master)).containsExactly(true);
    while (!saving.isEmpty()) {
      saving.remove().accept(true);
    }
    assertThat(answers(master)).hasSize(1001).containsOnly(false);
    assertThat(slave.station.parameters().of(ADDRESS).operating())
        .isEqualTo(Map.of(ParameterKind.THRESHOLD, 1001.0));
  }

  @Test
  void anAnswerOfTheStartBeforeIsNotSentInTheNext() {
    slave.station.restore(List.of(), (all, done) -> saving.add(done));
    declare(TypeId.M_ME_NC_1);
    SlaveLink master = slave.master("a");
    master.received(threshold(5), () -> {}, 0);
    slave.disconnect(master);
    saving.remove().accept(true);
    master.started(0);
    assertThat(slave.all(master)).isEmpty();
    assertThat(slave.station.parameters().of(ADDRESS)).isEqualTo(STORED);
  }

  @Test
  void aParameterIsWhereItsPointWasDeclaredLast() {
    StationPoint point = new StationPoint(ADDRESS, TypeId.M_ME_NC_1);
    ReportRules elsewhere = ReportRules.DEFAULT.withParameters(Map.of(ParameterKind.THRESHOLD, 10));
    slave.station.declare(List.of(point.withReport(elsewhere)));
    SlaveLink master = slave.master("a");
    master.received(threshold(10, 5), () -> {}, 0);
    master.received(threshold(1, 5), () -> {}, 0);
    assertThat(answers(master)).containsExactly(false, true);
    slave.station.declare(List.of(point));
    master.received(threshold(10, 5), () -> {}, 0);
    master.received(threshold(1, 6), () -> {}, 0);
    assertThat(slave.all(master))
        .extracting(asdu -> asdu.cot().cause())
        .containsExactly(Cause.UNKNOWN_OBJECT_ADDRESS, Cause.ACTIVATION_CONFIRMATION);
    assertThat(slave.station.parameters().of(ADDRESS).loaded())
        .isEqualTo(Map.of(ParameterKind.THRESHOLD, 6.0));
  }

  @Test
  void aPointOfAnotherTypeSettlesNoLonger() {
    declare(TypeId.M_ME_NC_1);
    SlaveLink master = slave.master("a");
    ParameterQualifier smoothing = new ParameterQualifier(2, false, false);
    master.received(
        Asdu.of(
            TypeId.P_ME_NC_1,
            Cot.of(Cause.ACTIVATION),
            1,
            new InformationObject(1, new FloatParameter(10, smoothing))),
        () -> {},
        0);
    slave.report(1, 2);
    slave.all(master);
    declare(TypeId.M_SP_NA_1);
    slave.station.onTime();
    assertThat(slave.all(master)).isEmpty();
  }

  @Test
  void whatCannotBeIsNoParameter() {
    for (Map<ParameterKind, Double> wrong :
        List.of(
            Map.of(ParameterKind.THRESHOLD, -0.1),
            Map.of(ParameterKind.SMOOTHING, 86_401.0),
            Map.of(ParameterKind.LOW_LIMIT, Double.NaN),
            Map.of(ParameterKind.LOW_LIMIT, 2.0, ParameterKind.HIGH_LIMIT, 1.0))) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  new PointParameters(
                      ADDRESS, TypeId.P_ME_NC_1, Map.of(), wrong, CyclicSwitch.AS_DECLARED))
          .withMessageStartingWith("parameters of 1/1: ");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new PointParameters(
                    ADDRESS, TypeId.P_AC_NA_1, Map.of(), Map.of(), CyclicSwitch.AS_DECLARED));
  }
}
