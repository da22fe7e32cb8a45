package io.github.cameliec104.protocol.station;

/** How counters are frozen and told: the modes of acquisition A to D (101 §7.4.8). */
public enum CounterMode {
  /** Frozen by the slave itself, period by period, and then sent spontaneously. */
  A,
  /** Frozen by the slave itself, period by period; masters read what was frozen. */
  B,
  /** Frozen and read by masters; until frozen, every update of the application is an event. */
  C,
  /** Frozen by masters, and then sent spontaneously. */
  D;

  /** Whether the slave freezes by itself; masters can read then, but not freeze or reset. */
  public boolean isLocal() {
    return this == A || this == B;
  }

  /** Whether what was frozen is an event. */
  boolean isSpontaneous() {
    return this == A || this == D;
  }
}
