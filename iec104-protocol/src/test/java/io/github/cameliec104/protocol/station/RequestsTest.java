package io.github.cameliec104.protocol.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Command.SingleCommand;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is kept of requests, however many are made and whatever the station leaves unanswered. */
class RequestsTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private static final RequestRules RULES = RequestRules.DEFAULT.withTimeouts(TIMEOUT, TIMEOUT);

  private final Requests requests = new Requests(0xFFFF, new LinkCounters());

  private CompletableFuture<CommandResult> add(int object) {
    return requests.add(new PendingRequest(activation(object), Until.CONFIRMATION, RULES, 0, 0));
  }

  private static Asdu activation(int object) {
    return MasterRig.of(
        TypeId.C_SC_NA_1, Cause.ACTIVATION, object, new SingleCommand(true, 0, false));
  }

  private void confirm(int object) {
    assertThat(requests.next(0)).isEqualTo(activation(object));
    Asdu answer = activation(object).answer(Cause.ACTIVATION_CONFIRMATION, false);
    assertThat(requests.answered(answer, 0)).isNotNull();
  }

  private boolean takesTermination(int object) {
    Asdu answer = activation(object).answer(Cause.ACTIVATION_TERMINATION, false);
    return requests.answered(answer, 0) != null;
  }

  @Test
  void nothingIsKeptOfARequestBeyondTheLimit() {
    for (int object = 1; object <= Requests.LIMIT; object++) {
      assertThat(add(object)).isNotDone();
    }
    for (int object = 1; object <= 1000; object++) {
      assertThat(add(Requests.LIMIT + object)).isCompletedExceptionally();
    }
    assertThat(requests.objects()).isEqualTo(Requests.LIMIT);
    requests.expire(TIMEOUT.toNanos());
    assertThat(requests.objects()).isZero();
    assertThat(add(Requests.LIMIT + 1)).isNotDone();
  }

  @Test
  void nothingIsKeptOfARequestThatIsDone() {
    add(1);
    confirm(1);
    assertThat(requests.objects()).isEqualTo(1);
    assertThat(takesTermination(1)).isTrue();
    assertThat(requests.objects()).isZero();
  }

  @Test
  void terminationsThatNeverComeAreForgottenTheOldestFirst() {
    for (int object = 1; object <= Requests.LIMIT + 10; object++) {
      add(object);
      confirm(object);
    }
    assertThat(requests.objects()).isEqualTo(Requests.LIMIT);
    assertThat(takesTermination(10)).isFalse();
    assertThat(takesTermination(11)).isTrue();
    assertThat(takesTermination(Requests.LIMIT + 10)).isTrue();
  }

  @Test
  void terminationsOfOneObjectThatNeverComeAreForgottenToo() {
    for (int round = 0; round < 20; round++) {
      add(1);
      confirm(1);
    }
    assertThat(requests.objects()).isEqualTo(1);
    for (int expected = 0; expected < 8; expected++) {
      assertThat(takesTermination(1)).isTrue();
    }
    assertThat(takesTermination(1)).isFalse();
    assertThat(requests.objects()).isZero();
  }

  @Test
  void aTerminationThatComesTooLateIsNotTakenForThatOfTheSameCommandRepeated() {
    CompletableFuture<CommandResult> first = addUntilTerminated();
    confirm(1);
    requests.expire(TIMEOUT.toNanos());
    assertThat(first).isCompletedExceptionally();
    CompletableFuture<CommandResult> second = addUntilTerminated();
    confirm(1);
    assertThat(takesTermination(1)).isTrue();
    assertThat(second).isNotDone();
    assertThat(takesTermination(1)).isTrue();
    assertThat(second.join()).isInstanceOf(CommandResult.Terminated.class);
    assertThat(requests.objects()).isZero();
  }

  private CompletableFuture<CommandResult> addUntilTerminated() {
    return requests.add(new PendingRequest(activation(1), Until.TERMINATION, RULES, 0, 0));
  }

  @Test
  void aLateTerminationIsNotWaitedForForEver() {
    addUntilTerminated();
    confirm(1);
    requests.expire(TIMEOUT.toNanos());
    assertThat(requests.objects()).isEqualTo(1);
    requests.expire(2 * TIMEOUT.toNanos());
    assertThat(requests.objects()).isZero();
  }

  @Test
  void nothingIsSentAfterItsTimeEvenIfTheTimerIsLate() {
    CompletableFuture<CommandResult> late = add(1);
    assertThat(requests.next(TIMEOUT.toNanos())).isNull();
    assertThat(late).isCompletedExceptionally();
    assertThat(requests.objects()).isZero();
  }
}
