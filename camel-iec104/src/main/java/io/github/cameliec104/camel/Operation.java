package io.github.cameliec104.camel;

/** What a master asks of a station, and what a slave does beside publishing. */
public enum Operation {
  /** Commands an object (types 45 to 64). */
  COMMAND,
  /** Takes back the selection of an object, or breaks off its command (types 45 to 64). */
  DEACTIVATE,
  /** Interrogates a station or a group (type 100). */
  INTERROGATION,
  /** Breaks off an interrogation that is under way (type 100). */
  DEACTIVATE_INTERROGATION,
  /** Reads, freezes or resets the counters of a station or a group (type 101). */
  COUNTERS,
  /** Reads one object (type 102). */
  READ,
  /** Sets the clock of a station to this machine's (type 103). */
  CLOCK,
  /** Tests the way to the station and back (type 107, or 104 if asked). */
  TEST,
  /** Resets a station, or its pending events (type 105). */
  RESET,
  /** Loads or activates a parameter of an object (types 110 to 113). */
  PARAMETER,
  /** Sends an ASDU of a private type as it is (types 128 to 255). */
  RAW,
  /** Lists the files of a station (types 122 and 126). */
  DIRECTORY,
  /** Receives a file from a station (types 120 to 125). */
  DOWNLOAD,
  /** Sends a file to a station (types 120 to 125). */
  UPLOAD,
  /** Deletes a file of a station (type 122). */
  DELETE_FILE,
  /** Receives the records of an archive that were made in a span of time (type 127). */
  QUERY_LOG,
  /** Goes on over another connection to the station; no request of the protocol. */
  SWITCH_OVER,
  /** Puts flags of quality over points of a slave, or takes them away. */
  QUALITY,
  /** Puts another value over a point of a slave. */
  SUBSTITUTE
}
