package io.github.cameliec104.protocol.asdu;

import java.util.Arrays;

/**
 * The cause of transmission field (101 §7.2.3): octet 1 bits 1-6 cause, 7 P/N, 8 T; octet 2
 * originator address, absent where the field has one octet.
 *
 * @param cause why the ASDU is sent
 * @param negative P/N: true refuses
 * @param test T: generated during a test, not meant for the process
 * @param originator number of the master that asked, 0 to 255; 0 if not used
 */
public record Cot(Cause cause, boolean negative, boolean test, int originator) {

  private static final Cot[] PLAIN =
      Arrays.stream(Cause.values())
          .map(cause -> new Cot(cause, false, false, 0))
          .toArray(Cot[]::new);

  /** Checks the range. */
  public Cot {
    Checks.range("originator address", originator, 0, 255);
  }

  /** Positive, no test, originator 0. */
  public static Cot of(Cause cause) {
    return PLAIN[cause.number()];
  }

  static Cot read(int octet, int originator) {
    return (octet & 0xC0) == 0 && originator == 0
        ? PLAIN[octet & 0x3F]
        : new Cot(Cause.of(octet & 0x3F), (octet & 0x40) != 0, (octet & 0x80) != 0, originator);
  }

  int octet() {
    return cause.number() | (negative ? 0x40 : 0) | (test ? 0x80 : 0);
  }

  /** The field of an answer: another cause and sign, the same test bit and originator. */
  public Cot answer(Cause answer, boolean refused) {
    return new Cot(answer, refused, test, originator);
  }
}
