package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.Iec104Exception;
import io.github.cameliec104.protocol.asdu.Cause;

/**
 * A request was refused. A master endpoint throws it when the station refuses; a route behind a
 * slave endpoint throws it to refuse a command with a certain cause.
 */
public final class Iec104RefusedException extends Iec104Exception {

  private final Cause cause;

  /** A negative confirmation that names no further reason. */
  public Iec104RefusedException(String message) {
    this(message, Cause.ACTIVATION_CONFIRMATION);
  }

  /**
   * A refusal with a cause of transmission.
   *
   * @param cause UNKNOWN_TYPE, UNKNOWN_CAUSE, UNKNOWN_COMMON_ADDRESS or UNKNOWN_OBJECT_ADDRESS, or
   *     ACTIVATION_CONFIRMATION for a negative confirmation
   */
  public Iec104RefusedException(String message, Cause cause) {
    super(message);
    this.cause = cause;
  }

  /** The cause of transmission of the refusal. */
  public Cause causeOfTransmission() {
    return cause;
  }
}
