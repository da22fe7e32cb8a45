package io.github.cameliec104.protocol.net;

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
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The masters connected to a slave. Confined to the event loop of the slave, but for {@link #peers}
 * and {@link #statistics}.
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
    Peer peer = new Peer();
    return new SessionHandler(
        ApciSession.Role.CONTROLLED, settings.link(), peer, peer.counters, System::nanoTime);
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
      peer.close();
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
