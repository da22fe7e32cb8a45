package io.github.cameliec104.protocol.apci;

/** Arithmetic of points in time on a monotonic clock whose nanoseconds may wrap around. */
final class Deadline {

  /** No timer runs. */
  static final long NONE = Long.MAX_VALUE;

  private Deadline() {}

  /**
   * Returns the time {@code durationNanos} after {@code startNanos}; one nanosecond later if that
   * reads as {@link #NONE}.
   */
  static long after(long startNanos, long durationNanos) {
    long at = startNanos + durationNanos;
    return at == NONE ? at + 1 : at;
  }

  /** Returns the earlier of two deadlines, either of which may be {@link #NONE}. */
  static long earlier(long a, long b) {
    if (a == NONE || b == NONE) {
      return a == NONE ? b : a;
    }
    return a - b < 0 ? a : b;
  }

  /** Whether a deadline has come. */
  static boolean isDue(long deadline, long nowNanos) {
    return deadline != NONE && nowNanos - deadline >= 0;
  }
}
