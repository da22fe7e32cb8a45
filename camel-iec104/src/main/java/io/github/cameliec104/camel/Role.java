package io.github.cameliec104.camel;

/** Which side of the protocol an endpoint is. */
public enum Role {
  /** Controlling station: connects, receives points, sends commands. */
  MASTER,
  /** Controlled station: listens, publishes points, receives commands. */
  SLAVE
}
