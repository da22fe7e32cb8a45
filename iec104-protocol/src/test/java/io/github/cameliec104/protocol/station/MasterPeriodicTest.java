package io.github.cameliec104.protocol.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.station.LinkEvent.InterrogationFinished;
import io.github.cameliec104.protocol.station.LinkEvent.ProcedureFailed;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a master does by itself, and what it does when that fails. */
class MasterPeriodicTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration NEVER = Duration.ZERO;
  private static final String INTERROGATION = "64010600010000000014";
  private static final String READ = "65010600010000000005";
  private static final String FREEZE = "65010600010000000045";
  private static final String FREEZE_AND_RESET = "65010600010000000085";

  private static MasterRig started(ProcedureRules rules) {
    return MasterRig.started(StartUp.DEFAULT.withInterrogate(List.of(1)).withProcedures(rules));
  }

  private static ProcedureRules interrogating(Duration period, Integer... qualifiers) {
    return ProcedureRules.DEFAULT.withInterrogations(
        new ProcedureRules.Interrogations(List.of(qualifiers), period));
  }

  private static ProcedureRules counting(int freeze, Duration period) {
    return interrogating(NEVER)
        .withCounters(new ProcedureRules.Counters(List.of(1), List.of(5), freeze, period));
  }

  private static void complete(MasterRig master, Asdu request) {
    master.answer(request, Cause.ACTIVATION_CONFIRMATION);
    master.answer(request, Cause.ACTIVATION_TERMINATION);
  }

  @Test
  void groupsAreInterrogatedInsteadOfTheStation() {
    assertThat(started(interrogating(NEVER, 21, 36)).sent())
        .containsExactly("64010600010000000015", "64010600010000000024");
  }

  @Test
  void theInterrogationIsRepeatedPeriodically() {
    MasterRig master = started(interrogating(MINUTE, 20));
    complete(master, master.next());
    master.advance(MINUTE.minusNanos(1));
    assertThat(master.sent()).isEmpty();
    master.advance(Duration.ofNanos(1));
    complete(master, master.next());
    master.advance(MINUTE);
    assertThat(master.sent()).containsExactly(INTERROGATION);
  }

  @Test
  void anInterrogationLongerThanItsPeriodIsNotDoneTwiceAtOnce() {
    MasterRig master = started(interrogating(Duration.ofSeconds(4), 20));
    Asdu first = master.next();
    master.answer(first, Cause.ACTIVATION_CONFIRMATION);
    master.advance(Duration.ofSeconds(9));
    assertThat(master.sent()).isEmpty();
    master.answer(first, Cause.ACTIVATION_TERMINATION);
    assertThat(master.sent()).isEmpty();
    master.advance(Duration.ofSeconds(3));
    assertThat(master.sent()).containsExactly(INTERROGATION);
  }

  @Test
  void whatIsNotAnsweredIsTriedAgainAndEveryAttemptIsTold() {
    MasterRig master = started(interrogating(NEVER, 20));
    for (int attempt = 1; attempt <= 2; attempt++) {
      assertThat(master.sent()).containsExactly(INTERROGATION);
      master.advance(Duration.ofSeconds(10));
      assertThat(master.events)
          .last()
          .isEqualTo(
              new ProcedureFailed(
                  Procedure.INTERROGATION,
                  1,
                  20,
                  attempt,
                  true,
                  "C_IC_NA_1 to 1/0 not confirmed in time",
                  MasterRig.WALL_CLOCK.plusSeconds(20L * attempt - 10)));
      assertThat(master.sent()).isEmpty();
      master.advance(Duration.ofSeconds(10));
    }
    Asdu last = master.next();
    master.answer(last, Cause.ACTIVATION_CONFIRMATION);
    master.advance(Duration.ofSeconds(30));
    assertThat(master.events)
        .last()
        .isEqualTo(
            new InterrogationFinished(
                1,
                20,
                false,
                "C_IC_NA_1 to 1/0 not terminated in time",
                MasterRig.WALL_CLOCK.plusSeconds(70)));
    assertThat(master.station.deadline()).isEqualTo(Long.MAX_VALUE);
    assertThat(master.sent()).isEmpty();
  }

  @Test
  void aStationThatIsBusyIsAskedAgainButNotOneThatDoesNotKnow() {
    MasterRig master = started(interrogating(NEVER, 20));
    master.refuse(master.next(), Cause.ACTIVATION_CONFIRMATION);
    master.advance(Duration.ofSeconds(10));
    master.refuse(master.next(), Cause.UNKNOWN_COMMON_ADDRESS);
    master.advance(MINUTE);
    assertThat(master.station.deadline()).isEqualTo(Long.MAX_VALUE);
    assertThat(master.events).hasSize(2);
    assertThat(master.events.get(1))
        .isInstanceOfSatisfying(
            InterrogationFinished.class,
            f -> assertThat(f.reason()).isEqualTo("refused with cause UNKNOWN_COMMON_ADDRESS"));
  }

  @Test
  void aStationThatRestartsDuringItsInterrogationIsInterrogatedOnceMore() {
    MasterRig master = started(interrogating(NEVER, 20));
    Asdu first = master.next();
    master.receive("46 01 04 00 01 00 00 00 00 00"); // before the confirmation: nothing is missed
    master.answer(first, Cause.ACTIVATION_CONFIRMATION);
    master.answer(first, Cause.ACTIVATION_TERMINATION);
    assertThat(master.sent()).isEmpty();
    master.receive("46 01 04 00 01 00 00 00 00 00");
    Asdu second = master.next();
    master.answer(second, Cause.ACTIVATION_CONFIRMATION);
    master.receive("46 01 04 00 01 00 00 00 00 00"); // half of the values may be from before
    assertThat(master.sent()).isEmpty();
    master.answer(second, Cause.ACTIVATION_TERMINATION);
    complete(master, master.next());
    assertThat(master.sent()).isEmpty();
  }

  @Test
  void anInterrogationOnDemandWaitsForTheOneUnderWay() {
    MasterRig master = started(interrogating(NEVER, 20));
    CompletableFuture<CommandResult> mine =
        master.station.ask(a -> a.collect(1, 20), master.nowNanos);
    Asdu first = master.next();
    assertThat(master.sent()).isEmpty();
    complete(master, first);
    assertThat(mine).isNotDone();
    complete(master, master.next());
    assertThat(mine.join()).isInstanceOf(CommandResult.Data.class);
  }

  @Test
  void aProcedureWaitsForTheInterrogationOnDemand() {
    MasterRig master = started(interrogating(MINUTE, 20));
    complete(master, master.next());
    master.advance(MINUTE.minusSeconds(1));
    CompletableFuture<CommandResult> mine =
        master.station.ask(a -> a.interrogate(1, 20), master.nowNanos);
    Asdu first = master.next();
    master.advance(Duration.ofSeconds(2));
    assertThat(master.sent()).isEmpty();
    complete(master, first);
    assertThat(mine).isCompleted();
    master.advance(Duration.ofSeconds(10));
    assertThat(master.sent()).containsExactly(INTERROGATION);
    assertThat(master.events).noneMatch(ProcedureFailed.class::isInstance);
  }

  @Test
  void periodsGoOnWhileTheLinkIsAwayAndWhatIsMissedIsDoneOnce() {
    MasterRig master =
        started(
            interrogating(NEVER).withClock(new ProcedureRules.Clock(false, Duration.ofHours(1))));
    assertThat(master.sent()).isEmpty();
    master.advance(Duration.ofMinutes(30));
    master.stop();
    assertThat(master.station.deadline()).isEqualTo(Long.MAX_VALUE);
    master.advance(Duration.ofMinutes(20));
    master.start();
    assertThat(master.sent()).isEmpty();
    master.stop();
    master.advance(Duration.ofHours(5));
    master.start();
    assertThat(master.sent()).hasSize(1).allMatch(hex -> hex.startsWith("6701"));
    master.advance(Duration.ofHours(1).minusSeconds(40));
    assertThat(master.sent()).isEmpty();
  }

  @Test
  void aRefusedClockIsToldOnceUntilItIsAccepted() {
    MasterRig master =
        started(interrogating(NEVER).withClock(new ProcedureRules.Clock(true, MINUTE)));
    for (int round = 0; round < 3; round++) {
      master.refuse(master.next(), Cause.ACTIVATION_CONFIRMATION);
      master.advance(MINUTE);
    }
    assertThat(master.events)
        .containsExactly(
            new ProcedureFailed(
                Procedure.CLOCK,
                1,
                0,
                1,
                false,
                "refused with cause ACTIVATION_CONFIRMATION",
                MasterRig.WALL_CLOCK));
    master.answer(master.next(), Cause.ACTIVATION_CONFIRMATION);
    master.advance(MINUTE);
    master.refuse(master.next(), Cause.ACTIVATION_CONFIRMATION);
    assertThat(master.events).hasSize(2);
  }

  @Test
  void countersAreReadAfterTheStartAndFrozenBeforeTheyAreReadByTheClock() {
    MasterRig master = started(counting(1, Duration.ofMinutes(15)));
    complete(master, master.next());
    assertThat(master.sent()).isEmpty();
    master.advance(Duration.ofMillis(14 * 60_000 + 22_877 - 1)); // it was 11:45:37.123
    assertThat(master.sent()).isEmpty();
    master.advance(Duration.ofMillis(1));
    Asdu freeze = master.next();
    assertThat(MasterRig.hex(freeze)).isEqualTo(FREEZE);
    assertThat(master.sent()).isEmpty();
    master.answer(freeze, Cause.ACTIVATION_CONFIRMATION);
    Asdu read = master.next();
    assertThat(MasterRig.hex(read)).isEqualTo(READ);
    complete(master, read);
    master.advance(Duration.ofMinutes(15));
    assertThat(master.sent()).containsExactly(FREEZE);
  }

  @Test
  void countersFrozenWhileTheyAreReadAreReadOnceMore() {
    MasterRig master = started(counting(1, MINUTE));
    Asdu first = master.next();
    master.answer(first, Cause.ACTIVATION_CONFIRMATION);
    master.advance(Duration.ofSeconds(23));
    Asdu freeze = master.next();
    master.answer(freeze, Cause.ACTIVATION_CONFIRMATION);
    assertThat(master.sent()).isEmpty();
    master.answer(first, Cause.ACTIVATION_TERMINATION);
    assertThat(master.sent()).containsExactly(READ);
  }

  @Test
  void countersAreNotResetTwiceSinceThatWouldLoseWhatTheyHadCounted() {
    MasterRig master = started(counting(2, Duration.ofHours(1)));
    complete(master, master.next());
    master.advance(Duration.ofSeconds(14 * 60 + 23));
    assertThat(master.sent()).containsExactly(FREEZE_AND_RESET);
    master.advance(Duration.ofSeconds(10));
    assertThat(master.events)
        .last()
        .isInstanceOfSatisfying(
            ProcedureFailed.class,
            failed -> {
              assertThat(failed.procedure()).isEqualTo(Procedure.FREEZE);
              assertThat(failed.repeated()).isFalse();
            });
    assertThat(master.sent()).containsExactly(READ);
    master.advance(Duration.ofMinutes(30));
    assertThat(master.sent()).doesNotContain(FREEZE_AND_RESET);
  }

  @Test
  void aFreezeThatWasMissedIsNotMadeUpFor() {
    MasterRig master = started(counting(2, Duration.ofHours(1)));
    complete(master, master.next());
    master.stop();
    master.advance(Duration.ofMinutes(20));
    master.start();
    assertThat(master.sent()).containsExactly(READ);
    master.advance(Duration.ofMinutes(54));
    assertThat(master.sent()).doesNotContain(FREEZE_AND_RESET);
    master.advance(Duration.ofSeconds(23));
    assertThat(master.sent()).contains(FREEZE_AND_RESET);
  }

  @Test
  void stationsThatHaveConfirmedTheBroadcastAreTested() {
    MasterRig master =
        MasterRig.started(
            StartUp.DEFAULT.withProcedures(interrogating(NEVER, 20).withTestPeriod(MINUTE)));
    Asdu broadcast = master.next();
    for (int station : new int[] {3, 1}) {
      master.answer(broadcast.withCommonAddress(station), Cause.ACTIVATION_CONFIRMATION);
      master.answer(broadcast.withCommonAddress(station), Cause.ACTIVATION_TERMINATION);
    }
    master.advance(MINUTE);
    assertThat(master.sent()).hasSize(2).allMatch(hex -> hex.startsWith("6b010600"));
  }

  @Test
  void rulesOutOfTheirRangeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> interrogating(NEVER, 37))
        .withMessage("qualifier of interrogation=37, expected 20..36");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> counting(1, NEVER))
        .withMessageContaining("countersPeriod=0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> counting(3, MINUTE))
        .withMessage("freeze FRZ=3, expected 0..2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProcedureRules.Repetition(-1, MINUTE));
    assertThatIllegalArgumentException().isThrownBy(() -> new ProcedureRules.Repetition(1, NEVER));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CommandOrder(ParallelCommands.LINK, 0, MINUTE))
        .withMessage("maxCommands=0, expected 1..10000");
  }
}
