package io.github.cameliec104.protocol.apci;

/**
 * The test of an idle connection (104 §5.2): t3 after the last received frame TESTFR act is due, t1
 * after that its con.
 *
 * <p>Only reception restarts t3, and only the con ends a test.
 */
final class Supervision {

  private enum Phase {
    /** t3 runs since the last received frame. */
    LISTENING,
    /** TESTFR act is out, t1 runs since then. */
    TESTING
  }

  private final long t1Nanos;
  private final long t3Nanos;
  private Phase phase = Phase.LISTENING;
  private long since;

  /** A {@code t3Nanos} of 0 switches the test off. */
  Supervision(long t1Nanos, long t3Nanos, long nowNanos) {
    this.t1Nanos = t1Nanos;
    this.t3Nanos = t3Nanos;
    this.since = nowNanos;
  }

  /** Notes that a frame of any format was received. */
  void received(long nowNanos) {
    if (phase == Phase.LISTENING) {
      since = nowNanos;
    }
  }

  /** Notes TESTFR con and returns whether it was asked for. */
  boolean confirmed(long nowNanos) {
    if (phase == Phase.LISTENING) {
      return false;
    }
    enter(Phase.LISTENING, nowNanos);
    return true;
  }

  /** Notes that TESTFR act goes out. */
  void test(long nowNanos) {
    enter(Phase.TESTING, nowNanos);
  }

  /** Returns when TESTFR act has to be sent. */
  long testDeadline() {
    return phase == Phase.LISTENING && t3Nanos > 0 ? Deadline.after(since, t3Nanos) : Deadline.NONE;
  }

  /** Returns when the con of the outstanding TESTFR act is overdue. */
  long confirmationDeadline() {
    return phase == Phase.TESTING ? Deadline.after(since, t1Nanos) : Deadline.NONE;
  }

  private void enter(Phase next, long nowNanos) {
    phase = next;
    since = nowNanos;
  }
}
