package io.github.cameliec104.camel;

/** Which events of a link become exchanges. */
public enum Events {
  /** None. */
  NONE,
  /** Changes of the state of the link and of its connections, and events that a slave dropped. */
  LINK,
  /**
   * Also interrogations, restarts of the station, data of unknown types, deviations from the
   * standard, and points of another type than expected.
   */
  ALL
}
