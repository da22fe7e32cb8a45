package io.github.cameliec104.camel;

/** Which events of a link become exchanges. */
public enum Events {
  /** None. */
  NONE,
  /** Changes of the state of the link and of its connections. */
  LINK,
  /** Also interrogations, restarts of the station, and data of unknown types. */
  ALL
}
