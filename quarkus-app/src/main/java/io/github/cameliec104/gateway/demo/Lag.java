package io.github.cameliec104.gateway.demo;

/**
 * A quantity that follows another one slowly, as a temperature follows a load: a lag of order 1.
 */
final class Lag {
  private final double settlingSeconds;
  private double value;

  Lag(double value, double settlingSeconds) {
    this.value = value;
    this.settlingSeconds = settlingSeconds;
  }

  /** Goes on in time towards a target and returns where it has got to. */
  double towards(double target, double seconds) {
    value = target + (value - target) * Math.exp(-seconds / settlingSeconds);
    return value;
  }

  double value() {
    return value;
  }
}
