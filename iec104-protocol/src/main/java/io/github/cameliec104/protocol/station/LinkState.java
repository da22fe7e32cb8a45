package io.github.cameliec104.protocol.station;

/** What a link to a peer is doing. */
public enum LinkState {
  /** No connection; a master tries again after a while. */
  DISCONNECTED,
  /** A master is connecting. */
  CONNECTING,
  /** Connected, data transfer is stopped. */
  CONNECTED,
  /** Data transfer is started. */
  STARTED,
  /** Closed for good by the own application. */
  CLOSED
}
