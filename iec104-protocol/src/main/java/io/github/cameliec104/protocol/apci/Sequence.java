package io.github.cameliec104.protocol.apci;

/** Arithmetic of the sequence numbers N(S) and N(R): 15 bits, 32767 is followed by 0 (104 §5.1). */
final class Sequence {

  /** The highest number. */
  static final int MAX = 0x7FFF;

  private Sequence() {}

  /**
   * Returns the number that is {@code count} after {@code number}; {@code count} may be negative.
   */
  static int plus(int number, int count) {
    return (number + count) & MAX;
  }

  /** Returns how many numbers lead from {@code from} up to {@code to}, 0..32767. */
  static int distance(int from, int to) {
    return (to - from) & MAX;
  }
}
