package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.Iec104ClosedException;
import io.github.cameliec104.protocol.Iec104Exception;
import io.github.cameliec104.protocol.asdu.AsduCodec;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.file.FileEntry;
import io.github.cameliec104.protocol.file.FileRules;
import io.github.cameliec104.protocol.file.FileStore;
import io.github.cameliec104.protocol.station.EventRules;
import io.github.cameliec104.protocol.station.LinkStatistics;
import io.github.cameliec104.protocol.station.ParameterStore;
import io.github.cameliec104.protocol.station.PointSelection;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.SlaveListener;
import io.github.cameliec104.protocol.station.SlaveStation;
import io.github.cameliec104.protocol.station.StationPoint;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A controlled station: listens for masters or connects to them, answers interrogations from its
 * process image, sends events and hands commands to the listener. All methods are for any thread.
 */
public final class Iec104Slave implements AutoCloseable {

  private static final long CLOSE_SECONDS = 2;

  /** Updates that may wait for the event loop. */
  static final int MAX_WAITING = 1_000_000;

  private final SlaveSettings settings;
  private final EventLoops loops;
  private final EventLoop loop;
  private final SlaveStation station;
  private final SlavePeers peers;
  private final StationTimer timer;
  private final AtomicInteger waiting = new AtomicInteger();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private @Nullable Acceptor acceptor;
  private boolean shuttingDown;

  private Iec104Slave(SlaveSettings settings, SlaveListener listener) {
    this.settings = settings;
    loops = EventLoops.acquire();
    loop = loops.next();
    station =
        new SlaveStation(
            new AsduCodec(settings.link().sizes()),
            settings.link().time(),
            new GuardedListener(listener),
            Clock.systemUTC(),
            new EventRules(settings.limits().events(), settings.limits().groups().names()),
            settings.limits().commands(),
            settings.system());
    peers = new SlavePeers(settings, station, listener);
    timer = new StationTimer(loop, station);
  }

  /**
   * Listens for masters, or connects to them if the settings say so. It is listening when this
   * returns; connecting goes on in the background, and a master that is away is no error.
   *
   * @param settings where and how
   * @param listener receives commands and events on the event loop of the slave
   * @throws Iec104Exception if the address cannot be listened on, naming address and reason, or if
   *     the store of parameters cannot be read
   */
  public static Iec104Slave bind(SlaveSettings settings, SlaveListener listener) {
    Iec104Slave slave = new Iec104Slave(settings, listener);
    try {
      slave.begin();
    } catch (Iec104Exception e) {
      slave.loops.release();
      throw e;
    }
    slave.timer.start();
    return slave;
  }

  private void begin() {
    restoreParameters();
    Dialling dialling = settings.dialling();
    if (dialling == null) {
      Acceptor listening =
          new Acceptor(settings.host(), settings.port(), settings.link(), loop, peers);
      listening.bind();
      acceptor = listening;
    } else {
      loop.execute(
          () ->
              settings
                  .masters()
                  .forEach(master -> peers.connect(master, dialling.reconnect(), loops, loop)));
    }
  }

  private void restoreParameters() {
    ParameterStore store = settings.system().process().parameters().store();
    if (store == null) {
      return;
    }
    try {
      station.restore(store.load(), new ParameterWriter(loop, store));
    } catch (IOException e) {
      throw new Iec104Exception("cannot read the parameters of the slave: " + e.getMessage());
    }
  }

  /** The port listened on, or that of the master that is connected to. */
  public int port() {
    return acceptor == null ? settings.port() : acceptor.port();
  }

  /** The settings the slave was made with. */
  public SlaveSettings settings() {
    return settings;
  }

  /** The sum of the counters of all connections since the slave began. */
  public LinkStatistics statistics() {
    return peers.statistics();
  }

  /** The masters connected at present, and all that the slave connects to. */
  public List<PeerState> peers() {
    return peers.peers();
  }

  /** How far the clock that a master set is ahead of this machine's; zero before. */
  public Duration clockOffset() {
    return station.clockOffset();
  }

  /**
   * Hosts a station, so that it answers interrogations before it has points.
   *
   * @param commonAddress 1 to 65534
   * @return completes when done; fails with {@link IllegalArgumentException} for another address
   */
  public CompletableFuture<Void> host(int commonAddress) {
    return onLoop(() -> station.host(commonAddress));
  }

  /**
   * Adds points and commanded objects. A point that was never updated is reported with value 0 or
   * indeterminate, invalid and not topical. Once an object is declared for commands, commands to
   * others are refused as unknown.
   *
   * @return completes when done; fails with {@link IllegalArgumentException} if an address does not
   *     fit the link
   */
  public CompletableFuture<Void> declare(Collection<StationPoint> points) {
    List<StationPoint> copy = List.copyOf(points);
    return onLoop(() -> station.declare(copy));
  }

