package io.github.cameliec104.protocol.net;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one timer of a connection. It is never moved to a later time: one that fires too early asks
 * again. Confined to the event loop.
 */
final class Alarm {

  private final Runnable action;
  private @Nullable Future<?> timer;
  private long timerDue;

  /** Not set. */
  Alarm(Runnable action) {
    this.action = action;
  }

  /**
   * Sees to it that the action runs at the earlier of two times, if not before.
   *
   * @param one a time in nanoseconds, or {@link Long#MAX_VALUE} for none
   * @param other likewise
   */
  void set(EventExecutor loop, long one, long other, long nowNanos) {
    long due = earlier(one, other);
    if (due == Long.MAX_VALUE || (timer != null && due - timerDue >= 0)) {
      return;
    }
    cancel();
    timerDue = due;
    timer = loop.schedule(this::run, Math.max(0, due - nowNanos), TimeUnit.NANOSECONDS);
  }

  private void run() {
    timer = null;
    action.run();
  }

  void cancel() {
    if (timer != null) {
      timer.cancel(false);
    }
  }

  private static long earlier(long a, long b) {
    if (a == Long.MAX_VALUE || b == Long.MAX_VALUE) {
      return a == Long.MAX_VALUE ? b : a;
    }
    return a - b < 0 ? a : b;
  }
}
