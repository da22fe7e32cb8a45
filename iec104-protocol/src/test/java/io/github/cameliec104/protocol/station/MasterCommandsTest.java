package io.github.cameliec104.protocol.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cameliec104.protocol.Iec104ClosedException;
import io.github.cameliec104.protocol.Iec104TimeoutException;
import io.github.cameliec104.protocol.asdu.AddressSizes;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Command;
import io.github.cameliec104.protocol.asdu.Command.BitstringCommand;
import io.github.cameliec104.protocol.asdu.Command.DoubleCommand;
import io.github.cameliec104.protocol.asdu.Command.RegulatingStep;
import io.github.cameliec104.protocol.asdu.Command.SetpointFloat;
import io.github.cameliec104.protocol.asdu.Command.SetpointNormalized;
import io.github.cameliec104.protocol.asdu.Command.SetpointScaled;
import io.github.cameliec104.protocol.asdu.Command.SingleCommand;
import io.github.cameliec104.protocol.asdu.DoubleState;
import io.github.cameliec104.protocol.asdu.StepDirection;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MasterCommandsTest {

  private static final PointAddress ADDRESS = new PointAddress(1, 5000);
  private static final SingleCommand ON = new SingleCommand(true, 0, false);
  private static final SingleCommand OFF = new SingleCommand(false, 0, false);

  /** 2024-07-15 13:45:37.123, Monday, summer time. */
  private static final String NOW = "03912d8d2f0718";

  private static final Timing AT_ONCE = new Timing(Duration.ZERO, Duration.ZERO, null);

  private final MasterRig master = MasterRig.started(MasterRig.QUIET);

  static Stream<Arguments> everyType() {
    return Stream.of(
        Arguments.of(TypeId.C_SC_NA_1, ON, "01"),
        Arguments.of(TypeId.C_DC_NA_1, new DoubleCommand(DoubleState.ON, 1, false), "06"),
        Arguments.of(TypeId.C_RC_NA_1, new RegulatingStep(StepDirection.HIGHER, 2, false), "0a"),
        Arguments.of(TypeId.C_SE_NA_1, new SetpointNormalized(-8192, 0, false), "00e000"),
        Arguments.of(TypeId.C_SE_NB_1, new SetpointScaled(-1000, 0, false), "18fc00"),
        Arguments.of(TypeId.C_SE_NC_1, new SetpointFloat(12.5f, 64, false), "0000484140"),
        Arguments.of(TypeId.C_BO_NA_1, new BitstringCommand(0xAAAA), "aaaa0000"),
        Arguments.of(TypeId.C_SC_TA_1, ON, "01" + NOW),
        Arguments.of(TypeId.C_DC_TA_1, new DoubleCommand(DoubleState.OFF, 0, false), "01" + NOW),
        Arguments.of(
            TypeId.C_RC_TA_1, new RegulatingStep(StepDirection.LOWER, 0, false), "01" + NOW),
        Arguments.of(TypeId.C_SE_TA_1, new SetpointNormalized(32767, 0, false), "ff7f00" + NOW),
        Arguments.of(TypeId.C_SE_TB_1, new SetpointScaled(77, 0, false), "4d0000" + NOW),
        Arguments.of(TypeId.C_SE_TC_1, new SetpointFloat(-0.125f, 0, false), "000000be00" + NOW),
        Arguments.of(TypeId.C_BO_TA_1, new BitstringCommand(-1), "ffffffff" + NOW));
  }

  private CompletableFuture<CommandResult> command(TypeId type, Command command, Until until) {
    return master.station.command(
        new CommandRequest(ADDRESS, type, command, null, until), master.nowNanos);
  }

  private CompletableFuture<CommandResult> command(Command command, Until until) {
    return command(TypeId.C_SC_NA_1, command, until);
  }

  private CompletableFuture<CommandResult> confirmed(Command command) {
    return command(command, Until.CONFIRMATION);
  }

  @ParameterizedTest
  @MethodSource("everyType")
  void everyTypeIsSentWithTheTimeOfTheZone(TypeId type, Command command, String element) {
    command(type, command, Until.CONFIRMATION);
    assertThat(master.sent())
        .containsExactly(
            Integer.toHexString(type.number()) + "010600" + "0100" + "881300" + element);
  }

  @ParameterizedTest
  @MethodSource("everyType")
  void everyTypeIsConfirmedAndTerminated(TypeId type, Command command) {
    CompletableFuture<CommandResult> confirmed = command(type, command, Until.CONFIRMATION);
    Asdu sent = master.next();
    master.answer(sent, Cause.ACTIVATION_CONFIRMATION);
    Asdu confirmation = sent.answer(Cause.ACTIVATION_CONFIRMATION, false);
    assertThat(confirmed.join()).isInstanceOf(CommandResult.Confirmed.class);
    assertThat(confirmed.join().answer()).isEqualTo(confirmation);
    master.answer(sent, Cause.ACTIVATION_TERMINATION);

    CompletableFuture<CommandResult> terminated = command(type, command, Until.TERMINATION);
    sent = master.next();
    master.answer(sent, Cause.ACTIVATION_CONFIRMATION);
    assertThat(terminated).isNotDone();
    master.answer(sent, Cause.ACTIVATION_TERMINATION);
    Asdu termination = sent.answer(Cause.ACTIVATION_TERMINATION, false);
    assertThat(terminated.join()).isInstanceOf(CommandResult.Terminated.class);
    assertThat(terminated.join().answer()).isEqualTo(termination);
  }

  @ParameterizedTest
  @MethodSource("everyType")
  void everyTypeMayBeRefused(TypeId type, Command command) {
    for (Cause cause :
        List.of(
            Cause.ACTIVATION_CONFIRMATION,
            Cause.UNKNOWN_TYPE,
            Cause.UNKNOWN_CAUSE,
            Cause.UNKNOWN_COMMON_ADDRESS,
            Cause.UNKNOWN_OBJECT_ADDRESS)) {
      for (Until until : Until.values()) {
        CompletableFuture<CommandResult> answer = command(type, command, until);
        Asdu sent = master.next();
        master.refuse(sent, cause);
        assertThat(answer.join())
            .isEqualTo(new CommandResult.Refused(cause, sent.answer(cause, true), AT_ONCE));
        assertThat(answer.join().positive()).isFalse();
      }
    }
    assertThat(master.counters.snapshot().commandsRefused()).isEqualTo(10);
  }

  @ParameterizedTest
  @EnumSource(
      value = Cause.class,
      names = {"UNKNOWN_TYPE", "UNKNOWN_CAUSE", "UNKNOWN_COMMON_ADDRESS", "UNKNOWN_OBJECT_ADDRESS"})
  void anUnknownIsARefusalEvenWithAPositiveSign(Cause cause) {
    CompletableFuture<CommandResult> answer = confirmed(ON);
    master.answer(master.next(), cause);
    assertThat(answer.join().positive()).isFalse();
  }

  @Test
  void aGivenTimeIsSentInsteadOfThePresent() {
    Instant time = Instant.parse("2024-01-15T12:45:37.123Z");
    master.station.command(
        new CommandRequest(ADDRESS, TypeId.C_SC_TA_1, ON, time, Until.CONFIRMATION),
        master.nowNanos);
    assertThat(master.sent()).singleElement().asString().endsWith("03912d0d2f0118");
  }

  @Test
  void aCommandIsOfItsType() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CommandRequest.of(ADDRESS, TypeId.C_DC_NA_1, ON))
        .withMessageContaining("C_DC_NA_1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CommandRequest.of(ADDRESS, TypeId.M_SP_NA_1, ON));
  }

  @Test
  void aCommandThatDoesNotFitTheAddressesOrTheCalendarIsRefusedAtOnce() {
    MasterRig small = new MasterRig(MasterRig.QUIET, new AddressSizes(1, 1, 1));
    small.start();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> small.station.command(CommandRequest.of(ADDRESS, TypeId.C_SC_NA_1, ON), 0))
        .withMessageContaining("5000");
    assertThat(small.sent()).isEmpty();
    Instant old = Instant.parse("1999-01-01T00:00:00Z");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                master.station.command(
                    new CommandRequest(ADDRESS, TypeId.C_SC_TA_1, ON, old, Until.CONFIRMATION), 0));
    assertThat(master.sent()).isEmpty();
  }

  @Test
  void aCommandNotAnsweredInTimeFails() {
    CompletableFuture<CommandResult> answer = confirmed(ON);
    master.next();
    master.advance(Duration.ofSeconds(10).minusNanos(1));
    assertThat(answer).isNotDone();
    master.advance(Duration.ofNanos(1));
    assertFailed(answer, Iec104TimeoutException.class, "C_SC_NA_1 to 1/5000 not confirmed in time");
    assertThat(master.counters.snapshot().commandsTimedOut()).isEqualTo(1);
  }

  @Test
  void aCommandNotTerminatedInTimeFails() {
    CompletableFuture<CommandResult> answer = command(ON, Until.TERMINATION);
    Asdu sent = master.next();
    master.advance(Duration.ofSeconds(9));
    master.answer(sent, Cause.ACTIVATION_CONFIRMATION);
    master.advance(Duration.ofSeconds(30).minusNanos(1));
    assertThat(answer).isNotDone();
    master.advance(Duration.ofNanos(1));
    assertFailed(
        answer, Iec104TimeoutException.class, "C_SC_NA_1 to 1/5000 not terminated in time");
  }

  @Test
  void aCommandThatCouldNotBeSentInTimeIsWithdrawn() {
    CompletableFuture<CommandResult> answer = confirmed(ON);
    master.advance(Duration.ofSeconds(10));
    assertFailed(
        answer,
        Iec104TimeoutException.class,
        "C_SC_NA_1 to 1/5000 not confirmed in time; it was not sent");
    assertThat(master.sent()).isEmpty();
  }

  @Test
  void aLostLinkFailsEveryCommandAndNoneIsSentLater() {
    CompletableFuture<CommandResult> sent = confirmed(ON);
    master.next();
    CompletableFuture<CommandResult> queued =
        master.station.command(
            CommandRequest.of(new PointAddress(1, 5001), TypeId.C_SC_NA_1, ON), 0);
    master.stop();
    String reason = ": the network connection failed";
    assertFailed(sent, Iec104ClosedException.class, "C_SC_NA_1 to 1/5000" + reason);
    assertFailed(queued, Iec104ClosedException.class, "C_SC_NA_1 to 1/5001" + reason);
    master.start();
    assertThat(master.sent()).isEmpty();
  }

  @Test
  void aCommandBeforeTheStartFailsAtOnce() {
    master.stop();
    assertFailed(
        confirmed(ON),
        Iec104ClosedException.class,
        "C_SC_NA_1 to 1/5000: data transfer is not started");
    master.start();
    assertThat(master.sent()).isEmpty();
  }

  @Test
  void aSecondCommandToAnObjectFailsWhileTheFirstIsOpen() {
    CompletableFuture<CommandResult> first = confirmed(ON);
    assertFailed(
        confirmed(OFF),
        IllegalStateException.class,
        "C_SC_NA_1 to 1/5000: an earlier one is not answered yet");
    Asdu sent = master.next();
    assertThat(confirmed(OFF)).isCompletedExceptionally();
    master.answer(sent, Cause.ACTIVATION_CONFIRMATION);
    assertThat(first).isCompleted();
    assertThat(confirmed(OFF)).isNotDone();
    assertThat(master.sent()).hasSize(1);
  }

  @Test
  void aCommandThatWaitsForItsTerminationIsOpenUntilThen() {
    command(ON, Until.TERMINATION);
    Asdu sent = master.next();
    master.answer(sent, Cause.ACTIVATION_CONFIRMATION);
    assertThat(confirmed(OFF)).isCompletedExceptionally();
    master.answer(sent, Cause.ACTIVATION_TERMINATION);
    assertThat(confirmed(OFF)).isNotDone();
  }

  @Test
  void aSelectionIsCompleteWithItsConfirmationWhateverIsWaitedFor() {
    CompletableFuture<CommandResult> answer =
        command(new SingleCommand(true, 0, true), Until.TERMINATION);
    Asdu sent = master.next();
    master.answer(sent, Cause.ACTIVATION_CONFIRMATION);
    assertThat(answer.join()).isInstanceOf(CommandResult.Confirmed.class);
    assertThat(confirmed(ON)).isNotDone();
  }

  @Test
  void aConfirmationOfAnotherValueIsNone() {
    CompletableFuture<CommandResult> answer = confirmed(ON);
    master.next();
    master.receive(MasterRig.of(TypeId.C_SC_NA_1, Cause.ACTIVATION_CONFIRMATION, 5000, OFF));
    master.receive(
        MasterRig.of(
            TypeId.C_SC_NA_1,
            Cause.ACTIVATION_CONFIRMATION,
            5000,
            new SingleCommand(true, 1, false)));
    master.receive(MasterRig.of(TypeId.C_SC_NA_1, Cause.ACTIVATION_CONFIRMATION, 5001, ON));
    assertThat(answer).isNotDone();
    master.receive(MasterRig.of(TypeId.C_SC_NA_1, Cause.ACTIVATION_CONFIRMATION, 5000, ON));
    assertThat(answer).isCompleted();
  }

  @Test
  void aTerminationBeforeTheConfirmationIsNone() {
    CompletableFuture<CommandResult> answer = command(ON, Until.TERMINATION);
    Asdu sent = master.next();
    master.answer(sent, Cause.ACTIVATION_TERMINATION);
    assertThat(answer).isNotDone();
  }

  @Test
  void theLateTerminationOfAnEarlierCommandIsNotTakenForTheNext() {
    confirmed(ON);
    Asdu first = master.next();
    master.answer(first, Cause.ACTIVATION_CONFIRMATION);
    CompletableFuture<CommandResult> answer = command(OFF, Until.TERMINATION);
    Asdu second = master.next();
    master.answer(second, Cause.ACTIVATION_CONFIRMATION);
    master.answer(first, Cause.ACTIVATION_TERMINATION);
    assertThat(answer).isNotDone();
    master.answer(second, Cause.ACTIVATION_TERMINATION);
    assertThat(answer.join().answer())
        .isEqualTo(second.answer(Cause.ACTIVATION_TERMINATION, false));
  }

  @Test
  void theLateAnswersToACommandGivenUpAreNotTakenForTheNext() {
    confirmed(ON);
    Asdu first = master.next();
    master.advance(Duration.ofSeconds(10));
    CompletableFuture<CommandResult> answer = command(OFF, Until.TERMINATION);
    Asdu second = master.next();
    master.answer(first, Cause.ACTIVATION_CONFIRMATION);
    master.answer(second, Cause.ACTIVATION_CONFIRMATION);
    master.answer(first, Cause.ACTIVATION_TERMINATION);
    assertThat(answer).isNotDone();
    master.answer(second, Cause.ACTIVATION_TERMINATION);
    assertThat(answer).isCompleted();
  }

  @Test
  void aRefusalAfterTheNextCommandIsItsOwn() {
    confirmed(ON);
    master.answer(master.next(), Cause.ACTIVATION_CONFIRMATION);
    CompletableFuture<CommandResult> answer = confirmed(ON);
    master.refuse(master.next(), Cause.ACTIVATION_CONFIRMATION);
    assertThat(answer.join().positive()).isFalse();
  }

  @Test
  void aStationThatNeverTerminatesMayBeCommandedAnyNumberOfTimes() {
    for (int number = 0; number < 12_000; number++) {
      CompletableFuture<CommandResult> answer = confirmed(number % 2 == 0 ? ON : OFF);
      master.answer(master.next(), Cause.ACTIVATION_CONFIRMATION);
      assertThat(answer).isCompleted();
    }
    assertThat(master.station.deadline()).isNotEqualTo(Long.MAX_VALUE);
    master.advance(Duration.ofSeconds(31));
    master.advance(Duration.ofSeconds(31));
    assertThat(master.station.deadline()).isEqualTo(Long.MAX_VALUE);
    assertThat(master.counters.snapshot().commandsTimedOut()).isZero();
  }

  @Test
  void openRequestsAreBounded() {
    List<CompletableFuture<CommandResult>> answers = new ArrayList<>();
    for (int object = 1; object <= 10_001; object++) {
      Asdu asdu = MasterRig.of(TypeId.C_SC_NA_1, Cause.ACTIVATION, object, ON);
      answers.add(master.station.request(asdu, Until.CONFIRMATION, master.nowNanos));
    }
    assertFailed(
        answers.get(10_000),
        IllegalStateException.class,
        "C_SC_NA_1 to 1/10001: 10000 requests are open");
    assertThat(answers.get(9999)).isNotDone();
    Asdu first = master.next();
    master.answer(first, Cause.ACTIVATION_CONFIRMATION);
    assertThat(confirmed(ON)).isCompletedExceptionally();
    assertThat(
            master.station.command(
                CommandRequest.of(new PointAddress(1, 10_001), TypeId.C_SC_NA_1, ON),
                master.nowNanos))
        .isNotDone();
  }

  @Test
  void aDeactivationIsConfirmedByItsOwnCause() {
    Asdu deactivation =
        MasterRig.of(TypeId.C_SC_NA_1, Cause.DEACTIVATION, 5000, new SingleCommand(true, 0, true));
    CompletableFuture<CommandResult> answer =
        master.station.request(deactivation, Until.CONFIRMATION, master.nowNanos);
    master.next();
    master.answer(deactivation, Cause.ACTIVATION_CONFIRMATION);
    assertThat(answer).isNotDone();
    master.answer(deactivation, Cause.DEACTIVATION_CONFIRMATION);
    assertThat(answer.join()).isInstanceOf(CommandResult.Confirmed.class);
  }

  private static void assertFailed(
      CompletableFuture<CommandResult> answer, Class<? extends Exception> type, String message) {
    assertThat(answer).isCompletedExceptionally();
    assertThat(answer.handle((result, failure) -> failure).join())
        .isInstanceOf(type)
        .hasMessage(message);
  }
}
