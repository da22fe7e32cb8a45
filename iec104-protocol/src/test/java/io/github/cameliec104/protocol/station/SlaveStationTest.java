package io.github.cameliec104.protocol.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Command.SingleCommand;
import io.github.cameliec104.protocol.asdu.Cot;
import io.github.cameliec104.protocol.asdu.DoubleState;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.Monitored.ShortFloat;
import io.github.cameliec104.protocol.asdu.Monitored.SinglePoint;
import io.github.cameliec104.protocol.asdu.ProtectionElement.ProtectionEvent;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.SystemElement.Read;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SlaveStationTest {

  private final SlaveRig slave = new SlaveRig(100);
  private final SlaveLink master = slave.master("a");

  @Test
  void aPointKeepsItsKindOfValue() {
    slave.station.declare(List.of(new StationPoint(new PointAddress(1, 1), TypeId.M_SP_NA_1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> slave.station.update(List.of(SlaveRig.event(1))))
        .withMessage("point 1/1 is M_SP_NA_1, got M_ME_NC_1");
  }

  @Test
  void updatesBeforeOneThatCannotBeTakenAreSent() {
    PointUpdate wrong =
        PointUpdate.of(
            new PointAddress(1, 1), TypeId.M_SP_NA_1, new SinglePoint(true, Quality.GOOD));
    AtomicInteger woken = new AtomicInteger();
    SlaveLink other =
        slave.station.connected("b:1", "b", new LinkCounters(), task -> woken.incrementAndGet());
    other.started(0);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                slave.station.update(
                    List.of(SlaveRig.event(1), SlaveRig.event(2), wrong, SlaveRig.event(3))));
    assertThat(woken).hasPositiveValue();
    assertThat(SlaveRig.floats(slave.all(other))).containsExactly(1, 2);
    assertThat(slave.statistics().eventsBuffered()).isEqualTo(2);
  }

  @Test
  void anEventWhoseTimeNoTagCanTellIsSentWithAnInvalidTime() {
    PointAddress address = new PointAddress(1, 1);
    slave.station.declare(List.of(new StationPoint(address, TypeId.M_ME_TF_1)));
    ShortFloat value = new ShortFloat(42, Quality.GOOD);
    Instant never = Instant.parse("1999-12-31T23:59:59Z");
    slave.station.update(List.of(PointUpdate.of(address, TypeId.M_ME_TF_1, value, never)));
    InformationObject sent = slave.all(master).get(0).first();
    assertThat(sent.element()).isEqualTo(value);
    assertThat(Objects.requireNonNull(sent.time()).invalid()).isTrue();
  }

  @Test
  void protectionEventsAreNeverCyclic() {
    PointUpdate event =
        PointUpdate.of(
                new PointAddress(1, 1),
                TypeId.M_EP_TD_1,
                new ProtectionEvent(DoubleState.ON, Quality.GOOD, 10))
            .withCause(Cause.PERIODIC);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> slave.station.update(List.of(event)))
        .withMessageContaining("1/1");
    assertThat(slave.all(master)).isEmpty();
  }

  @Test
  void addressesThatNoStationHasAreRefused() {
    for (PointAddress address :
        List.of(new PointAddress(0, 1), new PointAddress(0xFFFF, 1), new PointAddress(1, 0))) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  slave.station.update(
                      List.of(
                          PointUpdate.of(
                              address, TypeId.M_SP_NA_1, new SinglePoint(true, Quality.GOOD)))))
          .withMessageContaining("point " + address);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> slave.station.host(0));
    assertThatIllegalArgumentException().isThrownBy(() -> slave.station.host(0xFFFF));
  }

  @Test
  void cyclicDataIsBoundedAndTheOldestIsDropped() {
    for (int number = 1; number <= 1500; number++) {
      PointUpdate update =
          PointUpdate.of(
              new PointAddress(1, number), TypeId.M_ME_NC_1, new ShortFloat(number, Quality.GOOD));
      slave.station.update(List.of(update.withCause(Cause.PERIODIC)));
    }
    List<Integer> sent = SlaveRig.floats(slave.all(master));
    assertThat(sent).hasSize(1000).endsWith(1500).startsWith(501);
  }

  @Test
  void aMasterThatDoesNotTakeItsAnswersIsNotAcknowledgedAnyMore() {
    slave.report(1, 1);
    AtomicInteger done = new AtomicInteger();
    for (int i = 0; i < 500; i++) {
      master.received(read(1), done::incrementAndGet, 0);
    }
    assertThat(done).hasValueBetween(99, 101);
    assertThat(slave.all(master)).hasSize(501);
    assertThat(done).hasValue(500);
  }

  @Test
  void requestsThatWaitForTheirAcknowledgementAreDoneWithTheLink() {
    slave.report(1, 1);
    AtomicInteger done = new AtomicInteger();
    for (int i = 0; i < 500; i++) {
      master.received(read(1), done::incrementAndGet, 0);
    }
    slave.disconnect(master);
    assertThat(done).hasValue(500);
  }

  private static Asdu read(int objectAddress) {
    return Asdu.of(
        TypeId.C_RD_NA_1,
        Cot.of(Cause.REQUEST),
        1,
        new InformationObject(objectAddress, new Read()));
  }

  @Test
  void commandsThatWaitForTheApplicationAreBounded() {
    slave.station.host(1);
    for (int object = 1; object <= 1200; object++) {
      master.received(command(object), () -> {}, 0);
    }
    assertThat(slave.asked).hasSize(1000);
    assertThat(slave.all(master)).hasSize(200).allMatch(asdu -> asdu.cot().negative());
    slave.asked.get(0).confirm();
    master.received(command(2000), () -> {}, 0);
    assertThat(slave.asked).hasSize(1001);
  }

  private static Asdu command(int objectAddress) {
    return Asdu.of(
        TypeId.C_SC_NA_1,
        Cot.of(Cause.ACTIVATION),
        1,
        new InformationObject(objectAddress, new SingleCommand(true, 0, false)));
  }

  @Test
  void aCommandRefusedBecauseOfAnotherMastersIsFreeWhenThatOneIsAnswered() {
    slave.station.host(1);
    SlaveLink other = slave.master("b");
    master.received(command(1), () -> {}, 0);
    other.received(command(1), () -> {}, 0);
    assertThat(slave.all(other)).singleElement().matches(asdu -> asdu.cot().negative());
    slave.disconnect(master);
    other.received(command(1), () -> {}, 0);
    assertThat(slave.asked).hasSize(2);
  }

  @Test
  void anAnswerAfterTheLinkIsLostTouchesNobodyElse() {
    slave.station.host(1);
    master.received(command(1), () -> {}, 0);
    slave.disconnect(master);
    SlaveLink other = slave.master("b");
    other.received(command(1), () -> {}, 0);
    slave.asked.get(0).confirm();
    slave.asked.get(0).terminate();
    other.received(command(1), () -> {}, 0);
    assertThat(slave.asked).as("the object is still taken").hasSize(2);
    slave.asked.get(1).confirm();
    assertThat(slave.all(other))
        .extracting(asdu -> asdu.cot().negative())
        .containsExactly(true, false);
    assertThat(slave.all(master)).isEmpty();
  }
}
