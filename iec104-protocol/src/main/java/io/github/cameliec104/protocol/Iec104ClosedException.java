package io.github.cameliec104.protocol;

/**
 * The link is not there, or was lost before the answer came. A request that had been sent may have
 * been carried out; one that had not been sent never will be.
 */
public final class Iec104ClosedException extends Iec104Exception {

  private static final long serialVersionUID = 1L;

  /** Names the request and why there is no link. */
  public Iec104ClosedException(String message) {
    super(message);
  }
}
