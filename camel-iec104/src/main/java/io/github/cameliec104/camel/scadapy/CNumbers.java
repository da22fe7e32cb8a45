package io.github.cameliec104.camel.scadapy;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as {@code printf} of C writes them. */
final class CNumbers {

  private static final int DECIMALS = 6;

  private CNumbers() {}

  /**
   * {@code %f} of a finite number: all digits before the point, six behind it, rounded to the
   * nearest, ties to even; a negative number keeps its sign even where only zeros are left.
   */
  static String fixed(float value) {
    BigDecimal exact = new BigDecimal(Math.abs((double) value));
    String digits = exact.setScale(DECIMALS, RoundingMode.HALF_EVEN).toPlainString();
    return Float.floatToRawIntBits(value) < 0 ? "-" + digits : digits;
  }
}
