package io.github.cameliec104.protocol.station;

/** Which procedures a slave permits at an object that can be commanded (101 §7.4.2). */
public enum CommandMode {
  /** Directly, or selected before. */
  DIRECT_OR_SELECT,
  /** Only selected before. */
  SELECT_REQUIRED,
  /** Only directly; a selection is refused. */
  DIRECT_ONLY
}
