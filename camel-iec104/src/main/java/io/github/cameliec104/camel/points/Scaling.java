package io.github.cameliec104.camel.points;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * How a number sent becomes a number in engineering units: {@code sent * scale + offset}. Both are
 * decimals, so that 3 * 0.1 is 0.3.
 *
 * @param scale not 0, its size between 1e-300 and 1e300
 * @param offset its size at most 1e300
 */
public record Scaling(BigDecimal scale, BigDecimal offset) {

  /** Leaves every number as it is. */
  public static final Scaling NONE = new Scaling(BigDecimal.ONE, BigDecimal.ZERO);

  private static final double LIMIT = 1e300;

  /** Checks the ranges and drops trailing zeros, so that 1.0 equals 1. */
  public Scaling {
    if (!usableScale(scale)) {
      throw new IllegalArgumentException("scale=" + scale + ", expected a number other than 0");
    }
    if (!usableOffset(offset)) {
      throw new IllegalArgumentException("offset=" + offset + ", expected a number within 1e300");
    }
    scale = scale.stripTrailingZeros();
    offset = offset.stripTrailingZeros();
  }

  static boolean usableScale(BigDecimal scale) {
    double size = Math.abs(scale.doubleValue());
    return size >= 1 / LIMIT && size <= LIMIT;
  }

  static boolean usableOffset(BigDecimal offset) {
    double size = Math.abs(offset.doubleValue());
    return size <= LIMIT && (size >= 1 / LIMIT || offset.signum() == 0);
  }

  /** True if it changes nothing. */
  public boolean isNone() {
    return equals(NONE);
  }

  /** From the number sent to engineering units; NaN and infinities stay as they are. */
  public double toEngineering(double sent) {
    if (isNone() || !Double.isFinite(sent)) {
      return sent;
    }
    return BigDecimal.valueOf(sent).multiply(scale).add(offset).doubleValue();
  }

  /** From a distance in engineering units to one of numbers to send, never negative. */
  public double distanceToSent(double engineering) {
    BigDecimal sent = BigDecimal.valueOf(engineering).divide(scale.abs(), MathContext.DECIMAL64);
    return Math.min(sent.doubleValue(), Double.MAX_VALUE);
  }

  /** From engineering units to the number to send, unrounded. */
  public double toSent(double engineering) {
    if (isNone() || !Double.isFinite(engineering)) {
      return engineering;
    }
    return BigDecimal.valueOf(engineering)
        .subtract(offset)
        .divide(scale, MathContext.DECIMAL64)
        .doubleValue();
  }
}
