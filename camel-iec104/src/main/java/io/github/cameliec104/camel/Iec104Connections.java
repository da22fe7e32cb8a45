package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.net.MasterSettings;
import io.github.cameliec104.protocol.station.MasterListener;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The links of one component: one for all endpoints with the same role, host and port. A link opens
 * with its first user and closes with its last; consumers and producers are users. For any thread;
 * opening and closing happen one at a time.
 */
final class Iec104Connections {

  private static final class Shared {
    final Link link;
    final Iec104Endpoint opener;
    final Record settings;
    final Set<Object> users = new HashSet<>();

    Shared(Link link, Iec104Endpoint opener, Record settings) {
      this.link = link;
      this.opener = opener;
      this.settings = settings;
    }
  }

  private final Map<String, Shared> links = new ConcurrentHashMap<>();
  private final Lock lock = new ReentrantLock();

  /**
   * The link of a master for someone who only sends, opened if nobody uses it yet.
   *
   * @param user whoever will {@link #leave}
   * @throws IllegalArgumentException if the link is open with other settings
   */
  MasterLink joinMaster(Iec104Endpoint endpoint, Object user) {
    return (MasterLink) join(endpoint, user, s -> MasterLink.open((MasterSettings) s));
  }

  /** As {@link #joinMaster(Iec104Endpoint, Object)}, for someone who misses nothing. */
  MasterLink listenToMaster(Iec104Endpoint endpoint, MasterListener user) {
    Function<Record, Link> open = settings -> MasterLink.open((MasterSettings) settings, user);
    MasterLink link = (MasterLink) join(endpoint, user, open);
    link.listen(user);
    return link;
  }

  /**
   * The listener of a slave, opened if nobody uses it yet.
   *
   * @param user whoever will {@link #leave}
   * @throws IllegalArgumentException if it is open with other settings
   * @throws io.github.cameliec104.protocol.Iec104Exception if it cannot listen there
   */
  SlaveLink joinSlave(Iec104Endpoint endpoint, Object user) {
    return (SlaveLink) join(endpoint, user, s -> SlaveLink.open((SlaveSetup) s));
  }

  private Link join(Iec104Endpoint endpoint, Object user, Function<Record, Link> open) {
    Record settings = endpoint.settings();
    lock.lock();
    try {
      Shared shared = links.get(endpoint.linkName());
      if (shared == null) {
        shared = new Shared(open.apply(settings), endpoint, settings);
        links.put(endpoint.linkName(), shared);
      } else if (!shared.settings.equals(settings)) {
        throw new IllegalArgumentException(conflict(shared.opener, endpoint));
      }
      shared.users.add(user);
      return shared.link;
    } finally {
      lock.unlock();
    }
  }

  /** Names every option of the link on which two endpoints disagree. */
  private static String conflict(Iec104Endpoint first, Iec104Endpoint second) {
    StringBuilder message = new StringBuilder("Endpoints that share a link must agree on it:");
    int beginning = message.length();
    LinkOptions.NAMES.forEach(option -> difference(option, first, second, message));
    if (message.length() == beginning) { // the station of the files is that of the endpoint
      difference("commonAddress", first, second, message);
    }
    message.setLength(message.length() - 1);
    return message
        .append(String.format(" in %s and %s", first, second))
        .append("; give both the same, or set it for all with camel.component.iec104")
        .toString();
  }

  private static void difference(
      String option, Iec104Endpoint first, Iec104Endpoint second, StringBuilder message) {
    Object one = first.option(option);
    Object other = second.option(option);
    if (!Objects.equals(one, other)) {
      message.append(String.format(" %s=%s and %s=%s,", option, one, option, other));
    }
  }

  /** Gives up the use of a link; the last user closes it. Without effect if there is none. */
  void leave(Iec104Endpoint endpoint, Object user) {
    lock.lock();
    try {
      Shared shared = links.get(endpoint.linkName());
      if (shared != null && shared.users.remove(user) && shared.users.isEmpty()) {
        links.remove(endpoint.linkName());
        shared.link.close();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The link that an endpoint uses or would share, or null if it is not open. */
  @Nullable Link find(Iec104Endpoint endpoint) {
    Shared shared = links.get(endpoint.linkName());
    return shared == null ? null : shared.link;
  }
}
