package io.github.cameliec104.protocol.station;

import java.time.Duration;

/** Checks of settings; the messages name value and range. */
final class Limits {

  private Limits() {}

  static void check(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(name + "=" + value + ", expected " + min + ".." + max);
    }
  }

  static void positive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + "=" + value + ", expected more than 0");
    }
  }

  static void notNegative(String name, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(name + "=" + value + ", expected 0 or more");
    }
  }
}
