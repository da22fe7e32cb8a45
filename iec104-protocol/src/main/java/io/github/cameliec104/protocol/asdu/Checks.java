package io.github.cameliec104.protocol.asdu;

/** Range checks with the one wording users see. */
final class Checks {

  private Checks() {}

  /** Returns the value, or throws naming it, its value and what was expected. */
  static int range(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(name + "=" + value + ", expected " + min + ".." + max);
    }
    return value;
  }
}
