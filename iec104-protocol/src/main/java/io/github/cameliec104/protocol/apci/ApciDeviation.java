package io.github.cameliec104.protocol.apci;

/**
 * What a controlled station may do against the standard without harm, if its peer tolerates it;
 * else it closes the connection.
 */
public enum ApciDeviation {
  /** The first I frame of a connection is numbered 1 instead of 0 (104 §5.1). */
  FIRST_NUMBER_1,
  /** I frames come between STARTDT act and its con (104 §5.3). */
  DATA_BEFORE_START
}
