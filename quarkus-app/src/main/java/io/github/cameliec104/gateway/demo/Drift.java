package io.github.cameliec104.gateway.demo;

import java.util.Random;

/**
 * A disturbance around zero that wanders rather than jumps: an autoregressive process of order 1.
 */
final class Drift {
  private final Random random;
  private final double deviation;
  private final double settlingSeconds;
  private double value;

  /**
   * A new one, at zero.
   *
   * @param deviation standard deviation in the long run
   * @param settlingSeconds time after which about a third of a disturbance is left
   */
  Drift(Random random, double deviation, double settlingSeconds) {
    this.random = random;
    this.deviation = deviation;
    this.settlingSeconds = settlingSeconds;
  }

  /** Goes on in time and returns the new disturbance. */
  double next(double seconds) {
    double kept = Math.exp(-seconds / settlingSeconds);
    value = kept * value + deviation * Math.sqrt(1 - kept * kept) * random.nextGaussian();
    return value;
  }
}
