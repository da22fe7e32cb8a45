package io.github.cameliec104.protocol.net;

/**
 * Which end of a TCP connection a station is. Usually masters connect and slaves listen; it may be
 * the other way round, where a station can only be reached from itself. Starting and stopping data
 * transfer is the master's part in both cases.
 */
public enum TcpRole {
  /** Connects to the peer. */
  CONNECTS,
  /** Listens for the peer. */
  LISTENS
}
