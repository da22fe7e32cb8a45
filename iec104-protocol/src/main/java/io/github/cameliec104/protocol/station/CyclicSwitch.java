package io.github.cameliec104.protocol.station;

/** Whether a measured value is sent cyclically, as a master wants it (QPA 3, 101 §7.2.6.25). */
public enum CyclicSwitch {
  /** No master said anything: as the groups of the point tell. */
  AS_DECLARED,
  /**
   * Switched on: with the period of its groups, or if they have none with the shortest of the
   * slave.
   */
  ON,
  /** Switched off. */
  OFF
}
