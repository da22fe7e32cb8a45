package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.apci.CloseReason;
import io.github.cameliec104.protocol.station.LinkCounters;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.Station;
import io.netty.channel.Channel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection that a peer opened. It ends with the connection. Confined to its event loop. */
final class Accepted implements Connection, LinkOwner {

  private static final Logger LOG = LoggerFactory.getLogger(Accepted.class);

  private final Owner owner;
  private final LinkCounters counters;
  private final Gate gate;
  private @Nullable SessionHandler session;
  private LinkState state = LinkState.DISCONNECTED;
  private boolean shuttingDown;

  Accepted(Owner owner, LinkCounters counters, Gate gate) {
    this.gate = gate;
    this.owner = owner;
    this.counters = counters;
  }

  @Override
  public boolean admits(Channel channel) {
    return gate.admits(channel) && owner.admits(channel);
  }

  @Override
  public void neverUp(String peer, String reason) {
    gate.failed(peer, reason);
  }

  @Override
  public Station connected(SessionHandler connection) {
    session = connection;
    return owner.connected(connection);
  }

  @Override
  public void changed(SessionHandler connection, LinkState next) {
    String stopped = state == LinkState.STARTED ? "data transfer stopped" : "connected";
    LOG.info(
        "[{}] {}",
        connection.peer(),
        next == LinkState.STARTED ? "data transfer started" : stopped);
    state = next;
    owner.state(next, "");
    if (shuttingDown && next == LinkState.CONNECTED) {
      connection.fail(CloseReason.REQUESTED, "");
    }
  }

  @Override
  public void closed(SessionHandler connection, CloseReason reason, String detail) {
    String text = reason.with(detail);
    LOG.info("[{}] link down: {}", connection.peer(), text);
    counters.error(text);
    owner.state(LinkState.DISCONNECTED, text);
    owner.ended();
  }

  @Override
  public void shutDown(long stopMillis) {
    SessionHandler connection = Objects.requireNonNull(session);
    if (!shuttingDown) {
      shuttingDown = true;
      connection.shutDown(stopMillis);
    }
  }
}