  /** As {@link #update(List)} for one point. */
  public CompletableFuture<Void> update(PointUpdate update) {
    return update(List.of(update));
  }

  /**
   * Publishes values: the process image keeps the last. With cause SPONTANEOUS each is an event
   * unless it is within the dead band of its point or a counter that is told when it is frozen,
   * with RETURN_REMOTE or RETURN_LOCAL always, sent to all masters and kept until acknowledged;
   * with PERIODIC or BACKGROUND it is sent to masters that are there. Points not declared are
   * learnt.
   *
   * @return completes when image and event buffer have the updates; fails with {@link
   *     IllegalArgumentException} at the first that cannot be taken, with {@link Iec104Exception}
   *     if a million updates are waiting already
   */
  public CompletableFuture<Void> update(List<PointUpdate> updates) {
    return take(updates, station::update);
  }

  /**
   * Takes values into the process image without an event, for changes too small to report: masters
   * see them when they ask. Cause and time are not looked at.
   *
   * @return as {@link #update(List)}
   */
  public CompletableFuture<Void> refresh(List<PointUpdate> updates) {
    return take(updates, station::refresh);
  }

  /**
   * Serves files from now on; without a store every request about files is refused.
   *
   * @param rules how files are transferred
   * @return completes when done
   */
  public CompletableFuture<Void> serve(FileStore store, FileRules rules) {
    return onLoop(() -> station.files().serve(store, rules));
  }

  /**
   * Tells the masters that are connected of a new file; others see it in the directory.
   *
   * @return completes when it waits to be sent
   */
  public CompletableFuture<Void> announce(FileEntry file) {
    return onLoop(() -> station.files().announce(file));
  }

  /**
   * Puts flags of quality over points without touching their values, for instance NT over a whole
   * station. Each point is an event if that tells something new. The flags replace those put there
   * before and last until the next update of the point.
   *
   * @param added the flags; none takes away what was put over the points, substituted values too
   * @return completes when done; fails with {@link IllegalArgumentException} if the slave has none
   *     of the points
   */
  public CompletableFuture<Void> mark(PointSelection selection, Quality added) {
    return onLoop(() -> station.mark(selection, added));
  }

  /**
   * Puts other values over points, flagged as substituted, each an event. They last until the next
   * update of the point, or until {@link #mark} takes them away. Cause and time are not looked at.
   *
   * @return as {@link #update(List)}; fails with {@link IllegalArgumentException} also for a point
   *     that the slave has not
   */
  public CompletableFuture<Void> substitute(List<PointUpdate> values) {
    return take(values, station::substitute);
  }

  private CompletableFuture<Void> take(
      List<PointUpdate> updates, Consumer<List<PointUpdate>> taker) {
    List<PointUpdate> copy = List.copyOf(updates);
    if (waiting.addAndGet(copy.size()) > MAX_WAITING) {
      waiting.addAndGet(-copy.size());
      return CompletableFuture.failedFuture(
          new Iec104Exception("update: " + MAX_WAITING + " updates are waiting already"));
    }
    CompletableFuture<Void> done = onLoop(() -> taker.accept(copy));
    return done.whenComplete((nothing, failure) -> waiting.addAndGet(-copy.size()));
  }

  private CompletableFuture<Void> onLoop(Runnable action) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    try {
      loop.execute(() -> run(action, done));
    } catch (RejectedExecutionException e) {
      done.completeExceptionally(new Iec104ClosedException("the slave is closed"));
    }
    return done;
  }

  private void run(Runnable action, CompletableFuture<Void> done) {
    if (shuttingDown) {
      done.completeExceptionally(new Iec104ClosedException("the slave is closed"));
      return;
    }
    try {
      action.run();
      done.complete(null);
    } catch (RuntimeException e) {
      done.completeExceptionally(e);
    }
  }

  /**
   * Stops listening and closes all connections; events not acknowledged are lost with the slave.
   *
   * @return completes when all connections are closed
   */
  public CompletableFuture<Void> closeAsync() {
    try {
      loop.execute(this::shutDown);
    } catch (RejectedExecutionException e) {
      closed.complete(null);
    }
    return closed.copy();
  }

  private void shutDown() {
    if (shuttingDown) {
      return;
    }
    shuttingDown = true;
    timer.stop();
    if (acceptor == null) {
      peers.shutDown(this::shutDownDone);
    } else {
      acceptor.shutDown(() -> peers.shutDown(this::shutDownDone));
    }
  }

  private void shutDownDone() {
    loops.release();
    closed.complete(null);
  }

  /** As {@link #closeAsync}, and waits for it; not to be called from a listener. */
  @Override
  public void close() {
    closeAsync().completeOnTimeout(null, CLOSE_SECONDS, TimeUnit.SECONDS).join();
  }
}
