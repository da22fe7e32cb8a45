package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.Iec104ClosedException;
import io.github.cameliec104.protocol.station.LinkCounters;
import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.LinkStatistics;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of a master to one station, of which at most one transfers data while the others
 * stand by (104 §10). Decides which is started, and switches over. Confined to its event loop, but
 * for what tells the state.
 */
final class MasterGroup {

  private static final Logger LOG = LoggerFactory.getLogger(MasterGroup.class);

  private enum Phase {
    /** No connection can be started: the next one that is connected is. */
    SEEKING,
    /** Data transfer was lost so often that taking over waits a while. */
    PAUSING,
    /** STARTDT act is sent on the chosen connection. */
    STARTING,
    /** Data is transferred on the chosen connection. */
    STARTED,
    /** STOPDT act is sent on the chosen connection, in order to start another one. */
    STOPPING,
    /** All connections are being closed for good. */
    CLOSING,
    /** Over. */
    CLOSED
  }

  private final MasterSettings settings;
  private final EventLoop loop;
  private final GroupReport report;
  private final Runnable whenClosed;
  private final TakeoverPace pace;
  private final LinkCounters counters;
  private final GroupMembers members = new GroupMembers();
  private Phase phase = Phase.SEEKING;
  private @Nullable GroupMember chosen;
  private @Nullable GroupMember last;
  private @Nullable SwitchOver order;
  private String lastEnd = "";
  private long startedNanos;
  private boolean gap = true;
  private boolean interrogates;

  /**
   * Without connections.
   *
   * @param counters those of the station, for what is of no single connection
   * @param whenClosed runs after {@link #shutDown} when all is over
   */
  MasterGroup(
      MasterSettings settings,
      EventLoop loop,
      LinkCounters counters,
      Consumer<LinkEvent> listener,
      Runnable whenClosed) {
    this.settings = settings;
    this.loop = loop;
    this.counters = counters;
    this.whenClosed = whenClosed;
    report =
        new GroupReport(
            Addresses.text(settings.host(), settings.port()),
            settings.redundancy().hasSeveralConnections(),
            listener);
    pace = new TakeoverPace(settings.reconnect());
  }

  private void enter(Phase next) {
    phase = next;
  }

  /** The state of the link as a whole; for any thread. */
  LinkState state() {
    return report.state();
  }

  /** All connections; for any thread. */
  List<PeerState> peers() {
    return members.snapshots();
  }

  /** The sum over all connections; for any thread. */
  LinkStatistics statistics() {
    LinkCounters sum = members.counters();
    sum.addAll(counters);
    return sum.snapshot();
  }

  void add(GroupMember member) {
    members.add(member);
  }

  int size() {
    return members.size();
  }

  boolean isShutDown() {
    return phase == Phase.CLOSING || phase == Phase.CLOSED;
  }

  /** Runs a task that may produce ASDUs to send. */
  void execute(Runnable task) {
    assert loop.inEventLoop();
    SessionHandler session = chosen == null ? null : chosen.session();
    if (session == null) {
      task.run();
    } else {
      session.execute(task);
    }
  }

  /** Whether the start of data transfer that is just told begins with the interrogation. */
  boolean interrogates() {
    return interrogates;
  }

  /** A connection changed its state. */
  void changed(GroupMember member, LinkState next, String reason) {
    assert loop.inEventLoop();
    if (isShutDown()) {
      if (next == LinkState.CONNECTED) {
        report.changed(member, members.furthest(), reason);
      }
      return;
    }
    switch (next) {
      case CONNECTING -> report.changed(member, members.furthest(), reason);
      case CONNECTED -> {
        report.changed(member, members.furthest(), reason);
        connected(member);
      }
      case STARTED -> started(member);
      case DISCONNECTED, CLOSED -> lost(member, reason);
    }
  }

  private void connected(GroupMember member) {
    if (phase == Phase.STOPPING && member == chosen) {
      lastEnd = "switched over on request";
      startTarget();
    } else if (phase == Phase.SEEKING) {
      seek();
    }
  }

  private void started(GroupMember member) {
    enter(Phase.STARTED);
    startedNanos = System.nanoTime();
    interrogates = gap || settings.redundancy().interrogateAfterSwitch();
    gap = false;
    if (last != null && last != member) {
      LOG.info("[{}] data transfer moved from {}: {}", member.name(), last.name(), lastEnd);
      report.switched(last.name(), member.name(), lastEnd);
    }
    last = member;
    report.changed(member, members.furthest(), "");
    SwitchOver waited = order;
    order = null;
    if (waited != null) {
      waited.startedOn(member);
    }
  }

