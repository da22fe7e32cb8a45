package io.github.cameliec104.protocol.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cameliec104.protocol.Iec104ClosedException;
import io.github.cameliec104.protocol.Iec104TimeoutException;
import io.github.cameliec104.protocol.asdu.AddressSizes;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Cot;
import io.github.cameliec104.protocol.asdu.Element;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.Monitored.SinglePoint;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.LinkEvent.EndOfInitialization;
import io.github.cameliec104.protocol.station.LinkEvent.InterrogationFinished;
import io.github.cameliec104.protocol.station.LinkEvent.InterrogationStarted;
import io.github.cameliec104.protocol.station.LinkEvent.Undecoded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MasterStationTest {

  private static final String BROADCAST = "64010600ffff00000014";

  private final MasterRig master = MasterRig.started(StartUp.DEFAULT);

  @Test
  void allStationsAreInterrogatedAfterEachStart() {
    assertThat(master.sent()).containsExactly(BROADCAST);
    master.stop();
    assertThat(master.sent()).isEmpty();
    master.start();
    assertThat(master.sent()).containsExactly(BROADCAST);
  }

  @Test
  void whatWasNotSentBeforeTheStopIsNotSentAfterTheNextStart() {
    master.stop();
    master.start();
    assertThat(master.sent()).containsExactly(BROADCAST);
  }

  @Test
  void namedStationsAreInterrogatedOneByOneAndTheirClocksSet() {
    StartUp startUp =
        StartUp.DEFAULT.withInterrogate(List.of(1, 2)).withClock(true).withOriginator(7);
    assertThat(MasterRig.started(startUp).sent())
        .containsExactly(
            "64010607010000000014",
            "6701060701000000000391" + "2d8d2f0718",
            "64010607020000000014",
            "6701060702000000000391" + "2d8d2f0718");
  }

  @Test
  void nobodyIsInterrogatedIfNobodyIsNamed() {
    MasterRig quiet = MasterRig.started(MasterRig.QUIET);
    assertThat(quiet.sent()).isEmpty();
    quiet.receive("46 01 04 00 01 00 00 00 00 00");
    assertThat(quiet.sent()).isEmpty();
  }

  @Test
  void allStationsAre255WhereTheCommonAddressHasOneOctet() {
    MasterRig small = new MasterRig(StartUp.DEFAULT, new AddressSizes(1, 1, 2));
    small.start();
    assertThat(small.sent()).containsExactly("640106ff000014");
    small.station.ask(asking -> asking.interrogate(0xFFFF, 21), small.nowNanos);
    small.station.ask(asking -> asking.synchronizeClock(0xFFFF), small.nowNanos);
    assertThat(small.sent()).hasSize(2).allMatch(hex -> hex.startsWith("06ff", 4));
  }

  @Test
  void aStationThatHasRestartedIsInterrogatedAgain() {
    master.sent();
    master.receive("46 01 04 00 05 00 00 00 00 82");
    assertThat(master.events)
        .containsExactly(new EndOfInitialization(5, 2, true, MasterRig.WALL_CLOCK));
    assertThat(master.sent()).containsExactly("64010600050000000014");
    assertThat(master.done()).isEqualTo(1);
  }

  @Test
  void anEndOfInitializationDuringAnInterrogationDoesNotEndIt() {
    MasterRig one = MasterRig.started(StartUp.DEFAULT.withInterrogate(List.of(1)));
    Asdu interrogation = one.next();
    one.receive("46 01 04 00 01 00 00 00 00 00");
    assertThat(one.events).noneMatch(InterrogationFinished.class::isInstance);
    one.answer(interrogation, Cause.ACTIVATION_CONFIRMATION);
    one.answer(interrogation, Cause.ACTIVATION_TERMINATION);
    assertThat(one.events)
        .last()
        .isEqualTo(new InterrogationFinished(1, 20, true, "", MasterRig.WALL_CLOCK));
  }

  @Test
  void eachStationOfABroadcastTellsBeginningAndEnd() {
    Asdu interrogation = master.next();
    for (int station = 1; station <= 3; station++) {
      master.answer(interrogation.withCommonAddress(station), Cause.ACTIVATION_CONFIRMATION);
    }
    for (int station = 3; station >= 1; station--) {
      master.answer(interrogation.withCommonAddress(station), Cause.ACTIVATION_TERMINATION);
    }
    Instant now = MasterRig.WALL_CLOCK;
    assertThat(master.events)
        .containsExactly(
            new InterrogationStarted(1, 20, now),
            new InterrogationStarted(2, 20, now),
            new InterrogationStarted(3, 20, now),
            new InterrogationFinished(3, 20, true, "", now),
            new InterrogationFinished(2, 20, true, "", now),
            new InterrogationFinished(1, 20, true, "", now));
  }

  @Test
  void aRefusedInterrogationIsFinishedIncomplete() {
    Asdu interrogation = master.next();
    master.refuse(interrogation, Cause.UNKNOWN_COMMON_ADDRESS);
    assertThat(master.events)
        .singleElement()
        .isInstanceOfSatisfying(
            InterrogationFinished.class,
            finished -> {
              assertThat(finished.complete()).isFalse();
              assertThat(finished.reason()).isEqualTo("refused with cause UNKNOWN_COMMON_ADDRESS");
            });
  }

  @Test
  void anInterrogationThatIsNotAnsweredInTimeIsFinishedIncomplete() {
    ProcedureRules once =
        ProcedureRules.DEFAULT.withRepetition(
            new ProcedureRules.Repetition(0, Duration.ofSeconds(1)));
    MasterRig rig = MasterRig.started(StartUp.DEFAULT.withProcedures(once));
    rig.next();
    rig.advance(Duration.ofSeconds(10).minusNanos(1));
    assertThat(rig.events).isEmpty();
    rig.advance(Duration.ofNanos(1));
    assertThat(rig.events)
        .singleElement()
        .isInstanceOfSatisfying(
            InterrogationFinished.class,
            f -> assertThat(f.reason()).isEqualTo("C_IC_NA_1 to 65535/0 not confirmed in time"));
  }

  @Test
  void aMissingTerminationDoesNotBlockWhatFollows() {
    MasterRig quiet = MasterRig.started(MasterRig.QUIET);
    CompletableFuture<CommandResult> first =
        quiet.station.ask(asking -> asking.interrogate(1, 20), quiet.nowNanos);
    quiet.answer(quiet.next(), Cause.ACTIVATION_CONFIRMATION);
    quiet.receive("01 01 14 00 01 00 64 00 00 01");
    assertThat(quiet.points).hasSize(1);
    quiet.advance(Duration.ofSeconds(30));
    assertThat(first)
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withCauseInstanceOf(Iec104TimeoutException.class)
        .withMessageContaining("C_IC_NA_1 to 1/0 not terminated in time");
    quiet.station.ask(asking -> asking.interrogate(1, 20), quiet.nowNanos);
    assertThat(quiet.sent()).hasSize(1);
  }

  @Test
  void aSecondInterrogationOfAStationIsRefusedWithoutEndingTheFirst() {
    MasterRig quiet = MasterRig.started(MasterRig.QUIET);
    CompletableFuture<CommandResult> first =
        quiet.station.ask(asking -> asking.interrogate(1, 20), quiet.nowNanos);
    CompletableFuture<CommandResult> second =
        quiet.station.ask(asking -> asking.interrogate(1, 20), quiet.nowNanos);
    assertThat(second).isCompletedExceptionally();
    assertThat(quiet.events).isEmpty();
    Asdu interrogation = quiet.next();
    quiet.answer(interrogation, Cause.ACTIVATION_CONFIRMATION);
    quiet.answer(interrogation, Cause.ACTIVATION_TERMINATION);
    assertThat(first.join()).isInstanceOf(CommandResult.Terminated.class);
  }

  @Test
  void groupsAreInterrogatedAtTheSameTime() {
    MasterRig quiet = MasterRig.started(MasterRig.QUIET);
    CompletableFuture<CommandResult> station =
        quiet.station.ask(asking -> asking.interrogate(1, 20), quiet.nowNanos);
    CompletableFuture<CommandResult> group =
        quiet.station.ask(asking -> asking.interrogate(1, 21), quiet.nowNanos);
    Asdu first = quiet.next();
    Asdu second = quiet.next();
    for (Cause cause : List.of(Cause.ACTIVATION_CONFIRMATION, Cause.ACTIVATION_TERMINATION)) {
      quiet.answer(second, cause);
    }
    assertThat(group).isCompleted();
    assertThat(station).isNotDone();
    quiet.refuse(first, Cause.ACTIVATION_CONFIRMATION);
    assertThat(station).isCompleted();
  }

  @Test
  void theFaultOfAnInterrogationIsNotWrapped() {
    MasterRig quiet = MasterRig.started(MasterRig.QUIET);
    CompletableFuture<CommandResult> answer =
        quiet.station.ask(asking -> asking.interrogate(1, 20), quiet.nowNanos);
    Throwable[] seen = new Throwable[1];
    answer.whenComplete((result, failure) -> seen[0] = failure);
    quiet.stop();
    assertThat(seen[0])
        .isInstanceOf(Iec104ClosedException.class)
        .hasMessage("C_IC_NA_1 to 1/0: the network connection failed");
  }

  @Test
  void pointsCarryAddressCauseValueAndTheTimeOfTheZone() {
    master.receive("1E 01 03 00 02 00 64 00 00 11 03 91 2D 8D 2F 07 18");
    assertThat(master.points)
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.address()).isEqualTo(new PointAddress(2, 100));
              assertThat(point.type()).isEqualTo(TypeId.M_SP_TB_1);
              assertThat(point.cause()).isEqualTo(Cause.SPONTANEOUS);
              assertThat(point.value())
                  .isEqualTo(new SinglePoint(true, Quality.of(Quality.BLOCKED)));
              assertThat(point.time()).isEqualTo(MasterRig.WALL_CLOCK);
              assertThat(point.received()).isEqualTo(MasterRig.WALL_CLOCK);
              assertThat(point.name()).isNull();
            });
  }

  @Test
  void anImpossibleTimeLeavesTheValueUsable() {
    master.receive("1E 01 03 00 02 00 64 00 00 01 FF FF 3F 1F FF 0F 7F");
    assertThat(master.points)
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.time()).isNull();
              assertThat(point.timeTag()).isNotNull();
            });
  }

  @Test
  void theObjectsOfASequenceComeInOneCallAndAreDoneTogether() {
    master.receive("01 83 14 00 01 00 65 00 00 01 00 01");
    assertThat(master.points).extracting(PointUpdate::objectAddress).containsExactly(101, 102, 103);
    assertThat(master.done()).isZero();
    master.process();
    assertThat(master.done()).isEqualTo(1);
    assertThat(master.counters.snapshot().pointsReceived()).isEqualTo(3);
  }

  @Test
  void dataOfATestAndRefusedDataAreDropped() {
    master.receive("01 01 83 00 01 00 64 00 00 01");
    master.receive("01 01 6C 00 01 00 64 00 00 01");
    assertThat(master.points).isEmpty();
    assertThat(master.done()).isEqualTo(2);
    assertThat(master.counters.snapshot().eventsDropped()).isEqualTo(2);
  }

  @Test
  void typesWithoutLayoutAreToldWithTheirOctets() {
    master.receive("C8 02 03 00 01 00 AA BB");
    Asdu asdu =
        new Asdu(
            200,
            false,
            Cot.of(Cause.SPONTANEOUS),
            1,
            List.of(new InformationObject(0, new Element.Octets(2, new byte[] {-86, -69}))));
    assertThat(master.events).containsExactly(new Undecoded(asdu, MasterRig.WALL_CLOCK));
    assertThat(master.done()).isEqualTo(1);
  }

  @Test
  void aRequestOfATypeWithoutLayoutIsAnsweredToo() {
    Element octets = new Element.Octets(1, new byte[] {1, 2, 3});
    Asdu request =
        new Asdu(
            200, false, Cot.of(Cause.ACTIVATION), 1, List.of(new InformationObject(0, octets)));
    CompletableFuture<CommandResult> answer =
        master.station.request(request, Until.CONFIRMATION, master.nowNanos);
    master.sent();
    master.refuse(request, Cause.UNKNOWN_TYPE);
    assertThat(answer.join())
        .isEqualTo(
            new CommandResult.Refused(
                Cause.UNKNOWN_TYPE,
                request.answer(Cause.UNKNOWN_TYPE, true),
                new Timing(Duration.ZERO, Duration.ZERO, null)));
    assertThat(master.events).isEmpty();
  }

  @Test
  void answersThatNobodyWaitsForAreDone() {
    for (String answer :
        List.of(
            "2D 01 07 00 01 00 88 13 00 01",
            "2D 01 6F 00 01 00 88 13 00 01",
            "64 01 0A 00 01 00 00 00 00 14",
            "67 01 07 00 01 00 00 00 00 03 91 2D 0D 2F 07 18",
            "7A 01 0D 00 01 00 30 75 00 01 00 00 01")) {
      master.receive(answer);
    }
    assertThat(master.done()).isEqualTo(5);
    assertThat(master.points).isEmpty();
  }

  @Test
  void whatDoesNotFitTheAddressesIsRefusedAtOnce() {
    MasterRig small = new MasterRig(MasterRig.QUIET, new AddressSizes(1, 1, 1));
    small.start();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> small.station.ask(asking -> asking.interrogate(300, 20), 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> small.station.ask(asking -> asking.synchronizeClock(300), 0));
    assertThat(small.sent()).isEmpty();
  }
}
