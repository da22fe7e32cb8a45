package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.apci.CloseReason;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.Station;
import io.netty.channel.Channel;

/** Who a connection belongs to. All calls come on the connection's event loop. */
interface LinkOwner {

  /** Whether a connection that has just come up may stay; if not, it is closed without a word. */
  default boolean admits(Channel channel) {
    return true;
  }

  /**
   * The connection ended before it was up, because of TLS. Called once, and then nothing else is.
   */
  void neverUp(String peer, String reason);

  /** The connection is up; returns the station that speaks on it. */
  Station connected(SessionHandler link);

  /** Data transfer started or stopped. */
  void changed(SessionHandler link, LinkState state);

  /** The connection is gone for good. Called once. */
  void closed(SessionHandler link, CloseReason reason, String detail);
}
