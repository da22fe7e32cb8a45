package io.github.cameliec104.camel;

/** What a master asks of a station. */
public enum Operation {
  /** Commands an object (types 45 to 64). */
  COMMAND,
  /** Interrogates a station or a group (type 100). */
  INTERROGATION,
  /** Reads, freezes or resets the counters of a station or a group (type 101). */
  COUNTERS,
  /** Sets the clock of a station to this machine's (type 103). */
  CLOCK,
  /** Tests the way to the station and back (type 107). */
  TEST,
  /** Goes on over another connection to the station; no request of the protocol. */
  SWITCH_OVER
}
