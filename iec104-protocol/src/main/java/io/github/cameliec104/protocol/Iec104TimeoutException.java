package io.github.cameliec104.protocol;

/** The peer did not answer in time; whether it carried out the request is unknown. */
public final class Iec104TimeoutException extends Iec104Exception {

  private static final long serialVersionUID = 1L;

  /** Names the request and the time limit. */
  public Iec104TimeoutException(String message) {
    super(message);
  }
}
