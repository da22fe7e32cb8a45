package io.github.cameliec104.protocol.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.Iec104ClosedException;
import io.github.cameliec104.protocol.Iec104TimeoutException;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Command.SingleCommand;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Which commands are under way at the same time, and what becomes of those that wait. */
class CommandOrderTest {

  private static final SingleCommand ON = new SingleCommand(true, 0, false);
  private static final Duration WAIT = Duration.ofSeconds(3);

  private static MasterRig rig(ParallelCommands parallel, int maxRunning) {
    RequestRules rules =
        RequestRules.DEFAULT.withCommands(new CommandOrder(parallel, maxRunning, WAIT));
    return MasterRig.started(MasterRig.QUIET.withRequests(rules));
  }

  private static CommandRequest to(int station, int object) {
    return CommandRequest.of(new PointAddress(station, object), TypeId.C_SC_NA_1, ON);
  }

  private static CompletableFuture<CommandResult> command(
      MasterRig master, CommandRequest request) {
    return master.station.command(request, master.nowNanos);
  }

  private static CommandResult confirm(MasterRig master, CompletableFuture<CommandResult> answer) {
    master.answer(master.next(), Cause.ACTIVATION_CONFIRMATION);
    return answer.join();
  }

  @Test
  void objectsOfOneStationAreCommandedAtTheSameTimeUnlessAskedOtherwise() {
    MasterRig master = rig(ParallelCommands.OBJECT, 10);
    command(master, to(1, 1));
    command(master, to(1, 2));
    assertThat(master.sent()).hasSize(2);
  }

  @Test
  void eachStationIsCommandedOneAfterTheOtherAndTheOrderIsKept() {
    MasterRig master = rig(ParallelCommands.STATION, 10);
    CompletableFuture<CommandResult> first = command(master, to(1, 3));
    CompletableFuture<CommandResult> second = command(master, to(1, 1));
    CompletableFuture<CommandResult> third = command(master, to(1, 2));
    CompletableFuture<CommandResult> other = command(master, to(2, 1));
    Asdu sent = master.next();
    assertThat(sent.first().address()).isEqualTo(3);
    Asdu beside = master.next();
    assertThat(beside.commonAddress()).isEqualTo(2);
    assertThat(master.next()).isNull();
    master.refuse(sent, Cause.ACTIVATION_CONFIRMATION);
    assertThat(first.join().positive()).isFalse();
    assertThat(confirm(master, second).answer().first().address()).isEqualTo(1);
    assertThat(confirm(master, third).answer().first().address()).isEqualTo(2);
    assertThat(other).isNotDone();
  }

  @Test
  void aLinkThatTakesOneCommandWaitsForEverySelectAndExecuteAndTermination() {
    MasterRig master = rig(ParallelCommands.LINK, 10);
    CommandRequest both =
        new CommandRequest(new PointAddress(1, 1), TypeId.C_SC_NA_1, ON, null, Until.TERMINATION)
            .withSelectBeforeOperate();
    CompletableFuture<CommandResult> first = command(master, both);
    CompletableFuture<CommandResult> second = command(master, to(2, 2));
    master.answer(master.next(), Cause.ACTIVATION_CONFIRMATION);
    Asdu execute = master.next();
    assertThat(execute.commonAddress()).isEqualTo(1);
    master.answer(execute, Cause.ACTIVATION_CONFIRMATION);
    assertThat(master.next()).isNull();
    master.answer(execute, Cause.ACTIVATION_TERMINATION);
    assertThat(first.join()).isInstanceOf(CommandResult.Terminated.class);
    assertThat(confirm(master, second).positive()).isTrue();
  }

  @Test
  void noMoreThanAllowedAreUnderWay() {
    MasterRig master = rig(ParallelCommands.OBJECT, 2);
    for (int object = 1; object <= 3; object++) {
      command(master, to(1, object));
    }
    Asdu first = master.next();
    assertThat(master.next()).isNotNull();
    assertThat(master.next()).isNull();
    master.answer(first, Cause.ACTIVATION_CONFIRMATION);
    assertThat(master.next().first().address()).isEqualTo(3);
  }

