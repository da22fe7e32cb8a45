package io.github.cameliec104.protocol.net;

import java.time.Duration;

/**
 * How soon a standby connection may take over. At once, unless data transfer was started and lost
 * several times in a row within the longest reconnect pause: that is a fault, or another master
 * that takes it over again and again, and the pauses of {@link Reconnect} apply.
 */
final class TakeoverPace {

  private final Reconnect reconnect;
  private int shortStarts;

  TakeoverPace(Reconnect reconnect) {
    this.reconnect = reconnect;
  }

  /**
   * Data transfer was lost.
   *
   * @param lasted for how long it had been started
   * @param random 0 to 1, chosen anew each time
   * @return how long to wait before it is started on another connection
   */
  Duration lost(Duration lasted, double random) {
    shortStarts = lasted.compareTo(reconnect.max()) < 0 ? shortStarts + 1 : 0;
    return shortStarts < 2 ? Duration.ZERO : reconnect.pause(shortStarts - 1, random);
  }
}
