package io.github.cameliec104.camel.points;

/**
 * A host and a port as written in a configuration.
 *
 * @param host name or address, not blank; not looked up
 * @param port 1 to 65535
 */
public record HostPort(String host, int port) {

  private static final String ANY = "0.0.0.0";
  private static final String LOOPBACK = "127.0.0.1";

  /** Checks the values. */
  public HostPort {
    if (host.isBlank()) {
      throw new IllegalArgumentException("blank host, expected a name or an address");
    }
    if (port < 1 || port > 0xFFFF) {
      throw new IllegalArgumentException("port=" + port + ", expected 1..65535");
    }
  }

  /** The same as something to send to: 0.0.0.0 means this machine, 127.0.0.1. */
  public HostPort asDestination() {
    return host.equals(ANY) ? new HostPort(LOOPBACK, port) : this;
  }

  /** For example {@code 127.0.0.1:64000}. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
