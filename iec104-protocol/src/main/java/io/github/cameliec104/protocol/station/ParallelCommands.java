package io.github.cameliec104.protocol.station;

/** Which commands of a master may be under way at the same time. */
public enum ParallelCommands {
  /** One to each object; a second one fails at once. */
  OBJECT,
  /** One to each station (common address); further ones wait in the order made. */
  STATION,
  /** One in all; further ones wait in the order made. */
  LINK
}
