package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.apci.CloseReason;

/** The border of frames is lost: the connection must be closed for this reason. */
final class FramingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final CloseReason reason;

  FramingException(CloseReason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  CloseReason reason() {
    return reason;
  }
}
