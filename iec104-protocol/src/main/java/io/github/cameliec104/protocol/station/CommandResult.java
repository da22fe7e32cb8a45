package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;

/** How the peer answered a request. That it did not answer is an exception, not a result. */
public sealed interface CommandResult {

  /** The answer as received. */
  Asdu answer();

  /** True unless refused. */
  boolean positive();

  /** Positive activation confirmation. */
  record Confirmed(Asdu answer) implements CommandResult {
    @Override
    public boolean positive() {
      return true;
    }
  }

  /** Activation termination after a positive confirmation. */
  record Terminated(Asdu answer) implements CommandResult {
    @Override
    public boolean positive() {
      return true;
    }
  }

  /**
   * Negative confirmation, or one of the four unknowns.
   *
   * @param cause ACTIVATION_CONFIRMATION for a negative confirmation, else UNKNOWN_TYPE to
   *     UNKNOWN_OBJECT_ADDRESS
   */
  record Refused(Cause cause, Asdu answer) implements CommandResult {
    @Override
    public boolean positive() {
      return false;
    }
  }
}
