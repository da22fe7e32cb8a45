package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.apci.ApciSession;
import io.github.cameliec104.protocol.apci.CloseReason;
import io.github.cameliec104.protocol.station.LinkCounters;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.Station;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one outgoing connection up until it is shut down. Confined to its event loop. */
final class Connector implements LinkOwner {

  private static final Logger LOG = LoggerFactory.getLogger(Connector.class);

  /** Who wants the connection. */
  interface Owner {
    /** The station that speaks on the connection. */
    Station connected(SessionHandler link);

    /** The state changed; CLOSED comes last and once. */
    void state(LinkState next, String reason);

    /** Which end of the protocol this is. */
    ApciSession.Role role();

    /** Whether the peer broke the rules, which is worth a warning. */
    boolean isPeerError(CloseReason reason);
  }

  private final MasterSettings settings;
  private final EventLoops loops;
  private final EventLoop loop;
  private final LinkCounters counters;
  private final Owner owner;
  private final String peer;
  private final Set<CloseReason> warned = EnumSet.noneOf(CloseReason.class);
  private LinkState state = LinkState.DISCONNECTED;
  private @Nullable SessionHandler link;
  private @Nullable ChannelFuture attempt;
  private @Nullable Future<?> retry;
  private boolean shuttingDown;
  private int failures;
  private String lastFailure = "";

  Connector(
      MasterSettings settings,
      EventLoops loops,
      EventLoop loop,
      LinkCounters counters,
      Owner owner) {
    this.settings = settings;
    this.loops = loops;
    this.loop = loop;
    this.counters = counters;
    this.owner = owner;
    peer = Addresses.text(settings.host(), settings.port());
  }

  private void enter(LinkState next, String reason) {
    if (state != next) {
      state = next;
      owner.state(next, reason);
    }
  }

  /** Runs a task that may produce ASDUs to send. */
  void execute(Runnable task) {
    assert loop.inEventLoop();
    if (link == null) {
      task.run();
    } else {
      link.execute(task);
    }
  }

  void connect() {
    assert loop.inEventLoop();
    retry = null;
    if (shuttingDown) {
      return;
    }
    enter(LinkState.CONNECTING, "");
    InetSocketAddress literal = Addresses.literal(settings.host(), settings.port());
    if (literal != null) {
      attempt(literal);
      return;
    }
    try {
      loops.resolver().execute(this::resolve);
    } catch (RejectedExecutionException e) {
      failed("too many host names to resolve");
    }
  }

  /** On the resolver's thread: the platform's resolver may block. */
  private void resolve() {
    InetAddress address;
    try {
      address = InetAddress.getByName(settings.host());
    } catch (UnknownHostException e) {
      post(() -> failed("unknown host"));
      return;
    }
    post(() -> attempt(new InetSocketAddress(address, settings.port())));
  }

  private void post(Runnable task) {
    try {
      loop.execute(task);
    } catch (RejectedExecutionException e) {
      LOG.debug("[{}] closed while resolving", peer);
    }
  }

  private void attempt(InetSocketAddress address) {
    if (shuttingDown) {
      return;
    }
    ApciSession.Role role = owner.role();
    attempt =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .option(
                ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) settings.link().apci().t0().toMillis())
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.SO_KEEPALIVE, true)
            .handler(
                new Pipeline(
                    () ->
                        new SessionHandler(
                            role, settings.link(), this, counters, System::nanoTime)))
            .connect(address)
            .addListener((ChannelFuture done) -> attempted(done));
  }

  private void attempted(ChannelFuture done) {
    attempt = null;
    if (!done.isSuccess() && !shuttingDown) {
      failed(Addresses.reason(done.cause()));
    }
  }

  /** A failed attempt: told once until it changes, then tried again after a pause. */
  private void failed(String reason) {
    if (shuttingDown) {
      return;
    }
    if (!reason.equals(lastFailure)) {
      LOG.warn("[{}] cannot connect: {}; trying again", peer, reason);
    }
    disconnected(reason);
  }

  private void disconnected(String reason) {
    lastFailure = reason;
    counters.error(reason);
    enter(LinkState.DISCONNECTED, reason);
    failures++;
    Duration pause = settings.reconnect().pause(failures, ThreadLocalRandom.current().nextDouble());
    LOG.debug("[{}] next attempt in {}", peer, pause);
    retry = loop.schedule(this::connect, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public Station connected(SessionHandler connection) {
    link = connection;
    lastFailure = "";
    return owner.connected(connection);
  }

  @Override
  public void changed(SessionHandler connection, LinkState next) {
    if (next == LinkState.STARTED) {
      failures = 0;
      LOG.info("[{}] data transfer started", peer);
    }
    enter(next, "");
    if (next == LinkState.CONNECTED && shuttingDown) {
      connection.fail(CloseReason.REQUESTED, "");
    } else if (next == LinkState.CONNECTED) {
      connection.startDataTransfer();
    }
  }

  @Override
  public void closed(SessionHandler connection, CloseReason reason, String detail) {
    link = null;
    String text = detail.isEmpty() ? reason.description() : reason.description() + ": " + detail;
    if (owner.isPeerError(reason) && warned.add(reason)) {
      LOG.warn("[{}] link down: {}", peer, text);
    } else {
      LOG.info("[{}] link down: {}", peer, text);
    }
    if (shuttingDown) {
      enter(LinkState.CLOSED, "");
    } else {
      disconnected(text);
    }
  }

  /** Ends everything; the owner hears CLOSED when it is over. */
  void shutDown(long stopMillis) {
    assert loop.inEventLoop();
    if (shuttingDown) {
      return;
    }
    shuttingDown = true;
    if (retry != null) {
      retry.cancel(false);
    }
    SessionHandler connection = link;
    if (connection != null) {
      connection.shutDown();
      loop.schedule(
          () -> connection.fail(CloseReason.REQUESTED, ""), stopMillis, TimeUnit.MILLISECONDS);
    } else {
      if (attempt != null) {
        attempt.channel().close();
      }
      enter(LinkState.CLOSED, "");
    }
  }
}
