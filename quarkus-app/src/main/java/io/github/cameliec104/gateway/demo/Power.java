package io.github.cameliec104.gateway.demo;

/** Active power in MW and reactive power in Mvar. */
record Power(double active, double reactive) {
  static final Power NONE = new Power(0, 0);

  Power plus(Power other) {
    return new Power(active + other.active, reactive + other.reactive);
  }

  Power times(double factor) {
    return new Power(active * factor, reactive * factor);
  }

  /** Apparent power in MVA. */
  double apparent() {
    return Math.hypot(active, reactive);
  }

  /** Power factor; 1 without load. */
  double factor() {
    return apparent() < 0.01 ? 1 : active / apparent();
  }

  /** The current per phase in A at a line-to-line voltage in kV; 0 on a dead conductor. */
  double amperes(double kilovolts) {
    return kilovolts < 1 ? 0 : 1000 * apparent() / (Math.sqrt(3) * kilovolts);
  }
}
