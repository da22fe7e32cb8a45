package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.station.SlaveStation;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes a slave for what it does by itself. It asks at least once a second, so that a clock that is
 * set is noticed. Confined to the event loop.
 */
final class StationTimer {

  private static final Logger LOG = LoggerFactory.getLogger(StationTimer.class);
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final EventLoop loop;
  private final SlaveStation station;
  private @Nullable Future<?> next;
  private boolean stopped;

  StationTimer(EventLoop loop, SlaveStation station) {
    this.loop = loop;
    this.station = station;
  }

  /** Begins; for any thread. */
  void start() {
    loop.execute(this::onTime);
  }

  private void onTime() {
    Duration wait = stopped ? null : ask();
    if (wait != null) {
      Duration soon = wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
      next = loop.schedule(this::onTime, Math.max(1, soon.toNanos()), TimeUnit.NANOSECONDS);
    }
  }

  /** A fault must not end what the slave does by itself. */
  private @Nullable Duration ask() {
    try {
      return station.onTime();
    } catch (RuntimeException e) {
      LOG.error("a fault of this program in what the slave does by itself", e);
      return LONGEST;
    }
  }

  /** Ends. */
  void stop() {
    stopped = true;
    if (next != null) {
      next.cancel(false);
    }
  }
}
