package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.Iec104TimeoutException;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Command;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One request of a master on its way: queued, sent, confirmed, terminated (101 §7.4.2). It also
 * waits for answers that its caller does not wait for any more, so that a late one is never taken
 * for that of the next request.
 */
final class PendingRequest {

  /** Where the request is. */
  enum State {
    /** Waiting for the window; may still be withdrawn. */
    QUEUED,
    /** Sent, no confirmation yet. */
    SENT,
    /** A command given up without a confirmation; one that comes late is still its own. */
    DOUBTFUL,
    /** Positively confirmed, a termination may follow. */
    CONFIRMED,
    /**
     * A command that was not terminated in time; a termination that comes late is still its own.
     */
    OVERDUE,
    /** Over. */
    DONE
  }

  /** What answers a request. */
  private enum Answer {
    /** A confirmation, perhaps followed by a termination. */
    CONFIRMATION,
    /** The object asked for, without a confirmation (101 §7.4.3). */
    DATA,
    /** Nothing. */
    NONE
  }

  private final Asdu activation;
  private final Until until;
  private final RequestRules rules;
  private final long madeNanos;
  private final CompletableFuture<CommandResult> future = new CompletableFuture<>();
  private State state = State.QUEUED;
  private Timing timing = Timing.NONE;
  private boolean mayDoubt;
  private long deadline;

  /**
   * A request not sent yet.
   *
   * @param madeNanos when the caller asked for it
   * @param nowNanos from when on it has to be confirmed in time
   */
  PendingRequest(Asdu activation, Until until, RequestRules rules, long madeNanos, long nowNanos) {
    this.activation = activation;
    this.until = until;
    this.rules = rules;
    this.madeNanos = madeNanos;
    TypeId type = activation.type();
    mayDoubt = type != null && type.isCommand() && activation.cause() == Cause.ACTIVATION;
    deadline = nowNanos + rules.confirmationTimeout().toNanos();
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

  private Answer answer() {
    return switch (activation.cause()) {
      case ACTIVATION, DEACTIVATION -> Answer.CONFIRMATION;
      case REQUEST -> activation.type() == TypeId.C_RD_NA_1 ? Answer.DATA : Answer.NONE;
      default -> Answer.NONE;
    };
  }

  /** The ASDU left for the peer. */
  void sent(long nowNanos) {
    timing = timing.sent(nowNanos - madeNanos);
    if (answer() == Answer.NONE) {
      enter(State.DONE);
      future.complete(new CommandResult.Sent(activation, timing));
    } else {
      enter(State.SENT);
    }
  }

  /** How long ago the caller asked. */
  Duration age(long nowNanos) {
    return Duration.ofNanos(nowNanos - madeNanos);
  }

  /** Whether its caller has been told that it failed, or has withdrawn it. */
  boolean isGivenUp() {
    return future.isCompletedExceptionally();
  }

  /** True while the next request to the same object must wait. */
  boolean blocks() {
    return !future.isDone();
  }

  /**
   * A request sent while an equal one is in doubt is not left in doubt itself: otherwise each would
   * have the answer of the next for ever.
   */
  void follows(PendingRequest earlier) {
    mayDoubt &= earlier.state != State.DOUBTFUL || !earlier.asks(activation);
  }

  /** Whether an ASDU is about the same object, value and time. */
  boolean asks(Asdu asdu) {
    return activation.first().equals(asdu.first());
  }

  /**
   * Takes an answer of the same type to the same addresses.
   *
   * @return true if it was this request's answer
   */
  boolean answered(Asdu answer, long nowNanos) {
    return switch (state) {
      case QUEUED, DONE -> false;
      case SENT, DOUBTFUL -> confirmed(answer, nowNanos);
      case CONFIRMED, OVERDUE -> terminated(answer, nowNanos);
    };
  }

  private boolean confirmed(Asdu answer, long nowNanos) {
    Cause cause = answer.cause();
    boolean confirmation = cause == confirmationCause();
    if (cause.isUnknown() || (confirmation && answer.cot().negative())) {
      enter(State.DONE);
      timing = timing.confirmed(nowNanos - madeNanos);
      future.complete(new CommandResult.Refused(cause, answer, timing));
      return true;
    }
    if (!confirmation || !mirrors(answer) || answer() != Answer.CONFIRMATION) {
      return false;
    }
    enter(terminates() ? State.CONFIRMED : State.DONE);
    timing = timing.confirmed(nowNanos - madeNanos);
    deadline = nowNanos + rules.terminationTimeout().toNanos();
    if (until == Until.CONFIRMATION || state == State.DONE) {
      future.complete(new CommandResult.Confirmed(answer, timing));
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
    if (type == null) {
      return until == Until.TERMINATION;
    } else if (activation.cause() != Cause.ACTIVATION) {
      return false;
    }
    return activation.first().element() instanceof Command command
        ? !command.select()
        : type == TypeId.C_IC_NA_1 || type == TypeId.C_CI_NA_1;
  }

  private boolean terminated(Asdu answer, long nowNanos) {
    if (answer.cause() != Cause.ACTIVATION_TERMINATION || !mirrors(answer)) {
      return false;
    }
    enter(State.DONE);
    timing = timing.terminated(nowNanos - madeNanos);
    future.complete(
        answer.cot().negative()
            ? new CommandResult.Refused(answer.cause(), answer, timing)
            : new CommandResult.Terminated(answer, timing));
    return true;
  }

  /**
   * Takes the object asked for; true if this request asked for it.
   *
   * @param point null for a parameter, which is no point
   */
  boolean read(Asdu answer, @Nullable PointUpdate point, long nowNanos) {
    if (state != State.SENT || answer() != Answer.DATA) {
      return false;
    }
    enter(State.DONE);
    timing = timing.confirmed(nowNanos - madeNanos);
    future.complete(
        point == null
            ? new CommandResult.Confirmed(answer, timing)
            : new CommandResult.Data(answer, List.of(point), timing));
    return true;
  }

  /** A positively confirmed deactivation has broken it off; no termination follows. */
  void deactivated(Asdu answer) {
    enter(State.DONE);
    future.complete(new CommandResult.Deactivated(answer, timing));
  }

  /**
   * Gives up because nobody answered in time; a command that was sent stays in doubt, and one that
   * was confirmed waits on for a termination that no other may take.
   *
   * @return why, for the caller
   */
  Iec104TimeoutException giveUp(String description, long nowNanos) {
    State before = state;
    enter(
        switch (before) {
          case SENT -> mayDoubt ? State.DOUBTFUL : State.DONE;
          case CONFIRMED ->
              activation.first().element() instanceof Command ? State.OVERDUE : State.DONE;
          case QUEUED, DOUBTFUL, OVERDUE, DONE -> State.DONE;
        });
    deadline = nowNanos + rules.terminationTimeout().toNanos();
    String missing = before == State.CONFIRMED ? "not terminated" : "not confirmed";
    String sent = before == State.QUEUED ? "; it was not sent" : "";
    return new Iec104TimeoutException(description + " " + missing + " in time" + sent);
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