  private void lost(GroupMember member, String reason) {
    counters.error(members.size() > 1 ? member.name() + ": " + reason : reason);
    report.changed(member, members.furthest(), reason);
    gap |= report.state().compareTo(LinkState.CONNECTED) < 0;
    if (member != chosen) {
      return;
    }
    chosen = null;
    if (phase == Phase.STOPPING) {
      lastEnd = reason;
      startTarget();
    } else if (phase == Phase.STARTED) {
      lastEnd = reason;
      Duration lasted = Duration.ofNanos(System.nanoTime() - startedNanos);
      seekAfter(pace.lost(lasted, ThreadLocalRandom.current().nextDouble()));
    } else {
      seek();
    }
  }

  private void seekAfter(Duration pause) {
    if (pause.isZero() || gap) {
      seek();
      return;
    }
    LOG.info("[{}] standby takes over in {}", Objects.requireNonNull(last).name(), pause);
    enter(Phase.PAUSING);
    loop.schedule(
        () -> {
          if (phase == Phase.PAUSING) {
            seek();
          }
        },
        pause.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  /** Starts the next connection that stands by, beginning behind the one that was started last. */
  private void seek() {
    chosen = null;
    enter(Phase.SEEKING);
    GroupMember next = members.standbyAfter(last);
    if (next != null) {
      start(next);
    } else if (order != null) {
      order.failed("no connection is left");
      order = null;
    }
  }

  private void start(GroupMember member) {
    chosen = member;
    enter(Phase.STARTING);
    Objects.requireNonNull(member.session()).startDataTransfer();
  }

  private void startTarget() {
    GroupMember target = order == null ? null : order.target();
    if (target != null && target.standsBy()) {
      start(target);
    } else {
      seek();
    }
  }

  /**
   * Stops data transfer where it is started and starts it on another connection.
   *
   * @param name host:port of that connection; empty for the next one that stands by
   * @param done completes with the name when data transfer is started there
   */
  void switchOver(String name, CompletableFuture<String> done) {
    assert loop.inEventLoop();
    GroupMember target = name.isEmpty() ? members.standbyAfter(last) : members.named(name);
    GroupMember from = chosen;
    String refusal = refusal(name, target);
    if (!name.isEmpty() && target == null) {
      done.completeExceptionally(new IllegalArgumentException(unknown(name)));
    } else if (refusal != null || target == null || from == null) {
      done.completeExceptionally(new Iec104ClosedException("switch-over: " + refusal));
    } else if (target == from) {
      done.complete(from.name());
    } else {
      LOG.info("[{}] switching over to {}", from.name(), target.name());
      order = new SwitchOver(target, done);
      enter(Phase.STOPPING);
      Objects.requireNonNull(from.session()).stopDataTransfer();
    }
  }

  /** Why there can be no switch-over now, or null. */
  private @Nullable String refusal(String name, @Nullable GroupMember target) {
    if (phase == Phase.STOPPING || order != null) {
      return "another one is under way";
    }
    if (phase != Phase.STARTED || (chosen == null || !chosen.isStarted())) {
      return "data transfer is not started";
    }
    if (target == null) {
      return "no other connection stands by";
    }
    return target == chosen || target.standsBy()
        ? null
        : name + " is " + target.state() + ", expected CONNECTED";
  }

  private String unknown(String name) {
    return "switch-over to " + name + ", expected one of " + members.names();
  }

  /** Closes all connections for good. */
  void shutDown(long stopMillis) {
    assert loop.inEventLoop();
    if (isShutDown()) {
      return;
    }
    enter(Phase.CLOSING);
    if (order != null) {
      order.failed("the link is closed");
      order = null;
    }
    members.forEach(member -> member.connection().shutDown(stopMillis));
    finishIfEnded();
  }

  /** A connection is over for good. */
  void ended(GroupMember member) {
    if (phase != Phase.CLOSING) {
      counters.addAll(member.counters());
      members.remove(member);
    }
    finishIfEnded();
  }

  private void finishIfEnded() {
    if (phase == Phase.CLOSING && members.areOver()) {
      enter(Phase.CLOSED);
      report.closed();
      whenClosed.run();
    }
  }
}
