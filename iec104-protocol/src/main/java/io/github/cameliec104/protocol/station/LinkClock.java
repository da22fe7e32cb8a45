package io.github.cameliec104.protocol.station;

/** The present time of a link, told by whoever drives it. */
final class LinkClock {

  private long nowNanos;

  void at(long now) {
    nowNanos = now;
  }

  /** The monotonic clock of the link when it was driven last. */
  long now() {
    return nowNanos;
  }
}
