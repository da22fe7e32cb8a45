package io.github.cameliec104.gateway;

/**
 * The user can mend this: a wrong argument, a file that cannot be used, a port that is taken. The
 * message says what, where and what was expected; it is printed without stack trace, and the
 * program ends with exit code 2.
 */
public final class UserError extends RuntimeException {

  /** An error with a message for people. */
  public UserError(String message) {
    super(message);
  }

  /** An error with a message for people and what it came from, for {@code --verbose}. */
  public UserError(String message, Throwable cause) {
    super(message, cause);
  }
}
