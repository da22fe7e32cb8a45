package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import java.util.List;

/** How the peer answered a request. That it did not answer is an exception, not a result. */
public sealed interface CommandResult {

  /** The answer as received. */
  Asdu answer();

  /** How long the steps took. */
  Timing timing();

  /** True unless refused or broken off. */
  boolean positive();

  /** Positive activation confirmation. */
  record Confirmed(Asdu answer, Timing timing) implements CommandResult {
    @Override
    public boolean positive() {
      return true;
    }
  }

  /** Activation termination after a positive confirmation. */
  record Terminated(Asdu answer, Timing timing) implements CommandResult {
    @Override
    public boolean positive() {
      return true;
    }
  }

  /**
   * The points asked for.
   *
   * @param answer the ASDU with the object that was read, or the termination of an interrogation
   * @param points the object read, or everything that the interrogation brought, in the order
   *     received
   */
  record Data(Asdu answer, List<PointUpdate> points, Timing timing) implements CommandResult {

    /** Copies the list. */
    public Data {
      points = List.copyOf(points);
    }

    @Override
    public boolean positive() {
      return true;
    }
  }

  /**
   * Sent, and no answer is defined for it.
   *
   * @param answer what was sent
   */
  record Sent(Asdu answer, Timing timing) implements CommandResult {
    @Override
    public boolean positive() {
      return true;
    }
  }

  /**
   * Broken off by a deactivation before its termination.
   *
   * @param answer the confirmation of the deactivation
   */
  record Deactivated(Asdu answer, Timing timing) implements CommandResult {
    @Override
    public boolean positive() {
      return false;
    }
  }

  /**
   * Negative confirmation, or one of the four unknowns.
   *
   * @param cause ACTIVATION_CONFIRMATION for a negative confirmation, else UNKNOWN_TYPE to
   *     UNKNOWN_OBJECT_ADDRESS
   */
  record Refused(Cause cause, Asdu answer, Timing timing) implements CommandResult {
    @Override
    public boolean positive() {
      return false;
    }
  }
}
