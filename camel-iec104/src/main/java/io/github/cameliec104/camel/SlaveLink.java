package io.github.cameliec104.camel;

import io.github.cameliec104.camel.points.Point;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.net.Iec104Slave;
import io.github.cameliec104.protocol.net.PeerState;
import io.github.cameliec104.protocol.station.CommandReply;
import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.LinkStatistics;
import io.github.cameliec104.protocol.station.ReceivedCommand;
import io.github.cameliec104.protocol.station.SlaveListener;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The listener of a slave with all consumers that take its commands. The methods of {@link
 * SlaveListener} are called on its event loop, all others from any thread.
 */
final class SlaveLink implements Link, SlaveListener {

  private final Listeners<CommandRoute> routes = new Listeners<>(CommandRoute::event);
  private volatile @Nullable Iec104Slave slave;
  private final @Nullable ServedFolder files;
  private volatile boolean closed;

  private SlaveLink(@Nullable ServedFolder files) {
    this.files = files;
  }

  static SlaveLink open(SlaveSetup setup) {
    ServedFolder files = setup.files() == null ? null : new ServedFolder(setup.files());
    SlaveLink link = new SlaveLink(files);
    try {
      link.slave = Iec104Slave.bind(setup.slave(), link);
      if (files != null) {
        files.serveBy(link.slave());
      }
      return link;
    } catch (RuntimeException e) {
      link.close();
      throw e;
    }
  }

  /**
   * Joins the listener of a slave and tells it the points of the endpoint.
   *
   * @param user whoever will leave it
   * @param commands whether the user takes commands, for which there must be a station
   */
  static SlaveLink join(Iec104Endpoint endpoint, Object user, boolean commands) {
    Iec104Connections connections = endpoint.getComponent().connections();
    SlaveLink link = connections.joinSlave(endpoint, user);
    try {
      link.declare(endpoint, commands);
      return link;
    } catch (CompletionException e) {
      connections.leave(endpoint, user);
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void declare(Iec104Endpoint endpoint, boolean commands) {
    Iec104Configuration options = endpoint.getConfiguration();
    List<Point> points = endpoint.messages().points().points();
    slave().declare(points.stream().map(Point::stationPoint).toList()).join();
    if (options.getCommonAddress() != null || (commands && points.isEmpty())) {
      slave().host(Target.commonAddress(options)).join();
    }
  }

  Iec104Slave slave() {
    return Objects.requireNonNull(slave);
  }

  @Override
  public int port() {
    return slave().port();
  }

  @Override
  public List<PeerState> peers() {
    return slave().peers();
  }

  /** Adds a consumer. */
  void listen(CommandRoute route) {
    routes.add(route);
  }

  /** Removes a consumer; a call of it may still be running. */
  void ignore(CommandRoute route) {
    routes.remove(route);
  }

  /** Hands a command to every consumer that accepts it; all of them must agree to it. */
  @Override
  public void command(ReceivedCommand command, CommandReply reply) {
    List<CommandRoute> now = routes.all();
    List<CommandRoute> accepting = now.stream().filter(r -> r.accepts(command)).toList();
    if (accepting.size() == 1) {
      accepting.get(0).command(command, reply);
    } else if (!accepting.isEmpty()) {
      CommandReply shared = new SharedReply(accepting.size(), reply);
      accepting.forEach(route -> route.command(command, shared));
    } else if (now.stream().anyMatch(CommandRoute::takesCommands)) {
      reply.refuse(Cause.UNKNOWN_OBJECT_ADDRESS);
    } else {
      reply.refuse();
    }
  }

  /** What no route takes cannot be selected either. */
  @Override
  public @Nullable Cause refusal(ReceivedCommand selection) {
    List<CommandRoute> now = routes.all();
    if (now.stream().anyMatch(route -> route.accepts(selection))) {
      return null;
    }
    return now.stream().anyMatch(CommandRoute::takesCommands)
        ? Cause.UNKNOWN_OBJECT_ADDRESS
        : Cause.ACTIVATION_CONFIRMATION;
  }

  @Override
  public void event(LinkEvent event) {
    routes.tell(event);
  }

  @Override
  public LinkState state() {
    if (closed) {
      return LinkState.CLOSED;
    }
    return peers().stream()
        .map(PeerState::state)
        .filter(state -> state != LinkState.CLOSED)
        .max(Comparator.naturalOrder())
        .orElse(LinkState.DISCONNECTED);
  }

  @Override
  public boolean isReady() {
    boolean listens = slave().settings().dialling() == null;
    return !closed && (listens || state().compareTo(LinkState.CONNECTED) >= 0);
  }

  @Override
  public LinkStatistics statistics() {
    return slave().statistics();
  }

  @Override
  public void close() {
    closed = true;
    Iec104Slave open = slave;
    if (open != null) {
      open.close();
    }
    if (files != null) {
      files.close();
    }
  }
}
