package io.github.cameliec104.protocol.apci;

import io.github.cameliec104.protocol.apci.ApciSession.Role;
import io.github.cameliec104.protocol.apci.Apdu.U.Function;

/**
 * The start and stop procedures of either role; it alone owns the state of a session (104 §5.3).
 */
final class StartStop {

  private final Role role;
  private final ApciOutput output;
  private final SendWindow sent;
  private final ReceiveWindow received;
  private final long t1Nanos;
  private ApciState state = ApciState.STOPPED;
  private long pendingSince;

  StartStop(Role role, ApciOutput output, SendWindow sent, ReceiveWindow received, long t1Nanos) {
    this.role = role;
    this.output = output;
    this.sent = sent;
    this.received = received;
    this.t1Nanos = t1Nanos;
  }

  ApciState state() {
    return state;
  }

  /** Controlling station: sends STARTDT act. */
  void start(long nowNanos) {
    checkMay("start", ApciState.STOPPED);
    activate(ApciState.PENDING_START, Function.STARTDT_ACT, nowNanos);
  }

  /** Controlling station: acknowledges what it can and sends STOPDT act. */
  void stop(long nowNanos) {
    checkMay("stop", ApciState.STARTED);
    received.acknowledge();
    if (state == ApciState.STARTED) {
      activate(ApciState.PENDING_STOP, Function.STOPDT_ACT, nowNanos);
    }
  }

  void close() {
    enter(ApciState.CLOSED);
  }

  /** Controlling station: takes STARTDT con or STOPDT con and returns whether it was asked for. */
  boolean confirmed(ApciState pending, ApciState next) {
    if (state != pending) {
      return false;
    }
    enter(next);
    return true;
  }

  /**
   * Controlled station: takes STARTDT act. The con goes out before anybody learns that data may
   * follow. A start during a stop takes the stop back, a start while started is confirmed again.
   */
  void activateStart() {
    output.transmit(new Apdu.U(Function.STARTDT_CON));
    if (state == ApciState.STOPPED || state == ApciState.UNCONFIRMED_STOPPED) {
      enter(ApciState.STARTED);
    }
  }

  /** Controlled station: takes STOPDT act; the con waits until both directions are drained. */
  void activateStop() {
    if (state == ApciState.STOPPED) {
      output.transmit(new Apdu.U(Function.STOPDT_CON));
      return;
    }
    received.acknowledge();
    if (state == ApciState.STARTED && isDrained()) {
      confirmStop();
    } else if (state == ApciState.STARTED) {
      enter(ApciState.UNCONFIRMED_STOPPED);
    }
  }

  /** Controlled station: sends the STOPDT con that waits, if it need not wait any longer. */
  void confirmStopIfDrained() {
    if (state == ApciState.UNCONFIRMED_STOPPED && isDrained()) {
      confirmStop();
    }
  }

  /** Returns when t1 of STARTDT act or STOPDT act expires. */
  long deadline() {
    boolean pending = state == ApciState.PENDING_START || state == ApciState.PENDING_STOP;
    return pending ? Deadline.after(pendingSince, t1Nanos) : Deadline.NONE;
  }

  /** Returns what it means that {@link #deadline()} has come. */
  CloseReason expiry() {
    return state == ApciState.PENDING_START ? CloseReason.T1_STARTDT : CloseReason.T1_STOPDT;
  }

  /** The state goes first, so that nobody can send an I frame between it and the con. */
  private void confirmStop() {
    enter(ApciState.STOPPED);
    if (state == ApciState.STOPPED) {
      output.transmit(new Apdu.U(Function.STOPDT_CON));
    }
  }

  private boolean isDrained() {
    return sent.outstanding() == 0 && received.unprocessed() == 0;
  }

  private void activate(ApciState pending, Function function, long nowNanos) {
    pendingSince = nowNanos;
    enter(pending);
    if (state == pending) {
      output.transmit(new Apdu.U(function));
    }
  }

  private void checkMay(String action, ApciState expected) {
    if (role != Role.CONTROLLING || state != expected) {
      throw new IllegalStateException(
          role
              + " station cannot "
              + action
              + " data transfer in "
              + state
              + ", expected CONTROLLING station in "
              + expected);
    }
  }

  private void enter(ApciState next) {
    ApciState from = state;
    state = next;
    output.changed(from, next);
  }
}
