package io.github.cameliec104.gateway.discover;

import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.LinkEvent.InterrogationFinished;
import io.github.cameliec104.protocol.station.LinkEvent.InterrogationStarted;
import io.github.cameliec104.protocol.station.LinkEvent.StateChanged;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.MasterListener;
import io.github.cameliec104.protocol.station.PointUpdate;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a station says: heard on the event loop of the link, waited for by the thread of the
 * command.
 */
final class Answers implements MasterListener {

  private final Consumer<String> progress;
  private final FoundPoints points = new FoundPoints();
  private final Set<Integer> answering = new TreeSet<>();
  private boolean started;
  private boolean connected;
  private @Nullable String lost;

  Answers(Consumer<String> progress) {
    this.progress = progress;
  }

  FoundPoints points() {
    return points;
  }

  @Override
  public void points(List<PointUpdate> updates, Runnable done) {
    updates.forEach(points::add);
    done.run();
  }

  private synchronized void heard() {
    notifyAll();
  }

  @Override
  public void event(LinkEvent event) {
    if (event instanceof StateChanged changed) {
      changed(changed.state(), changed.reason());
    } else if (event instanceof InterrogationStarted begun) {
      answering(begun.commonAddress());
    } else if (event instanceof InterrogationFinished finished && finished.complete()) {
      finished(finished.commonAddress());
    }
    heard();
  }

  private synchronized void changed(LinkState state, String reason) {
    switch (state) {
      case CONNECTED -> connected = true;
      case STARTED -> started = true;
      case DISCONNECTED, CLOSED -> lost = lost == null ? reason : lost;
      case CONNECTING -> {} // nothing to tell yet
    }
  }

  private synchronized void answering(int station) {
    answering.add(station);
  }

  private void finished(int station) {
    synchronized (this) {
      answering.remove(station);
    }
    int found = points.stations().getOrDefault(station, 0);
    progress.accept("station " + station + ": " + found + (found == 1 ? " point" : " points"));
  }

  /** Why the link is gone. */
  synchronized String lost() {
    return lost == null ? "the link was lost" : "the link was lost: " + lost;
  }

  /**
   * Waits until data transfer has started.
   *
   * @throws DiscoveryException if it cannot start, or does not in time
   */
  synchronized void awaitStart(Duration timeout) throws DiscoveryException, InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    while (!started && lost == null && waitUntil(end)) {
      // an event came; look again
    }
    if (started) {
      return;
    }
    if (lost != null) {
      throw new DiscoveryException(
          (connected ? "connected, but data transfer did not start: " : "cannot connect: ") + lost);
    }
    throw new DiscoveryException(
        (connected ? "connected, but STARTDT was not confirmed within " : "no connection within ")
            + timeout.toSeconds()
            + " s");
  }

  /** Listens for a while, or until the link is lost. */
  synchronized void listen(Duration rest) throws InterruptedException {
    long end = System.nanoTime() + rest.toNanos();
    while (lost == null && waitUntil(end)) {
      // whatever came has been collected
    }
  }

  /** Waits until all stations that began to answer have ended; returns those that have not. */
  synchronized List<Integer> awaitTerminations(Duration timeout) throws InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    while (!answering.isEmpty() && lost == null && waitUntil(end)) {
      // an event came; look again
    }
    return List.copyOf(answering);
  }

  /** Waits for news; returns false if the time is over. */
  private synchronized boolean waitUntil(long endNanos) throws InterruptedException {
    long left = endNanos - System.nanoTime();
    if (left <= 0) {
      return false;
    }
    TimeUnit.NANOSECONDS.timedWait(this, left);
    return true;
  }
}
