package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.Iec104ClosedException;
import io.github.cameliec104.protocol.asdu.SystemElement.Interrogation;
import io.github.cameliec104.protocol.net.Iec104Master;
import io.github.cameliec104.protocol.net.MasterSettings;
import io.github.cameliec104.protocol.net.PeerState;
import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.LinkEvent.InterrogationFinished;
import io.github.cameliec104.protocol.station.LinkEvent.StateChanged;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.LinkStatistics;
import io.github.cameliec104.protocol.station.MasterListener;
import io.github.cameliec104.protocol.station.PointUpdate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The link of a master with all consumers that listen to it. The methods of {@link MasterListener}
 * are called on its event loop, all others from any thread.
 */
final class MasterLink implements Link, MasterListener {

  private final MasterSettings settings;
  private final Queue<CompletableFuture<LinkState>> waiting = new ConcurrentLinkedQueue<>();
  private final Listeners<MasterListener> listeners = new Listeners<>(MasterListener::event);
  private volatile boolean interrogateAgain;
  private volatile @Nullable Iec104Master master;

  private MasterLink(MasterSettings settings) {
    this.settings = settings;
  }

  /** Opens a link to which these listen from its first event on. */
  static MasterLink open(MasterSettings settings, MasterListener... listeners) {
    MasterLink link = new MasterLink(settings);
    for (MasterListener listener : listeners) {
      link.listeners.add(listener);
    }
    link.master = Iec104Master.open(settings, link);
    return link;
  }

  Iec104Master master() {
    return Objects.requireNonNull(master);
  }

  /**
   * Adds a listener unless it listens already. One that comes when data transfer has long been
   * started has missed the interrogation, which is therefore repeated.
   */
  void listen(MasterListener listener) {
    if (listeners.add(listener) && state() == LinkState.STARTED) {
      interrogate();
    }
  }

  /** Removes a listener; a call of it may still be running. */
  void ignore(MasterListener listener) {
    listeners.remove(listener);
  }

  /** Repeats the interrogation of the start, after one that is still running. */
  private void interrogate() {
    for (int address : settings.startUp().interrogate()) {
      master()
          .interrogate(address, Interrogation.STATION)
          .whenComplete(
              (result, failure) -> {
                if (failure instanceof IllegalStateException) {
                  interrogateAgain = true;
                }
              });
    }
  }

  @Override
  public void points(List<PointUpdate> points, Runnable done) {
    List<MasterListener> now = listeners.all();
    if (now.size() == 1) {
      now.get(0).points(points, done);
    } else if (now.isEmpty()) {
      done.run();
    } else {
      AtomicInteger open = new AtomicInteger(now.size());
      Runnable one =
          () -> {
            if (open.decrementAndGet() == 0) {
              done.run();
            }
          };
      now.forEach(listener -> listener.points(points, one));
    }
  }

  @Override
  public void event(LinkEvent event) {
    if (event instanceof StateChanged changed && changed.state() == LinkState.STARTED) {
      interrogateAgain = false;
      waiting.forEach(future -> future.complete(LinkState.STARTED));
    } else if (event instanceof InterrogationFinished finished
        && finished.complete()
        && interrogateAgain) {
      interrogateAgain = false;
      interrogate();
    }
    listeners.tell(event);
  }

  /**
   * Completes when data transfer is started, which may be now.
   *
   * @param timeout fails with {@link Iec104ClosedException} after that time; zero fails now
   */
  CompletableFuture<LinkState> whenStarted(Duration timeout) {
    CompletableFuture<LinkState> started = new CompletableFuture<>();
    waiting.add(started);
    if (state() == LinkState.STARTED) {
      started.complete(LinkState.STARTED);
    }
    return started
        .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
        .handle(
            (state, failure) -> {
              waiting.removeIf(other -> other == started);
              if (failure != null) {
                throw notStarted(timeout);
              }
              return state;
            });
  }

  private Iec104ClosedException notStarted(Duration timeout) {
    String error = statistics().lastError();
    return new Iec104ClosedException(
        String.format(
            "[%s:%d] data transfer is not started after waiting %s ms: %s%s",
            settings.host(),
            settings.port(),
            timeout.toMillis(),
            state(),
            error.isEmpty() ? "" : ", " + error));
  }

  @Override
  public LinkState state() {
    return master().state();
  }

  @Override
  public List<PeerState> peers() {
    return master().peers();
  }

  @Override
  public int port() {
    return master().port();
  }

  @Override
  public boolean isReady() {
    return state() == LinkState.STARTED;
  }

  @Override
  public LinkStatistics statistics() {
    return master().statistics();
  }

  @Override
  public void close() {
    master().close();
    Iec104ClosedException closed = new Iec104ClosedException("the link was closed");
    waiting.forEach(future -> future.completeExceptionally(closed));
  }
}
