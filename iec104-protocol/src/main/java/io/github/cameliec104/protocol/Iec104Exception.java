package io.github.cameliec104.protocol;

import org.jspecify.annotations.Nullable;

/** We or the network failed. The message names what failed, where, and what was expected. */
public class Iec104Exception extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A fault found here. */
  public Iec104Exception(String message) {
    super(message);
  }

  /** A fault with the exception that told of it. */
  public Iec104Exception(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
