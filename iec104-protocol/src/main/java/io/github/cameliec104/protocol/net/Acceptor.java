package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.Iec104Exception;
import io.github.cameliec104.protocol.apci.ApciSession;
import io.github.cameliec104.protocol.apci.CloseReason;
import io.github.cameliec104.protocol.station.LinkCounters;
import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.LinkStatistics;
import io.github.cameliec104.protocol.station.SlaveLink;
import io.github.cameliec104.protocol.station.SlaveListener;
import io.github.cameliec104.protocol.station.SlaveStation;
import io.github.cameliec104.protocol.station.Station;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the connections of masters and keeps the list of them. Confined to its event loop. */
final class Acceptor {

  private static final Logger LOG = LoggerFactory.getLogger(Acceptor.class);

  private final SlaveSettings settings;
  private final EventLoop loop;
  private final SlaveStation station;
  private final SlaveListener listener;
  private final LinkCounters gone = new LinkCounters();
  private final List<Peer> peers = new CopyOnWriteArrayList<>();
  private @Nullable Channel server;
  private @Nullable Runnable whenClosed;
  private boolean finished;
  private boolean full;

  Acceptor(SlaveSettings settings, EventLoop loop, SlaveStation station, SlaveListener listener) {
    this.settings = settings;
    this.loop = loop;
    this.station = station;
    this.listener = listener;
  }

  /** Listens; on the caller's thread, before anything else happens. */
  void bind() {
    InetSocketAddress address = new InetSocketAddress(settings.host(), settings.port());
    ChannelFuture bound =
        new ServerBootstrap()
            .group(loop, loop)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    accept(channel);
                  }
                })
            .bind(address)
            .awaitUninterruptibly();
    String text = Addresses.text(settings.host(), settings.port());
    if (!bound.isSuccess()) {
      throw new Iec104Exception(
          "cannot listen on " + text + ": " + Addresses.reason(bound.cause()));
    }
    server = bound.channel();
    LOG.info("[{}] listening", Addresses.text(settings.host(), port()));
  }

  int port() {
    InetSocketAddress local = (InetSocketAddress) Objects.requireNonNull(server).localAddress();
    return local.getPort();
  }

  private void accept(Channel channel) {
    if (whenClosed != null || peers.size() >= settings.limits().maxConnections()) {
      if (!full) {
        full = true;
        LOG.warn(
            "[{}] refused: {} masters are connected, maxConnections={}",
            Addresses.text(channel.remoteAddress()),
            peers.size(),
            settings.limits().maxConnections());
      }
      channel.close();
      return;
    }
    full = false;
    Peer peer = new Peer();
    channel
        .pipeline()
        .addLast(
            new Pipeline(
                () ->
                    new SessionHandler(
                        ApciSession.Role.CONTROLLED,
                        settings.link(),
                        peer,
                        peer.counters,
                        System::nanoTime)));
  }

  /** The sum of the counters of all connections, present and gone. */
  LinkStatistics statistics() {
    LinkCounters sum = new LinkCounters();
    sum.addAll(gone);
    sum.addAll(station.counters());
    for (Peer peer : peers) {
      sum.addAll(peer.counters);
    }
    return sum.snapshot();
  }

  List<PeerState> peers() {
    return peers.stream().map(p -> new PeerState(p.name, p.state, p.counters.snapshot())).toList();
  }

  boolean isShutDown() {
    return whenClosed != null;
  }

  /** Closes everything; {@code then} runs when the last connection is gone. */
  void shutDown(Runnable then) {
    assert loop.inEventLoop();
    if (whenClosed != null) {
      return;
    }
    whenClosed = then;
    Objects.requireNonNull(server)
        .close()
        .addListener(
            done -> {
              for (Peer peer : peers) {
                peer.close();
              }
              finishIfEmpty();
            });
  }

  /**
   * Tells the end one turn of the selector later: only that frees the port of a closed channel, and
   * whoever hears of the end may listen on it again.
   */
  private void finishIfEmpty() {
    Runnable then = whenClosed;
    if (then != null && !finished && peers.isEmpty() && !Objects.requireNonNull(server).isOpen()) {
      finished = true;
      loop.schedule(then, 1, TimeUnit.MILLISECONDS);
    }
  }

  /** One connected master. */
  private final class Peer implements LinkOwner {
    private final LinkCounters counters = new LinkCounters();
    private volatile LinkState state = LinkState.CONNECTED;
    private volatile String name = "";
    private @Nullable SlaveLink link;
    private @Nullable SessionHandler session;

    @Override
    public Station connected(SessionHandler connection) {
      session = connection;
      name = connection.peer();
      Channel channel = Objects.requireNonNull(connection.channel());
      String host = Addresses.host((InetSocketAddress) channel.remoteAddress());
      SlaveLink made = station.connected(name, host, counters, connection::execute);
      link = made;
      peers.add(this);
      return made;
    }

    @Override
    public void changed(SessionHandler connection, LinkState next) {
      if (next == LinkState.STARTED) {
        LOG.info("[{}] data transfer started", name);
      } else {
        LOG.info(
            "[{}] {}", name, state == LinkState.STARTED ? "data transfer stopped" : "connected");
      }
      state = next;
      tell(next, "");
    }

    @Override
    public void closed(SessionHandler connection, CloseReason reason, String detail) {
      state = LinkState.DISCONNECTED;
      peers.remove(this);
      gone.addAll(counters);
      if (link != null) {
        station.disconnected(link);
      }
      String text = detail.isEmpty() ? reason.description() : reason.description() + ": " + detail;
      gone.error(text);
      LOG.info("[{}] link down: {}", name, text);
      tell(LinkState.DISCONNECTED, text);
      finishIfEmpty();
    }

    private void tell(LinkState next, String reason) {
      Events.tell(listener::event, new LinkEvent.StateChanged(name, next, reason, Instant.now()));
    }

    private void close() {
      if (session != null) {
        session.fail(CloseReason.REQUESTED, "");
      }
    }
  }
}
