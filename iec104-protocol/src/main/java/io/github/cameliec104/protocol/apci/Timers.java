package io.github.cameliec104.protocol.apci;

import org.jspecify.annotations.Nullable;

/** The timers t1, t2 and t3 of a session, read from those who run them (104 §5.2, §9.6). */
final class Timers {

  private final SendWindow sent;
  private final ReceiveWindow received;
  private final StartStop startStop;
  private final Supervision supervision;

  Timers(SendWindow sent, ReceiveWindow received, StartStop startStop, Supervision supervision) {
    this.sent = sent;
    this.received = received;
    this.startStop = startStop;
    this.supervision = supervision;
  }

  /** Returns when the first of them expires. */
  long deadline() {
    if (startStop.state() == ApciState.CLOSED) {
      return Deadline.NONE;
    }
    long u = Deadline.earlier(startStop.deadline(), supervision.confirmationDeadline());
    long i = Deadline.earlier(sent.deadline(), acknowledgementDeadline());
    return Deadline.earlier(Deadline.earlier(u, i), supervision.testDeadline());
  }

  /** Returns which t1 has expired, or null if none has. */
  @Nullable CloseReason expired(long nowNanos) {
    if (Deadline.isDue(sent.deadline(), nowNanos)) {
      return CloseReason.T1_I_FRAME;
    }
    if (Deadline.isDue(startStop.deadline(), nowNanos)) {
      return startStop.expiry();
    }
    boolean untested = Deadline.isDue(supervision.confirmationDeadline(), nowNanos);
    return untested ? CloseReason.T1_TESTFR : null;
  }

  /** Whether t2 has expired. */
  boolean acknowledgementDue(long nowNanos) {
    return Deadline.isDue(acknowledgementDeadline(), nowNanos);
  }

  /** Whether t3 has expired. */
  boolean testDue(long nowNanos) {
    return Deadline.isDue(supervision.testDeadline(), nowNanos);
  }

  private long acknowledgementDeadline() {
    return startStop.state().mayAcknowledge() ? received.deadline() : Deadline.NONE;
  }
}
