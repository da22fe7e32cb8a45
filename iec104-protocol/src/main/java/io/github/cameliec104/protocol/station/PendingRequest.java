package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.Iec104TimeoutException;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Command;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * One activation of a master on its way: queued, sent, confirmed, terminated (101 §7.4.2). It also
 * waits for a termination that its caller did not ask for, so that a late one is never taken for
 * that of the next request.
 */
final class PendingRequest {

  /** Where the request is. */
  enum State {
    /** Waiting for the window; may still be withdrawn. */
    QUEUED,
    /** Sent, no confirmation yet. */
    SENT,
    /** Positively confirmed, a termination may follow. */
    CONFIRMED,
    /** Over. */
    DONE
  }

  private final Asdu activation;
  private final Until until;
  private final Duration terminationTimeout;
  private final CompletableFuture<CommandResult> future = new CompletableFuture<>();
  private State state = State.QUEUED;
  private long deadline;

  PendingRequest(
      Asdu activation,
      Until until,
      Duration confirmationTimeout,
      Duration terminationTimeout,
      long nowNanos) {
    this.activation = activation;
    this.until = until;
    this.terminationTimeout = terminationTimeout;
    deadline = nowNanos + confirmationTimeout.toNanos();
  }

  Asdu activation() {
    return activation;
  }

  CompletableFuture<CommandResult> future() {
    return future;
  }

  State state() {
    return state;
  }

  long deadline() {
    return deadline;
  }

  private void enter(State next) {
    state = next;
  }

  /** The ASDU left for the peer. */
  void sent() {
    enter(State.SENT);
  }

  /** True while the next request to the same object must wait. */
  boolean blocks() {
    return !future.isDone();
  }

  /**
   * Takes an answer of the same type to the same addresses.
   *
   * @return true if it was this request's answer
   */
  boolean answered(Asdu answer, long nowNanos) {
    return switch (state) {
      case QUEUED, DONE -> false;
      case SENT -> confirmed(answer, nowNanos);
      case CONFIRMED -> terminated(answer);
    };
  }

  private boolean confirmed(Asdu answer, long nowNanos) {
    Cause cause = answer.cause();
    boolean confirmation = cause == confirmationCause();
    if (cause.isUnknown() || (confirmation && answer.cot().negative())) {
      enter(State.DONE);
      future.complete(new CommandResult.Refused(cause, answer));
      return true;
    }
    if (!confirmation || !mirrors(answer)) {
      return false;
    }
    enter(State.CONFIRMED);
    deadline = nowNanos + terminationTimeout.toNanos();
    if (!terminates()) {
      enter(State.DONE);
    }
    if (until == Until.CONFIRMATION || state == State.DONE) {
      future.complete(new CommandResult.Confirmed(answer));
    }
    return true;
  }

  private Cause confirmationCause() {
    return activation.cause() == Cause.DEACTIVATION
        ? Cause.DEACTIVATION_CONFIRMATION
        : Cause.ACTIVATION_CONFIRMATION;
  }

  /** An answer to a command must say what was commanded; other requests may be answered so. */
  private boolean mirrors(Asdu answer) {
    TypeId type = activation.type();
    return type == null
        || !type.isCommand()
        || activation.first().element().equals(answer.first().element());
  }

  /** Whether a termination can follow at all; a selection is never terminated. */
  private boolean terminates() {
    TypeId type = activation.type();
    if (type == null || activation.cause() != Cause.ACTIVATION) {
      return false;
    }
    return activation.first().element() instanceof Command command
        ? !command.select()
        : type == TypeId.C_IC_NA_1 || type == TypeId.C_CI_NA_1;
  }

  private boolean terminated(Asdu answer) {
    if (answer.cause() != Cause.ACTIVATION_TERMINATION || !mirrors(answer)) {
      return false;
    }
    enter(State.DONE);
    future.complete(
        answer.cot().negative()
            ? new CommandResult.Refused(answer.cause(), answer)
            : new CommandResult.Terminated(answer));
    return true;
  }

  /** Gives up because nobody answered in time; returns true if somebody was still waiting. */
  boolean expire(String description) {
    State before = state;
    enter(State.DONE);
    String missing = before == State.CONFIRMED ? "not terminated" : "not confirmed";
    String sent = before == State.QUEUED ? "; it was not sent" : "";
    return future.completeExceptionally(
        new Iec104TimeoutException(description + " " + missing + " in time" + sent));
  }

  /** Gives up because the link is lost. */
  void fail(RuntimeException why) {
    enter(State.DONE);
    future.completeExceptionally(why);
  }

  /** Whether the time limit of the present state has passed. */
  boolean due(long nowNanos) {
    return nowNanos - deadline >= 0;
  }
}
