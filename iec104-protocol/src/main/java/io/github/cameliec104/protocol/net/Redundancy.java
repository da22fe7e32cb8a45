package io.github.cameliec104.protocol.net;

import java.util.List;

/**
 * The connections that a master has to one station. At most one of them transfers data; the others
 * are kept connected and tested, and take over when it breaks or on request (104 §10).
 *
 * @param tcp whether the master connects, or listens and waits for the station to connect
 * @param alternates further addresses of the station, up to 15; none for a master that listens
 * @param maxConnections most connections at the same time of a master that listens, 1 to 16; a
 *     further one is closed at once and counted
 * @param interrogateAfterSwitch true interrogates after each switch-over; false only after the link
 *     was down, and what was not completely interrogated before the switch-over
 */
public record Redundancy(
    TcpRole tcp, List<TcpAddress> alternates, int maxConnections, boolean interrogateAfterSwitch) {

  private static final int MAX = 16;

  /** Connects to one address; interrogates after each start. */
  public static final Redundancy NONE = new Redundancy(TcpRole.CONNECTS, List.of(), 4, true);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is outside its range, or if an address is named twice
   */
  public Redundancy {
    alternates = List.copyOf(alternates);
    if (alternates.size() >= MAX) {
      throw new IllegalArgumentException(
          alternates.size() + " alternate addresses, expected at most " + (MAX - 1));
    }
    if (alternates.stream().distinct().count() < alternates.size()) {
      throw new IllegalArgumentException("alternate addresses=" + alternates + ", one is repeated");
    }
    if (tcp == TcpRole.LISTENS && !alternates.isEmpty()) {
      throw new IllegalArgumentException(
          "alternate addresses=" + alternates + ", expected none of a master that listens");
    }
    if (maxConnections < 1 || maxConnections > MAX) {
      throw new IllegalArgumentException(
          "maxConnections=" + maxConnections + ", expected 1.." + MAX);
    }
  }

  /** Whether more than one connection may be there at the same time. */
  boolean hasSeveralConnections() {
    return !alternates.isEmpty() || tcp == TcpRole.LISTENS;
  }

  /** A copy of the other TCP role. */
  public Redundancy withTcp(TcpRole value) {
    return new Redundancy(value, alternates, maxConnections, interrogateAfterSwitch);
  }

  /** A copy with these further addresses. */
  public Redundancy withAlternates(List<TcpAddress> value) {
    return new Redundancy(tcp, value, maxConnections, interrogateAfterSwitch);
  }

  /** A copy with another number of connections. */
  public Redundancy withMaxConnections(int value) {
    return new Redundancy(tcp, alternates, value, interrogateAfterSwitch);
  }

  /** A copy that interrogates, or does not interrogate, after a switch-over. */
  public Redundancy withInterrogateAfterSwitch(boolean value) {
    return new Redundancy(tcp, alternates, maxConnections, value);
  }
}
