package io.github.cameliec104.protocol.station;

/** In which order a master gets the events that wait. Those of one point keep their order. */
public enum EventOrder {
  /** As they happened, whatever their class. */
  TIME,
  /** Status and protection first, then counters, then measured values. */
  CLASS
}
