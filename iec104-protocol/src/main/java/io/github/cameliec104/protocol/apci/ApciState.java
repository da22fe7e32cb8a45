package io.github.cameliec104.protocol.apci;

/**
 * The states of a connection after TCP is connected (104 §5.3, diagrams of the start and stop
 * procedures).
 */
public enum ApciState {
  /** Connected, no data transfer: only U frames flow; a standby connection stays here for ever. */
  STOPPED,

  /** Controlling station: STARTDT act is sent, its con is awaited for at most t1. */
  PENDING_START,

  /** Data transfer: I and S frames flow both ways. */
  STARTED,

  /**
   * Controlling station: STOPDT act is sent, its con is awaited for at most t1; I frames are still
   * received, none is sent.
   */
  PENDING_STOP,

  /**
   * Controlled station: STOPDT act is received, but its con has to wait until the own I frames are
   * acknowledged and, with {@link ApciSession.Acknowledge#PROCESSED}, the received ones are
   * processed; no I frame is sent or accepted.
   */
  UNCONFIRMED_STOPPED,

  /** Over: nothing is sent, whatever is received is ignored, no timer runs. */
  CLOSED;

  /**
   * Whether received I frames may be acknowledged by an S frame: not before STARTDT con and not
   * after STOPDT con.
   */
  boolean mayAcknowledge() {
    return switch (this) {
      case STARTED, PENDING_STOP, UNCONFIRMED_STOPPED -> true;
      case STOPPED, PENDING_START, CLOSED -> false;
    };
  }

  /** Whether STOPDT act is on its way: every received I frame is then acknowledged at once. */
  boolean draining() {
    return this == PENDING_STOP || this == UNCONFIRMED_STOPPED;
  }
}