  @Test
  void whatWaitedTooLongFailsAndIsNeverSent() {
    MasterRig master = rig(ParallelCommands.LINK, 10);
    CompletableFuture<CommandResult> first = command(master, to(1, 1));
    CompletableFuture<CommandResult> second = command(master, to(1, 2));
    Asdu sent = master.next();
    master.advance(WAIT.minusNanos(1));
    assertThat(second).isNotDone();
    master.advance(Duration.ofNanos(1));
    assertThat(second)
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withCauseInstanceOf(Iec104TimeoutException.class)
        .withMessageContaining(
            "command to 1/2 waited 3000 ms for earlier commands; it was not sent");
    master.answer(sent, Cause.ACTIVATION_CONFIRMATION);
    assertThat(first).isCompleted();
    assertThat(master.next()).isNull();
    assertThat(master.counters.snapshot().commandsTimedOut()).isEqualTo(1);
  }

  @Test
  void whatWaitsDoesNotTakeThePlaceThatBecomesFreeWhenItsOwnTimeIsUp() {
    RequestRules rules =
        RequestRules.DEFAULT
            .withTimeouts(WAIT, WAIT)
            .withCommands(new CommandOrder(ParallelCommands.LINK, 10, WAIT));
    MasterRig master = MasterRig.started(MasterRig.QUIET.withRequests(rules));
    CompletableFuture<CommandResult> first = command(master, to(1, 1));
    CompletableFuture<CommandResult> second = command(master, to(1, 2));
    master.next();
    master.advance(WAIT);
    assertThat(first).isCompletedExceptionally();
    assertThat(second).isCompletedExceptionally();
    assertThat(master.next()).isNull();
  }

  @Test
  void whatWaitsFailsWithTheLinkAndIsNotSentAfterTheNextStart() {
    MasterRig master = rig(ParallelCommands.STATION, 10);
    CompletableFuture<CommandResult> first = command(master, to(1, 1));
    CompletableFuture<CommandResult> second = command(master, to(1, 2));
    master.next();
    master.stop();
    assertThat(first).isCompletedExceptionally();
    assertThat(second)
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withCauseInstanceOf(Iec104ClosedException.class)
        .withMessageContaining("command to 1/2: the network connection failed");
    master.start();
    assertThat(master.sent()).isEmpty();
    assertThat(confirm(master, command(master, to(1, 3))).positive()).isTrue();
  }

  @Test
  void whatIsWithdrawnIsNotSentAndMakesRoom() {
    MasterRig master = rig(ParallelCommands.LINK, 10);
    CompletableFuture<CommandResult> first = command(master, to(1, 1));
    CompletableFuture<CommandResult> second = command(master, to(1, 2));
    CompletableFuture<CommandResult> third = command(master, to(1, 3));
    second.cancel(false);
    first.cancel(false); // it has not left either
    assertThat(confirm(master, third).answer().first().address()).isEqualTo(3);
    assertThat(master.sent()).isEmpty();
  }

  @Test
  void aSelectionThatIsWithdrawnIsNotExecuted() {
    MasterRig master = rig(ParallelCommands.OBJECT, 10);
    CompletableFuture<CommandResult> answer = command(master, to(1, 1).withSelectBeforeOperate());
    Asdu select = master.next();
    answer.cancel(false);
    master.answer(select, Cause.ACTIVATION_CONFIRMATION);
    assertThat(master.sent()).isEmpty();
  }

  @Test
  void tooManyThatWaitAreRefusedAtOnce() {
    MasterRig master = rig(ParallelCommands.LINK, 10);
    List<CompletableFuture<CommandResult>> answers = new ArrayList<>();
    for (int object = 1; object <= 1002; object++) {
      answers.add(command(master, to(1, object)));
    }
    assertThat(answers.get(1000)).isNotDone();
    assertThat(answers.get(1001))
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withCauseInstanceOf(IllegalStateException.class)
        .withMessageContaining("command to 1/1002: 1000 commands are waiting");
  }

  @Test
  void theTimingTellsHowLongItWaitedAndWasAnswered() {
    MasterRig master = rig(ParallelCommands.LINK, 10);
    command(master, to(1, 1));
    CompletableFuture<CommandResult> second =
        command(
            master,
            new CommandRequest(
                new PointAddress(1, 2), TypeId.C_SC_NA_1, ON, null, Until.TERMINATION));
    Asdu first = master.next();
    master.advance(Duration.ofMillis(500));
    master.answer(first, Cause.ACTIVATION_CONFIRMATION);
    Asdu sent = master.next();
    master.advance(Duration.ofMillis(40));
    master.answer(sent, Cause.ACTIVATION_CONFIRMATION);
    master.advance(Duration.ofMillis(2));
    master.answer(sent, Cause.ACTIVATION_TERMINATION);
    assertThat(second.join().timing())
        .isEqualTo(
            new Timing(Duration.ofMillis(500), Duration.ofMillis(540), Duration.ofMillis(542)));
  }
}
