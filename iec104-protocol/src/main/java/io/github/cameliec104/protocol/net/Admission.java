package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.station.LinkCounters;
import io.github.cameliec104.protocol.station.LinkCounters.Name;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the redundancy group of each connection of a slave and turns away who has none or is one
 * too many. Refusals are counted, and logged once for each host. Confined to the event loop.
 */
final class Admission {

  private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

  /** Hosts whose refusal is remembered as logged. */
  private static final int MAX_LOGGED = 1000;

  private final RedundancyGroups groups;
  private final LinkCounters counters;
  private final Map<String, Integer> connected = new HashMap<>();
  private final Set<String> logged = new HashSet<>();

  Admission(RedundancyGroups groups, LinkCounters counters) {
    this.groups = groups;
    this.counters = counters;
  }

  boolean isGrouped() {
    return !groups.groups().isEmpty();
  }

  /**
   * Lets a connection in.
   *
   * @return by what its master is known again: its group, or without groups its host; null if it is
   *     to be closed
   */
  @Nullable String enter(Channel channel) {
    InetSocketAddress remote = (InetSocketAddress) channel.remoteAddress();
    if (remote == null) {
      return null; // it is gone already
    }
    if (!isGrouped()) {
      return Addresses.host(remote);
    }
    String group = groups.find(remote.getAddress(), SubjectNames.of(channel));
    if (group == null) {
      refuse(remote, "it belongs to none of the redundancy groups " + groups.names());
      return null;
    }
    int count = connected.merge(group, 1, Integer::sum);
    if (groups.maxConnections() > 0 && count > groups.maxConnections()) {
      leave(group);
      refuse(remote, "maxConnectionsPerGroup=" + groups.maxConnections() + " of group " + group);
      return null;
    }
    logged.remove(Addresses.host(remote));
    return group;
  }

  private void refuse(InetSocketAddress remote, String reason) {
    counters.add(Name.CONNECTIONS_REFUSED, 1);
    if (logged.size() < MAX_LOGGED && logged.add(Addresses.host(remote))) {
      LOG.warn("[{}] refused: {}", Addresses.text(remote), reason);
    }
  }

  /** A connection that was let in is gone. */
  void leave(String group) {
    connected.computeIfPresent(group, (name, count) -> count == 1 ? null : count - 1);
  }
}
