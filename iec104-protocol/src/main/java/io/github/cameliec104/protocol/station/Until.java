package io.github.cameliec104.protocol.station;

/** When a request counts as answered. */
public enum Until {
  /** With its activation confirmation. */
  CONFIRMATION,
  /** With its activation termination; a refusal ends it before. */
  TERMINATION
}
