package io.github.cameliec104.gateway.decode;

import java.io.IOException;

/** A capture file contradicts itself; the message says what was found and what was expected. */
final class DamagedCaptureException extends IOException {

  private static final long serialVersionUID = 1L;

  DamagedCaptureException(String message) {
    super(message);
  }
}
