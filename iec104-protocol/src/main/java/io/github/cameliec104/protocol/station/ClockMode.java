package io.github.cameliec104.protocol.station;

/** What a slave does when a master sets its clock (101 §7.4.7). The clock of the machine stays. */
public enum ClockMode {
  /** Refuses: the machine has its time from elsewhere, such as NTP. */
  REFUSE,
  /**
   * Keeps how far the master's clock is ahead of this machine's, and makes its own time tags by the
   * master's clock.
   */
  OFFSET
}
