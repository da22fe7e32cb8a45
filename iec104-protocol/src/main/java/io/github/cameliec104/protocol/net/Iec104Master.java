package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.Iec104ClosedException;
import io.github.cameliec104.protocol.Iec104Exception;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.CommandRequest;
import io.github.cameliec104.protocol.station.CommandResult;
import io.github.cameliec104.protocol.station.Enquiry;
import io.github.cameliec104.protocol.station.LinkCounters;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.LinkStatistics;
import io.github.cameliec104.protocol.station.MasterListener;
import io.github.cameliec104.protocol.station.MasterProfile;
import io.github.cameliec104.protocol.station.MasterStation;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.TypeWatch;
import io.github.cameliec104.protocol.station.Until;
import io.netty.channel.EventLoop;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A controlling station with one link, of one or several connections: connects, starts data
 * transfer, interrogates, receives points and sends requests; connects again until it is closed.
 * All methods are for any thread.
 */
public final class Iec104Master implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Iec104Master.class);
  private static final long STOP_MILLIS = 500;
  private static final long CLOSE_SECONDS = 2;

  private final MasterSettings settings;
  private final EventLoops loops;
  private final EventLoop loop;
  private final LinkCounters counters = new LinkCounters();
  private final MasterStation station;
  private final TypeWatch types;
  private final MasterGroup group;
  private final MasterConnections connections;
  private final MasterFiles files;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  private Iec104Master(MasterSettings settings, MasterListener listener) {
    this.settings = settings;
    loops = EventLoops.acquire();
    loop = loops.next();
    LoggedEvents events =
        new LoggedEvents(listener, Addresses.text(settings.host(), settings.port()));
    types = new TypeWatch(events);
    station = new MasterStation(profile(settings), types, Clock.systemUTC(), counters);
    group = new MasterGroup(settings, loop, counters, listener::event, this::ended);
    connections = new MasterConnections(settings, loop, station, group, counters);
    files = new MasterFiles(station, task -> loop.execute(() -> group.execute(task)));
  }

  private static MasterProfile profile(MasterSettings settings) {
    LinkSettings link = settings.link();
    Dialect dialect = link.dialect();
    return new MasterProfile(settings.startUp(), link.time(), dialect.codec(), dialect.tolerated());
  }

  /**
   * Opens a link. Returns at once: connecting goes on in the background, and a station that is away
   * is no error but a state. A master that listens is listening when this returns.
   *
   * @param settings where and how
   * @param listener receives points and events on the event loop of the link
   * @throws Iec104Exception if a master that listens cannot, naming address and reason
   */
  public static Iec104Master open(MasterSettings settings, MasterListener listener) {
    Iec104Master master = new Iec104Master(settings, listener);
    try {
      master.connections.open(master.loops);
    } catch (Iec104Exception e) {
      master.loops.release();
      throw e;
    }
    return master;
  }

  /** What the link is doing: the furthest state of its connections. */
  public LinkState state() {
    return group.state();
  }

  /**
   * Expects points to be sent as these types; one that holds another element is told as {@link
   * LinkEvent.TypeConflict}, once per point. Points not named are expected to be sent as they were
   * first.
   *
   * @param expected monitored types, with or without time tag; others are not looked at
   */
  public void expect(Map<PointAddress, TypeId> expected) {
    Map<PointAddress, TypeId> copy = Map.copyOf(expected);
    try {
      loop.execute(() -> types.expect(copy));
    } catch (RejectedExecutionException e) {
      LOG.trace("closed before", e);
    }
  }

  /** The sum of the counters of all connections since the link was opened. */
  public LinkStatistics statistics() {
    return group.statistics();
  }

  /** The connections: one for each address, or those that a master that listens has taken. */
  public List<PeerState> peers() {
    return group.peers();
  }

  /** The port of the station, or the port listened on. */
  public int port() {
    return connections.port();
  }

  /** The settings the link was opened with. */
  public MasterSettings settings() {
    return settings;
  }

  /**
   * Sends a command; if the request says so, selects the object first. A selection that is refused
   * or not confirmed in time completes this likewise, and nothing is executed. Whoever completes or
   * cancels the future withdraws the command, if it was not sent yet.
   *
   * @return the station's answer. It fails with {@link
   *     io.github.cameliec104.protocol.Iec104TimeoutException} if none came in time, with {@link
   *     Iec104ClosedException} if data transfer is not started or the link is lost before the
   *     answer, with {@link IllegalStateException} while an earlier command to the same object is
   *     open, with {@link IllegalArgumentException} if the command cannot be encoded
   */
  public CompletableFuture<CommandResult> command(CommandRequest request) {
    return onLoop("command " + request.address(), now -> station.command(request, now));
  }

  /**
   * Takes back a selection (S/E set or {@link CommandRequest#selectBeforeOperate}), or asks a
   * station to break off a direct command. Sends the command with cause deactivation.
   *
   * @return confirmed, or refused if there was nothing to take back; fails like {@link #command}
   */
  public CompletableFuture<CommandResult> deactivate(CommandRequest request) {
    return onLoop("deactivation of " + request.address(), now -> station.deactivate(request, now));
  }

  /**
   * Asks for counters, or freezes or resets them; the counters come to the listener.
   *
   * @param commonAddress the station, or 65535 for all; then the first station's answer completes
   *     the future
   * @param request RQT, 1 to 4 group, 5 all
   * @param freeze FRZ, 0 read, 1 freeze, 2 freeze with reset, 3 reset; only 0 brings counters
   * @return terminated if they were read, else confirmed; or refused; fails like {@link #command}
   */
  public CompletableFuture<CommandResult> counterInterrogation(
      int commonAddress, int request, int freeze) {
    return onLoop(
        "counter interrogation of " + commonAddress,
        now ->
            station.ask(
                asking -> asking.counterInterrogation(commonAddress, request, freeze), now));
  }

  /**
   * Interrogates a station or group; the points come to the listener.
   *
   * @param commonAddress the station, or 65535 for all; then the first station's termination
   *     completes the future
   * @param qualifier QOI, 20 station, 21 to 36 groups 1 to 16
   * @return terminated or refused; fails like {@link #command}
   */
  public CompletableFuture<CommandResult> interrogate(int commonAddress, int qualifier) {
    return onLoop(
        "interrogation of " + commonAddress,
        now -> station.ask(asking -> asking.interrogate(commonAddress, qualifier), now));
  }

  /**
   * Sets the clock of a station to this machine's time in the zone of the station.
   *
   * @return confirmed or refused; fails like {@link #command}
   */
  public CompletableFuture<CommandResult> synchronizeClock(int commonAddress) {
    return onLoop(
        "clock synchronization of " + commonAddress,
        now -> station.ask(asking -> asking.synchronizeClock(commonAddress), now));
  }

  /**
   * Asks anything else: reads an object, loads a parameter, resets a station, collects the points
   * of an interrogation, and so on; see {@link io.github.cameliec104.protocol.station.Enquiries}.
   *
   * @param enquiry called on the event loop of the link
   * @return fails like {@link #command}
   */
  public CompletableFuture<CommandResult> ask(Enquiry enquiry) {
    return onLoop("enquiry", now -> station.ask(enquiry, now));
  }

  /**
   * Sends any request that is answered by an activation confirmation.
   *
   * @param activation the request, with cause activation or deactivation
   * @return confirmed, terminated or refused; fails like {@link #command}
   */
  public CompletableFuture<CommandResult> request(Asdu activation, Until until) {
    return onLoop(
        "request " + activation.typeNumber(), now -> station.request(activation, until, now));
  }

  /** The files of the stations behind this link. */
  public MasterFiles files() {
    return files;
  }

  private CompletableFuture<CommandResult> onLoop(
      String what, LongFunction<CompletableFuture<CommandResult>> action) {
    CompletableFuture<CommandResult> result = new CompletableFuture<>();
    try {
      loop.execute(() -> group.execute(() -> run(action, result)));
    } catch (RejectedExecutionException e) {
      result.completeExceptionally(new Iec104ClosedException(what + ": the link is closed"));
    }
    return result;
  }

  /** What its caller has given up meanwhile is not begun, or withdrawn if it was not sent. */
  private void run(
      LongFunction<CompletableFuture<CommandResult>> action,
      CompletableFuture<CommandResult> result) {
    if (result.isDone()) {
      return;
    }
    try {
      CompletableFuture<CommandResult> answer = action.apply(System.nanoTime());
      answer.whenComplete((value, failure) -> complete(result, value, failure));
      result.whenComplete((value, failure) -> withdraw(answer));
    } catch (RuntimeException e) {
      result.completeExceptionally(e);
    }
  }

  private static void complete(
      CompletableFuture<CommandResult> result, CommandResult value, @Nullable Throwable failure) {
    if (failure != null) {
      result.completeExceptionally(failure);
    } else {
      result.complete(value);
    }
  }

  private void withdraw(CompletableFuture<CommandResult> answer) {
    if (!answer.isDone()) {
      try {
        loop.execute(() -> group.execute(() -> station.withdraw(answer, System.nanoTime())));
      } catch (RejectedExecutionException e) {
        LOG.trace("closed before", e);
      }
    }
  }

  /** As {@link #switchOver(String)}, to the next connection that stands by. */
  public CompletableFuture<String> switchOver() {
    return switchOver("");
  }

  /**
   * Stops data transfer where it is started and starts it on another connection that stands by (104
   * §10). Requests that are open by then fail, and none is sent again by itself. If the stop is not
   * confirmed within t1, the old connection is closed.
   *
   * @param peer host:port of the connection to use, as in {@link #peers}
   * @return completes with the peer when data transfer is started there. It fails with {@link
   *     IllegalArgumentException} for an unknown peer, with {@link Iec104ClosedException} if data
   *     transfer is not started, the connection is not connected, another switch-over is under way,
   *     or data transfer was started elsewhere because the connection broke meanwhile
   */
  public CompletableFuture<String> switchOver(String peer) {
    CompletableFuture<String> result = new CompletableFuture<>();
    try {
      loop.execute(() -> group.switchOver(peer, result));
    } catch (RejectedExecutionException e) {
      result.completeExceptionally(new Iec104ClosedException("switch-over: the link is closed"));
    }
    return result.copy();
  }

  /**
   * Stops data transfer and closes the link for good. Open requests fail.
   *
   * @return completes when the connection is closed, at the latest after half a second
   */
  public CompletableFuture<Void> closeAsync() {
    try {
      loop.execute(() -> connections.shutDown(STOP_MILLIS));
    } catch (RejectedExecutionException e) {
      LOG.trace("closed before", e);
    }
    return closed.copy();
  }

  /** As {@link #closeAsync}, and waits for it; not to be called from a listener. */
  @Override
  public void close() {
    closeAsync().completeOnTimeout(null, CLOSE_SECONDS, TimeUnit.SECONDS).join();
  }

  private void ended() {
    loops.release();
    closed.complete(null);
  }
}
