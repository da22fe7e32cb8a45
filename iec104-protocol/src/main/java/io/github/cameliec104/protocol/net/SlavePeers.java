package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.apci.ApciSession.Role;
import io.github.cameliec104.protocol.apci.CloseReason;
import io.github.cameliec104.protocol.station.LinkCounters;
import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.LinkStatistics;
import io.github.cameliec104.protocol.station.PeerIdentity;
import io.github.cameliec104.protocol.station.SlaveConnection;
import io.github.cameliec104.protocol.station.SlaveLink;
import io.github.cameliec104.protocol.station.SlaveListener;
import io.github.cameliec104.protocol.station.SlaveStation;
import io.github.cameliec104.protocol.station.Station;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The masters of a slave: those that are connected, and those that it connects to. Confined to the
 * event loop of the slave, but for {@link #peers} and {@link #statistics}.
 */
final class SlavePeers implements Acceptor.Reception {

  private static final Logger LOG = LoggerFactory.getLogger(SlavePeers.class);

  private final SlaveSettings settings;
  private final SlaveStation station;
  private final SlaveListener listener;
  private final LinkCounters gone = new LinkCounters();
  private final Admission admission;
  private final Gate gate;
  private final List<Peer> peers = new CopyOnWriteArrayList<>();
  private @Nullable Runnable whenEmpty;

  SlavePeers(SlaveSettings settings, SlaveStation station, SlaveListener listener) {
    this.settings = settings;
    this.station = station;
    this.listener = listener;
    admission = new Admission(settings.limits().groups(), gone);
    gate =
        new Gate(
            settings.link().transport(), peers::size, settings.limits().maxConnections(), gone);
  }

  @Override
  public @Nullable SessionHandler admit(Channel channel) {
    if (!gate.takes(channel)) {
      return null;
    }
    Peer peer = new Peer("");
    Accepted accepted = new Accepted(peer, peer.counters, gate);
    peer.connection = accepted;
    return new SessionHandler(
        Role.CONTROLLED, settings.link(), accepted, peer.counters, System::nanoTime);
  }

  /** Connects to a master that listens, again and again. */
  void connect(TcpAddress address, Reconnect reconnect, EventLoops loops, EventLoop loop) {
    Peer peer = new Peer(address.toString());
    Dial dial = new Dial(Role.CONTROLLED, address, settings.link(), reconnect);
    Connector connector = new Connector(dial, loops, loop, peer.counters, peer);
    peer.connection = connector;
    peers.add(peer);
    connector.connect();
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
    return peers.stream().map(Peer::snapshot).toList();
  }

  /** Closes all connections; {@code then} runs when the last is gone. */
  void shutDown(Runnable then) {
    whenEmpty = then;
    gate.close();
    for (Peer peer : peers) {
      Objects.requireNonNull(peer.connection).shutDown(0);
    }
    finishIfEmpty();
  }

  private void finishIfEmpty() {
    Runnable then = whenEmpty;
    if (then != null && peers.isEmpty()) {
      whenEmpty = null;
      then.run();
    }
  }

  /** One master: connected, or one that is connected to again and again. */
  private final class Peer implements Connection.Owner, SlaveConnection {
    private final LinkCounters counters = new LinkCounters();
    private volatile LinkState state = LinkState.DISCONNECTED;
    private volatile String name;

    /** The redundancy group, or without groups the host. */
    private volatile String key = "";

    private volatile @Nullable PeerIdentity identity;
    private @Nullable Connection connection;
    private @Nullable SessionHandler session;
    private @Nullable SlaveLink link;

    /** Without name it is that of the connection, which is listed as long as it lasts. */
    Peer(String name) {
      this.name = name;
    }

    private PeerState snapshot() {
      return new PeerState(name, group(), identity, state, counters.snapshot());
    }

    private String group() {
      return admission.isGrouped() ? key : "";
    }

    @Override
    public boolean admits(Channel channel) {
      String admitted = admission.enter(channel);
      key = admitted == null ? "" : admitted;
      return admitted != null;
    }

    @Override
    public Station connected(SessionHandler connected) {
      session = connected;
      identity = connected.peerIdentity();
      if (name.isEmpty()) {
        name = connected.peer();
        peers.add(this);
      }
      SlaveLink made = station.connected(name, key, counters, this);
      link = made;
      return made;
    }

    @Override
    public void execute(Runnable task) {
      Objects.requireNonNull(session).execute(task);
    }

    /**
     * Nothing may follow: neither what waits here nor what waits in the operating system, which is
     * what closing without lingering discards. A socket that broke just now is closed already,
     * which this connection has only not been told.
     */
    @Override
    public void deactivate(String reason) {
      SessionHandler deactivated = Objects.requireNonNull(session);
      Channel channel = Objects.requireNonNull(deactivated.channel());
      state = LinkState.DISCONNECTED;
      discardUnsent(channel);
      deactivated.fail(CloseReason.REPLACED, reason);
      channel.pipeline().firstContext().close(); // past TLS, which would say farewell first
    }

    /** Closing without lingering discards what the operating system has not sent. */
    private void discardUnsent(Channel channel) {
      try {
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
      } catch (ChannelException e) {
        LOG.debug("[{}] the socket is closed already", name);
      }
    }

    @Override
    public void state(LinkState next, String reason) {
      if (next == LinkState.STARTED && link != null) {
        link.takeOver();
        if (admission.isGrouped()) {
          LOG.info("[{}] is now the active connection of group {}", name, key);
        }
      }
      state = next;
      if (link != null && (next == LinkState.DISCONNECTED || next == LinkState.CLOSED)) {
        admission.leave(key);
        station.disconnected(link);
        link = null;
      }
      Events.tell(listener::event, new LinkEvent.StateChanged(name, next, reason, Instant.now()));
    }

    @Override
    public void ended() {
      peers.remove(this);
      gone.addAll(counters);
      finishIfEmpty();
    }
  }
}
