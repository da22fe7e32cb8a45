package io.github.cameliec104.protocol.station;

/** What a master does by itself. */
public enum Procedure {
  /** Station or group interrogation (C_IC_NA_1, 101 §7.4.5). */
  INTERROGATION,
  /** Freezing of counters (C_CI_NA_1 with FRZ 1 or 2, 101 §7.4.8). */
  FREEZE,
  /** Reading of counters (C_CI_NA_1 with FRZ 0, 101 §7.4.8). */
  COUNTERS,
  /** Clock synchronization (C_CS_NA_1, 101 §7.4.6). */
  CLOCK,
  /** Test command with time tag (C_TS_TA_1, 104 §8.8). */
  TEST
}
