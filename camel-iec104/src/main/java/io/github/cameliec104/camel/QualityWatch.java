package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.asdu.SystemElement.Interrogation;
import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.LinkEvent.InterrogationFinished;
import io.github.cameliec104.protocol.station.LinkEvent.StateChanged;
import io.github.cameliec104.protocol.station.LinkEvent.SwitchedOver;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.StartUp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Finds out when points of a route are no longer told: the link is lost, an interrogation after it
 * did not bring them, or they are too old. What is found goes to the lane of the route behind all
 * that arrived before. For any thread; nothing here waits.
 */
final class QualityWatch {

  /** Takes what is found to the lane. */
  interface Finder {
    /** Points last told before a moment are to be marked. */
    void sweep(Sweep sweep);

    /** Points that are too old by then are to be marked; runs {@code done} when they are. */
    void age(Runnable done);
  }

  /** What is known of the link. */
  private enum Link {
    /** Not started so far, nor found to be impossible. */
    NEW,
    STARTED,
    LOST,
    /** Closed from this side: nobody wants to know. */
    CLOSED
  }

  private static final int CHECKS_PER_AGE = 8;
  private static final long MIN_CHECK_MILLIS = 20;
  private static final long MAX_CHECK_MILLIS = 60_000;

  private final WatchRules rules;
  private final Duration settle;
  private final Finder finder;
  private final AtomicBoolean ageing = new AtomicBoolean();
  private final Set<Integer> swept = new HashSet<>();
  private Link link = Link.NEW;
  private volatile long start;
  private volatile boolean news = true;
  private volatile boolean switched;

  /** Whether there was no connection at all since data transfer was started. */
  private volatile boolean gone;

  private volatile boolean closed;

  /**
   * Begins to watch.
   *
   * @param settle how long after a start all that is told after a start has been told
   */
  QualityWatch(WatchRules rules, Duration settle, Finder finder) {
    this.rules = rules;
    this.settle = settle;
    this.finder = finder;
    checkAgeLater();
  }

  /** Stamps points that arrive now. */
  Arrival arrival() {
    news = true;
    return new Arrival(start, System.nanoTime());
  }

  /** The route is over. */
  void close() {
    closed = true;
  }

  /** Looks at what happened on the link. */
  void event(LinkEvent event) {
    if (event instanceof StateChanged changed) {
      changed(changed.state(), changed.time());
    } else if (event instanceof InterrogationFinished finished
        && finished.qualifier() == Interrogation.STATION) {
      interrogated(finished.commonAddress(), finished.time());
    } else if (event instanceof SwitchedOver) {
      switched = true;
    }
  }

  private void changed(LinkState state, Instant time) {
    switch (state) {
      case STARTED -> started(time);
      case CONNECTING, CONNECTED -> lost(Link.STARTED, time);
      case DISCONNECTED -> {
        gone = true;
        lost(Link.NEW, time);
        lost(Link.STARTED, time);
      }
      case CLOSED -> enter(Link.CLOSED);
    }
  }

  private synchronized void enter(Link next) {
    link = next;
  }

  private synchronized boolean enter(Link from, Link next) {
    boolean entered = link == from;
    if (entered) {
      enter(next);
    }
    return entered;
  }

  /** The number of this start; that of the last one if the same station goes on elsewhere. */
  private synchronized long nextStart() {
    enter(Link.STARTED);
    if (!switched || gone) {
      swept.clear();
      start++;
    }
    switched = false;
    gone = false;
    return start;
  }

  /** What the interrogation does not bring is found when it ends, the rest after some time. */
  private void started(Instant time) {
    long before = start;
    long now = nextStart();
    if (now > 1 && now != before) {
      later(
          settle,
          () -> {
            if (start == now && !closed) {
              finder.sweep(new Sweep(null, now - 1, time)); // of earlier starts, so news stay news
            }
          });
    }
  }

  private void lost(Link from, Instant time) {
    if (enter(from, Link.LOST)) {
      long last = start;
      later(
          rules.linkLossDelay(),
          () -> {
            if (start == last && isLost()) {
              sweep(new Sweep(null, last, time));
            }
          });
    }
  }

  private synchronized boolean isLost() {
    return link == Link.LOST;
  }

  /** One sweep for each station and start, however often it is interrogated. */
  private void interrogated(int station, Instant time) {
    boolean first;
    long now;
    synchronized (this) {
      first = link == Link.STARTED && swept.add(station);
      now = start;
    }
    if (first) {
      finder.sweep(new Sweep(station == StartUp.ALL_STATIONS ? null : station, now - 1, time));
    }
  }

  /** A link that comes and goes without telling anything leaves no work behind. */
  private void sweep(Sweep sweep) {
    if (news && !closed) {
      news = false;
      finder.sweep(sweep);
    }
  }

  private void checkAgeLater() {
    long age = rules.maxAge().toMillis();
    if (age > 0) {
      long pause = Math.min(Math.max(age / CHECKS_PER_AGE, MIN_CHECK_MILLIS), MAX_CHECK_MILLIS);
      later(Duration.ofMillis(pause), this::checkAge);
    }
  }

  private void checkAge() {
    if (!closed) {
      if (ageing.compareAndSet(false, true)) {
        finder.age(() -> ageing.set(false));
      }
      checkAgeLater();
    }
  }

  private static void later(Duration delay, Runnable task) {
    if (delay.isZero()) {
      task.run();
    } else {
      CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS, Runnable::run)
          .execute(task);
    }
  }
}
