package io.github.cameliec104.protocol.station;

/** Which commands a slave takes as to their time tag. */
public enum CommandTime {
  /** With and without. */
  ANY,
  /** Only those with time tag (types 58 to 64). */
  REQUIRED,
  /** Only those without time tag (types 45 to 51). */
  REFUSED
}
