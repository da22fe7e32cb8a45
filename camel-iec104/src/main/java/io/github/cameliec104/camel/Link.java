package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.LinkStatistics;

/** A link of the protocol library as endpoints share it. For any thread. */
sealed interface Link permits MasterLink, SlaveLink {

  /** For a slave the furthest state among its masters, DISCONNECTED without any. */
  LinkState state();

  /** True if it can do what its endpoints want: a started master, a listening slave. */
  boolean isReady();

  LinkStatistics statistics();

  /** Closes it; bounded by about a second. */
  void close();
}
