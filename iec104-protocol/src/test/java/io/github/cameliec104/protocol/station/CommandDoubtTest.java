package io.github.cameliec104.protocol.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.Iec104TimeoutException;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Command.SingleCommand;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.LinkEvent.LateAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A command that was given up, made again, and answered after all. */
class CommandDoubtTest {

  private static final PointAddress ADDRESS = new PointAddress(1, 5000);
  private static final SingleCommand ON = new SingleCommand(true, 0, false);
  private static final SingleCommand OFF = new SingleCommand(false, 0, false);
  private static final Duration CONFIRMED = Duration.ofSeconds(10);
  private static final Duration DOUBT = Duration.ofSeconds(30);

  private final MasterRig master = MasterRig.started(MasterRig.QUIET);

  private CompletableFuture<CommandResult> command(SingleCommand command) {
    return master.station.command(
        CommandRequest.of(ADDRESS, TypeId.C_SC_NA_1, command), master.nowNanos);
  }

  private Asdu givenUp() {
    CompletableFuture<CommandResult> answer = command(ON);
    Asdu sent = master.next();
    master.advance(CONFIRMED);
    assertThat(answer).isCompletedExceptionally();
    return sent;
  }

  private static void assertTimedOut(CompletableFuture<CommandResult> answer) {
    assertThat(answer)
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withCauseInstanceOf(Iec104TimeoutException.class);
  }

  @Test
  void theLateConfirmationOfTheSameCommandIsNotTakenForThatOfItsRepetition() {
    Asdu first = givenUp();
    CompletableFuture<CommandResult> second = command(ON);
    Asdu repeated = master.next();
    master.answer(first, Cause.ACTIVATION_CONFIRMATION);
    assertThat(second).isNotDone();
    master.refuse(repeated, Cause.ACTIVATION_CONFIRMATION);
    assertThat(second.join().positive()).isFalse();
  }

  @Test
  void whatHappenedToACommandGivenUpIsTold() {
    Asdu first = givenUp();
    master.advance(Duration.ofSeconds(2));
    master.answer(first, Cause.ACTIVATION_CONFIRMATION);
    Asdu confirmation = first.answer(Cause.ACTIVATION_CONFIRMATION, false);
    Instant time = MasterRig.WALL_CLOCK.plusSeconds(12);
    assertThat(master.events)
        .containsExactly(new LateAnswer(confirmation, Duration.ofSeconds(12), time));
    master.answer(first, Cause.ACTIVATION_TERMINATION);
    assertThat(master.events).hasSize(1);
  }

  @Test
  void aCommandThatWasLostCostsItsRepetitionTheConfirmationButOnlyOnce() {
    givenUp();
    CompletableFuture<CommandResult> second = command(ON);
    master.answer(master.next(), Cause.ACTIVATION_CONFIRMATION);
    assertThat(second).isNotDone(); // it may be the confirmation of the first
    master.advance(CONFIRMED);
    assertTimedOut(second);
    CompletableFuture<CommandResult> third = command(ON);
    master.answer(master.next(), Cause.ACTIVATION_CONFIRMATION);
    assertThat(third).isCompleted();
  }

  @Test
  void anotherValueIsNotInDoubt() {
    givenUp();
    CompletableFuture<CommandResult> off = command(OFF);
    master.refuse(master.next(), Cause.ACTIVATION_CONFIRMATION);
    assertThat(off.join().positive()).isFalse();
    off = command(OFF);
    master.answer(master.next(), Cause.ACTIVATION_CONFIRMATION);
    assertThat(off.join().positive()).isTrue();
  }

  @Test
  void aTimeTagTellsARepetitionApart() {
    Instant first = MasterRig.WALL_CLOCK;
    Instant second = first.plusSeconds(10);
    master.station.command(
        new CommandRequest(ADDRESS, TypeId.C_SC_TA_1, ON, first, Until.CONFIRMATION),
        master.nowNanos);
    master.next();
    master.advance(CONFIRMED);
    CompletableFuture<CommandResult> repeated =
        master.station.command(
            new CommandRequest(ADDRESS, TypeId.C_SC_TA_1, ON, second, Until.CONFIRMATION),
            master.nowNanos);
    master.answer(master.next(), Cause.ACTIVATION_CONFIRMATION);
    assertThat(repeated).isCompleted();
  }

  @Test
  void aDoubtEnds() {
    givenUp();
    master.advance(DOUBT);
    assertThat(master.station.deadline()).isEqualTo(Long.MAX_VALUE);
    CompletableFuture<CommandResult> second = command(ON);
    master.answer(master.next(), Cause.ACTIVATION_CONFIRMATION);
    assertThat(second).isCompleted();
  }

  @Test
  void aDoubtEndsWithTheLink() {
    givenUp();
    master.stop();
    master.start();
    CompletableFuture<CommandResult> second = command(ON);
    master.answer(master.next(), Cause.ACTIVATION_CONFIRMATION);
    assertThat(second).isCompleted();
  }

  @Test
  void aCommandIsBrokenOffWhileItIsCarriedOut() {
    CommandRequest request =
        new CommandRequest(ADDRESS, TypeId.C_SC_NA_1, ON, null, Until.TERMINATION);
    CompletableFuture<CommandResult> running = master.station.command(request, master.nowNanos);
    Asdu sent = master.next();
    master.answer(sent, Cause.ACTIVATION_CONFIRMATION);
    CompletableFuture<CommandResult> abort = master.station.deactivate(request, master.nowNanos);
    assertThat(master.sent()).containsExactly("2d01080001008813" + "0001");
    master.receive("2D 01 49 00 01 00 88 13 00 01"); // it is too late for that
    assertThat(abort.join().positive()).isFalse();
    assertThat(running).isNotDone();

    abort = master.station.deactivate(request, master.nowNanos);
    master.sent();
    master.receive("2D 01 09 00 01 00 88 13 00 01");
    assertThat(abort.join().positive()).isTrue();
    assertThat(running.join()).isInstanceOf(CommandResult.Deactivated.class);
    assertThat(running.join().positive()).isFalse();
  }
}
