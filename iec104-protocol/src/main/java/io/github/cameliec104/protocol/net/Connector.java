package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.apci.CloseReason;
import io.github.cameliec104.protocol.station.LinkCounters;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.Station;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
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

/**
 * Keeps one outgoing connection to one address up until it is shut down. Confined to its event
 * loop.
 */
final class Connector implements Connection, LinkOwner {

  private static final Logger LOG = LoggerFactory.getLogger(Connector.class);

  private final Dial dial;
  private final EventLoops loops;
  private final EventLoop loop;
  private final LinkCounters counters;
  private final Owner owner;
  private final String peer;
  private final @Nullable InetSocketAddress local;
  private final Set<CloseReason> warned = EnumSet.noneOf(CloseReason.class);
  private LinkState state = LinkState.DISCONNECTED;
  private @Nullable SessionHandler link;
  private @Nullable ChannelFuture attempt;
  private @Nullable Future<?> retry;
  private boolean shuttingDown;
  private long connectedNanos;
  private int failures;
  private String lastFailure = "";

  Connector(Dial dial, EventLoops loops, EventLoop loop, LinkCounters counters, Owner owner) {
    this.dial = dial;
    this.loops = loops;
    this.loop = loop;
    this.counters = counters;
    this.owner = owner;
    peer = dial.address().toString();
    local = Addresses.local(dial.link().transport().localAddress());
  }

  private void enter(LinkState next, String reason) {
    if (state != next) {
      state = next;
      owner.state(next, reason);
    }
  }

  void connect() {
    assert loop.inEventLoop();
    retry = null;
    if (shuttingDown) {
      return;
    }
    enter(LinkState.CONNECTING, "");
    try {
      InetSocketAddress literal = Addresses.literal(dial.address().host(), dial.address().port());
      if (literal != null) {
        attempt(literal);
        return;
      }
      loops.resolver().execute(this::resolve);
    } catch (RejectedExecutionException e) {
      failed("too many host names to resolve");
    } catch (IllegalArgumentException e) {
      failed(String.valueOf(e.getMessage()));
    }
  }

  /** On the resolver's thread: the platform's resolver may block. */
  private void resolve() {
    InetAddress address;
    try {
      address = Addresses.reachable(InetAddress.getAllByName(dial.address().host()), local);
    } catch (UnknownHostException e) {
      post(() -> failed("unknown host"));
      return;
    }
    post(() -> attempt(new InetSocketAddress(address, dial.address().port())));
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
    TransportSettings transport = dial.link().transport();
    ChannelFuture connecting =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) dial.link().apci().t0().toMillis())
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.SO_KEEPALIVE, transport.keepAlive())
            .option(ChannelOption.SO_REUSEADDR, local != null)
            .option(ChannelOption.RCVBUF_ALLOCATOR, Pipeline.receiveBuffers())
            .handler(
                Pipeline.dialled(
                    dial.link(),
                    dial.address(),
                    () ->
                        new SessionHandler(
                            dial.role(), dial.link(), this, counters, System::nanoTime)))
            .connect(address, local);
    attempt = connecting;
    connecting.addListener((ChannelFuture done) -> attempted(done));
  }

  private void attempted(ChannelFuture done) {
    if (!done.isSuccess() && attempt == done) {
      failed(Addresses.reason(done.cause()));
    }
  }

  @Override
  public void neverUp(String address, String reason) {
    if (attempt != null && !shuttingDown) {
      counters.add(LinkCounters.Name.HANDSHAKES_FAILED, 1);
      failed(reason);
    }
  }

  /** A failed attempt: told once until it changes, then tried again after a pause. */
  private void failed(String reason) {
    attempt = null;
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
    Duration pause = dial.reconnect().pause(failures, ThreadLocalRandom.current().nextDouble());
    LOG.debug("[{}] next attempt in {}", peer, pause);
    retry = loop.schedule(this::connect, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public boolean admits(Channel channel) {
    boolean admitted = owner.admits(channel);
    if (!admitted) {
      failed("the peer is of no redundancy group, or one too many of its group");
    }
    return admitted;
  }

  @Override
  public Station connected(SessionHandler connection) {
    link = connection;
    attempt = null;
    connectedNanos = System.nanoTime();
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
    }
  }

  @Override
  public void closed(SessionHandler connection, CloseReason reason, String detail) {
    link = null;
    String text = reason.with(detail);
    if (isPeerError(reason) && warned.add(reason)) {
      LOG.warn("[{}] link down: {}", peer, text);
    } else {
      LOG.info("[{}] link down: {}", peer, text);
    }
    if (shuttingDown) {
      end();
      return;
    }
    Duration lasted = Duration.ofNanos(System.nanoTime() - connectedNanos);
    if (lasted.compareTo(dial.reconnect().max()) >= 0) {
      failures = 0; // a standby is never started, but was there all the time
    }
    disconnected(text);
  }

  private static boolean isPeerError(CloseReason reason) {
    return switch (reason) {
      case REQUESTED, PEER_CLOSED, NETWORK, REPLACED -> false;
      default -> true;
    };
  }

  private void end() {
    enter(LinkState.CLOSED, "");
    owner.ended();
  }

  @Override
  public void shutDown(long stopMillis) {
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
      connection.shutDown(stopMillis);
    } else {
      if (attempt != null) {
        attempt.channel().close();
      }
      end();
    }
  }
}
