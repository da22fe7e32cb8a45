package io.github.cameliec104.protocol.file;

/** Moments of the monotonic clock. */
final class Times {

  private Times() {}

  /** The earlier of two moments of a monotonic clock, {@link Long#MAX_VALUE} being never. */
  static long earlier(long a, long b) {
    if (a == Long.MAX_VALUE || b == Long.MAX_VALUE) {
      return a == Long.MAX_VALUE ? b : a;
    }
    return a - b < 0 ? a : b;
  }
}
