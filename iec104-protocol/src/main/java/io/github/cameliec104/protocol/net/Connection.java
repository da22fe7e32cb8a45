package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.Station;
import io.netty.channel.Channel;

/**
 * A TCP connection that was opened by either end, until it is ended. Confined to its event loop.
 */
interface Connection {

  /** Whose connection it is. All calls come on its event loop. */
  interface Owner {
    /** Whether a connection that has just come up may stay. */
    default boolean admits(Channel channel) {
      return true;
    }

    /** TCP is up; returns the station that speaks on it. CONNECTED follows. */
    Station connected(SessionHandler session);

    /**
     * The state changed.
     *
     * @param reason plain words, empty if there is nothing to explain
     */
    void state(LinkState next, String reason);

    /** It is over for good: nothing more is told. Called once. */
    void ended();
  }

  /**
   * Ends it for good; the owner hears when it is over.
   *
   * @param stopMillis how long a controlling station waits for the stop of data transfer
   */
  void shutDown(long stopMillis);
}
