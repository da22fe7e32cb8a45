package io.github.cameliec104.protocol.net;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * Which masters of a slave belong together (104 §10). Of the connections of a group one at most is
 * started: the one whose STARTDT came last. The group has its own view of the events: each arrives
 * once, on whichever connection is started, and waits while none is.
 *
 * @param groups the groups; empty: no groups, and every connection gets every event
 * @param maxConnections most connections of a group at the same time, 1 to 100000; 0: no bound but
 *     that of the slave
 */
public record RedundancyGroups(List<Group> groups, int maxConnections) {

  /**
   * A group.
   *
   * @param name letters, digits, dots, hyphens and underscores
   * @param members who belongs to it, at least one
   */
  public record Group(String name, List<PeerPattern> members) {

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if the name has other characters, or nobody is a member
     */
    public Group {
      if (!name.matches("[A-Za-z0-9._-]+")) {
        throw new IllegalArgumentException(
            "redundancy group '"
                + name
                + "', expected a name of letters, digits, dots and hyphens");
      }
      if (members.isEmpty()) {
        throw new IllegalArgumentException(
            "redundancy group " + name + " has no members, expected at least one");
      }
      members = List.copyOf(members);
    }

    private boolean takes(InetAddress address, @Nullable X500Principal subject) {
      return members.stream()
          .filter(member -> !(member instanceof PeerPattern.Anyone))
          .anyMatch(member -> member.matches(address, subject));
    }

    private boolean takesAnyone() {
      return members.stream().anyMatch(PeerPattern.Anyone.class::isInstance);
    }
  }

  private static final int MAX_CONNECTIONS = 100_000;

  /** No groups: every connection gets every event. */
  public static final RedundancyGroups NONE = new RedundancyGroups(List.of(), 0);

  /** All masters are one group, named {@code single}. */
  public static final RedundancyGroups SINGLE =
      new RedundancyGroups(List.of(new Group("single", List.of(new PeerPattern.Anyone()))), 0);

  /**
   * Checks that the groups can be told apart.
   *
   * @throws IllegalArgumentException if two groups have the same name or the same member, or the
   *     number of connections is outside its range
   */
  public RedundancyGroups {
    groups = List.copyOf(groups);
    if (maxConnections < 0 || maxConnections > MAX_CONNECTIONS) {
      throw new IllegalArgumentException(
          "maxConnectionsPerGroup=" + maxConnections + ", expected 0.." + MAX_CONNECTIONS);
    }
    Set<Object> seen = new HashSet<>();
    for (Group group : groups) {
      checkOnce(seen, group.name(), "the name " + group.name());
      for (PeerPattern member : group.members()) {
        checkOnce(seen, member, member + " in group " + group.name());
      }
    }
  }

  private static void checkOnce(Set<Object> seen, Object value, String text) {
    if (!seen.add(value)) {
      throw new IllegalArgumentException(
          "redundancy groups: " + text + " stands there twice, expected once");
    }
  }

  /**
   * Reads groups from text: {@code single}, or groups with their members such as {@code
   * a=10.0.0.1,10.0.0.2;b=192.168.1.0/24,CN=centre-b;c=DN(CN=centre-c,O=Grid);rest=*}. A member is
   * an IPv4 or IPv6 address, a network, the common name or the whole subject of a certificate, or
   * {@code *} for all that belong to no other group.
   *
   * @throws IllegalArgumentException if it is something else; the message says what is expected
   */
  public static RedundancyGroups parse(String text) {
    return text.strip().equals("single")
        ? SINGLE
        : new RedundancyGroups(GroupParser.parse(text), 0);
  }

  /** A copy with another bound of the connections of a group. */
  public RedundancyGroups withMaxConnections(int value) {
    return new RedundancyGroups(groups, value);
  }

  /** The names of the groups. */
  public List<String> names() {
    return groups.stream().map(Group::name).toList();
  }

  /**
   * The group of a connection: the first that names its address or its certificate, or else the one
   * for all others.
   *
   * @param subject subject of the certificate of the peer; null without TLS or certificate
   * @return its name; null if it belongs to none
   */
  public @Nullable String find(InetAddress address, @Nullable X500Principal subject) {
    for (Group group : groups) {
      if (group.takes(address, subject)) {
        return group.name();
      }
    }
    return groups.stream().filter(Group::takesAnyone).map(Group::name).findFirst().orElse(null);
  }
}
