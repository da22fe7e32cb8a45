package io.github.cameliec104.protocol.asdu;

/**
 * The octets of an ASDU do not fit its own header (101 §7.1). The message names what was found and
 * what was expected. It has no stack trace, since a peer can cause any number of them.
 */
public final class MalformedAsduException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MalformedAsduException(String message) {
    super(message, null, false, false);
  }
}
