package io.github.cameliec104.protocol.asdu;

/** The normalized value NVA: sixteen bits that stand for -1 to 1 - 2^-15 (101 §7.2.6.6). */
final class Nva {

  private static final double STEPS = 32768.0;

  private Nva() {}

  static double toValue(int raw) {
    return raw / STEPS;
  }

  /**
   * The nearest of the steps; 1 is the highest step, since charts and set points use it for "full
   * scale".
   */
  static int toRaw(double value) {
    if (!(value >= -1.0 && value <= 1.0)) {
      throw new IllegalArgumentException("normalized value=" + value + ", expected -1..1");
    }
    return (int) Math.min(Math.round(value * STEPS), Short.MAX_VALUE);
  }
}
