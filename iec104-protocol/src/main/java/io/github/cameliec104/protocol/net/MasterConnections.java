package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.apci.ApciSession.Role;
import io.github.cameliec104.protocol.station.LinkCounters;
import io.github.cameliec104.protocol.station.MasterStation;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;

/**
 * Opens or takes the connections of a master and puts them into its redundancy group. Confined to
 * its event loop.
 */
final class MasterConnections implements Acceptor.Reception {

  private final MasterSettings settings;
  private final EventLoop loop;
  private final MasterStation station;
  private final MasterGroup group;
  private final Gate gate;
  private @Nullable Acceptor acceptor;

  MasterConnections(
      MasterSettings settings,
      EventLoop loop,
      MasterStation station,
      MasterGroup group,
      LinkCounters counters) {
    this.settings = settings;
    this.loop = loop;
    this.station = station;
    this.group = group;
    gate =
        new Gate(
            settings.link().transport(),
            group::size,
            settings.redundancy().maxConnections(),
            counters);
  }

  /**
   * Connects to all addresses in the background, or listens.
   *
   * @throws io.github.cameliec104.protocol.Iec104Exception if the address cannot be listened on
   */
  void open(EventLoops loops) {
    switch (settings.redundancy().tcp()) {
      case CONNECTS -> loop.execute(() -> settings.addresses().forEach(a -> connect(a, loops)));
      case LISTENS -> {
        Acceptor listening =
            new Acceptor(settings.host(), settings.port(), settings.link(), loop, this);
        listening.bind();
        acceptor = listening;
      }
    }
  }

  private void connect(TcpAddress address, EventLoops loops) {
    GroupMember member = new GroupMember(group, station, address.toString());
    Dial dial = new Dial(Role.CONTROLLING, address, settings.link(), settings.reconnect());
    Connector connector = new Connector(dial, loops, loop, member.counters(), member);
    member.uses(connector);
    group.add(member);
    connector.connect();
  }

  /** The port listened on, or that of the station. */
  int port() {
    return acceptor == null ? settings.port() : acceptor.port();
  }

  @Override
  public @Nullable SessionHandler admit(Channel channel) {
    if (!gate.takes(channel)) {
      return null;
    }
    GroupMember member = new GroupMember(group, station, "");
    Accepted accepted = new Accepted(member, member.counters(), gate);
    member.uses(accepted);
    return new SessionHandler(
        Role.CONTROLLING, settings.link(), accepted, member.counters(), System::nanoTime);
  }

  /** Ends everything; the group tells when it is over. */
  void shutDown(long stopMillis) {
    gate.close();
    if (acceptor == null || group.isShutDown()) {
      group.shutDown(stopMillis);
    } else {
      acceptor.shutDown(() -> group.shutDown(stopMillis));
    }
  }
}
