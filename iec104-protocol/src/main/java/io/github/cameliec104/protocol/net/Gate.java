package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.station.LinkCounters;
import io.github.cameliec104.protocol.station.LinkCounters.Name;
import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which connections a listening side takes, and knows those it took until they are closed.
 * Whom it refuses is counted, and told once for each address and reason. Confined to the event
 * loop.
 */
final class Gate {

  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

  private final AcceptRules rules;
  private final boolean secured;
  private final IntSupplier connected;
  private final int maxConnections;
  private final LinkCounters counters;
  private final FirstTimes told = new FirstTimes();
  private final Map<InetAddress, Integer> perHost = new HashMap<>();
  private final Set<Channel> handshaking = new HashSet<>();

  /**
   * Nobody has come yet.
   *
   * @param connected how many connections are up
   * @param counters where refusals and failures are counted
   */
  Gate(
      TransportSettings transport,
      IntSupplier connected,
      int maxConnections,
      LinkCounters counters) {
    rules = transport.accept();
    secured = transport.tls() != null;
    this.connected = connected;
    this.maxConnections = maxConnections;
    this.counters = counters;
  }

  /** Takes a connection just accepted, or closes it. */
  boolean takes(Channel channel) {
    InetSocketAddress remote = (InetSocketAddress) channel.remoteAddress();
    String objection = remote == null ? "gone" : objection(remote.getAddress());
    if (objection != null) {
      refuse(channel, objection);
      return false;
    }
    InetAddress host = remote.getAddress();
    perHost.merge(host, 1, Integer::sum);
    if (secured) {
      handshaking.add(channel);
    }
    channel
        .closeFuture()
        .addListener(
            closed -> {
              handshaking.remove(channel);
              perHost.computeIfPresent(host, (h, count) -> count == 1 ? null : count - 1);
            });
    return true;
  }

  private @Nullable String objection(InetAddress host) {
    if (!isAllowed(host)) {
      return "not one of the allowed clients";
    }
    int most = rules.maxConnectionsPerHost();
    if (most > 0 && perHost.getOrDefault(host, 0) >= most) {
      return "maxConnectionsPerHost=" + most + " are connected from there";
    }
    if (handshaking.size() >= rules.maxHandshakes()) {
      return "maxHandshakes=" + rules.maxHandshakes() + " are not done yet";
    }
    return full();
  }

  private boolean isAllowed(InetAddress host) {
    return rules.allowedClients().isEmpty()
        || rules.allowedClients().stream().anyMatch(range -> range.contains(host));
  }

  private @Nullable String full() {
    return connected.getAsInt() < maxConnections
        ? null
        : "maxConnections=" + maxConnections + " are connected";
  }

  /** Whether there still is a place for a connection that is up; if not, it is closed. */
  boolean admits(Channel channel) {
    handshaking.remove(channel);
    String objection = full();
    if (objection != null) {
      refuse(channel, objection);
    }
    return objection == null;
  }

  private void refuse(Channel channel, String objection) {
    counters.add(Name.CONNECTIONS_REFUSED, 1);
    tell(Addresses.text(channel.remoteAddress()), "refused: " + objection);
    channel.close();
  }

  /** The handshake of a connection failed. */
  void failed(String peer, String reason) {
    counters.add(Name.HANDSHAKES_FAILED, 1);
    counters.error(reason);
    tell(peer, reason);
  }

  private void tell(String peer, String what) {
    String host = peer.substring(0, Math.max(0, peer.lastIndexOf(':')));
    if (told.isFirst(host + " " + what)) {
      LOG.warn("[{}] {}", peer, what);
    } else {
      LOG.debug("[{}] {}", peer, what);
    }
  }

  /** Closes the connections whose handshake is not done. */
  void close() {
    Set.copyOf(handshaking).forEach(Channel::close);
  }
}
