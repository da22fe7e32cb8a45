package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.net.PeerState;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.LinkStatistics;
import java.util.List;

/** A link of the protocol library as endpoints share it. For any thread. */
sealed interface Link permits MasterLink, SlaveLink {

  /** For a slave the furthest state among its masters, DISCONNECTED without any. */
  LinkState state();

  /** Its connections, and the addresses that it is not connected to at present. */
  List<PeerState> peers();

  /** The state of a connection, with the redundancy group that a slave gave it. */
  static String stateOf(PeerState peer) {
    return peer.group().isEmpty() ? peer.state().name() : peer.state() + " group " + peer.group();
  }

  /** The port listened on, or that of the station. */
  int port();

  /**
   * True if it can do what its endpoints want: a started master, a slave that listens or is
   * connected.
   */
  boolean isReady();

  LinkStatistics statistics();

  /** Closes it; bounded by about a second. */
  void close();
}
