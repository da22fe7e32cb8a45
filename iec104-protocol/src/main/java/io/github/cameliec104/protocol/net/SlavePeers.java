package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.apci.ApciSession.Role;
import io.github.cameliec104.protocol.station.LinkCounters;
import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.LinkStatistics;
import io.github.cameliec104.protocol.station.SlaveLink;
import io.github.cameliec104.protocol.station.SlaveListener;
import io.github.cameliec104.protocol.station.SlaveStation;
import io.github.cameliec104.protocol.station.Station;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
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
  private final List<Peer> peers = new CopyOnWriteArrayList<>();
  private @Nullable Runnable whenEmpty;
  private boolean full;

  SlavePeers(SlaveSettings settings, SlaveStation station, SlaveListener listener) {
    this.settings = settings;
    this.station = station;
    this.listener = listener;
  }

  @Override
  public @Nullable SessionHandler admit(Channel channel) {
    if (peers.size() >= settings.limits().maxConnections()) {
      gone.add(LinkCounters.Name.CONNECTIONS_REFUSED, 1);
      if (!full) {
        full = true;
        LOG.warn(
            "[{}] refused: {} masters are connected, maxConnections={}",
            Addresses.text(channel.remoteAddress()),
            peers.size(),
            settings.limits().maxConnections());
      }
      return null;
    }
    full = false;
    Peer peer = new Peer("");
    Accepted accepted = new Accepted(peer, peer.counters);
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
    return peers.stream().map(p -> new PeerState(p.name, p.state, p.counters.snapshot())).toList();
  }

  /** Closes all connections; {@code then} runs when the last is gone. */
  void shutDown(Runnable then) {
    whenEmpty = then;
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
  private final class Peer implements Connection.Owner {
    private final LinkCounters counters = new LinkCounters();
    private volatile LinkState state = LinkState.DISCONNECTED;
    private volatile String name;
    private @Nullable Connection connection;
    private @Nullable SlaveLink link;

    /** Without name it is that of the connection, which is listed as long as it lasts. */
    Peer(String name) {
      this.name = name;
    }

    @Override
    public Station connected(SessionHandler session) {
      if (name.isEmpty()) {
        name = session.peer();
        peers.add(this);
      }
      Channel channel = Objects.requireNonNull(session.channel());
      String host = Addresses.host((InetSocketAddress) channel.remoteAddress());
      SlaveLink made = station.connected(name, host, counters, session::execute);
      link = made;
      return made;
    }

    @Override
    public void state(LinkState next, String reason) {
      state = next;
      if (link != null && (next == LinkState.DISCONNECTED || next == LinkState.CLOSED)) {
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
