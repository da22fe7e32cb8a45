package io.github.cameliec104.protocol.apci;

/**
 * Octets that are no APDU. The message says what was found and what was expected; the connection
 * has to be closed.
 */
public final class MalformedApduException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final CloseReason reason;

  MalformedApduException(CloseReason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Returns the reason to close the connection with. */
  public CloseReason reason() {
    return reason;
  }
}
