package io.github.cameliec104.protocol.net;

import java.util.List;

/**
 * Whom a listening side takes; everybody else is closed right after the connection is accepted.
 *
 * @param allowedClients addresses and networks that may connect; empty allows all
 * @param maxConnectionsPerHost connections from one IP address at the same time, 0 to 100000; 0
 *     sets no limit beyond that of all connections
 * @param backlog connections that the machine keeps until they are accepted, 1 to 65535; it may
 *     take fewer
 * @param maxHandshakes TLS handshakes at the same time, 1 to 10000
 */
public record AcceptRules(
    List<AddressRange> allowedClients, int maxConnectionsPerHost, int backlog, int maxHandshakes) {

  /** All hosts, no limit per host, a backlog of 1024, 100 handshakes. */
  public static final AcceptRules DEFAULT = new AcceptRules(List.of(), 0, 1024, 100);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is outside its range; the message names value and
   *     range
   */
  public AcceptRules {
    allowedClients = List.copyOf(allowedClients);
    check("maxConnectionsPerHost", maxConnectionsPerHost, 0, 100_000);
    check("backlog", backlog, 1, 65_535);
    check("maxHandshakes", maxHandshakes, 1, 10_000);
  }

  private static void check(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(name + "=" + value + ", expected " + min + ".." + max);
    }
  }

  /** A copy that allows others. */
  public AcceptRules withAllowedClients(List<AddressRange> value) {
    return new AcceptRules(value, maxConnectionsPerHost, backlog, maxHandshakes);
  }

  /** A copy with another limit per host. */
  public AcceptRules withMaxConnectionsPerHost(int value) {
    return new AcceptRules(allowedClients, value, backlog, maxHandshakes);
  }

  /** A copy with another backlog. */
  public AcceptRules withBacklog(int value) {
    return new AcceptRules(allowedClients, maxConnectionsPerHost, value, maxHandshakes);
  }

  /** A copy with another number of handshakes. */
  public AcceptRules withMaxHandshakes(int value) {
    return new AcceptRules(allowedClients, maxConnectionsPerHost, backlog, value);
  }
}
