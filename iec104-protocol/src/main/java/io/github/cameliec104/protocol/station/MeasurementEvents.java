package io.github.cameliec104.protocol.station;

/** Which of the measured values that wait a master gets. */
public enum MeasurementEvents {
  /** Every one. */
  ALL,
  /** Only the newest of each point; older ones that still wait are passed over, and counted. */
  LATEST
}
