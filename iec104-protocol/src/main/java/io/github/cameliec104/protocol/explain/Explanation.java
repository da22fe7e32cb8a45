package io.github.cameliec104.protocol.explain;

/**
 * What the octets of one frame say.
 *
 * @param kind its format
 * @param text one line for people
 * @param objects how many information objects it carries
 */
public record Explanation(Kind kind, String text, int objects) {

  /** The formats, and octets that are none. */
  public enum Kind {
    /** Numbered, with an ASDU. */
    I,
    /** Acknowledgement. */
    S,
    /** Start, stop and test. */
    U,
    /** No APDU, or an ASDU that does not fit its own header. */
    MALFORMED
  }
}
