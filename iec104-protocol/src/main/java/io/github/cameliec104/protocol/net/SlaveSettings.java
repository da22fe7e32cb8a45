package io.github.cameliec104.protocol.net;

/**
 * Everything a slave needs to know.
 *
 * @param host host name or IP address to listen on; {@code 0.0.0.0} or {@code ::} for all
 * @param port TCP port, 0 to 65535; 0 takes a free one
 * @param link what both ends must agree on
 * @param limits bounds
 */
public record SlaveSettings(String host, int port, LinkSettings link, SlaveLimits limits) {

  /**
   * Checks host and port.
   *
   * @throws IllegalArgumentException if the host is blank or the port outside its range
   */
  public SlaveSettings {
    Addresses.check(host, port, 0);
  }

  /** The defaults of all parts. */
  public static SlaveSettings of(String host, int port) {
    return new SlaveSettings(host, port, LinkSettings.DEFAULT, SlaveLimits.DEFAULT);
  }

  /** A copy with other link settings. */
  public SlaveSettings withLink(LinkSettings value) {
    return new SlaveSettings(host, port, value, limits);
  }

  /** A copy with other bounds. */
  public SlaveSettings withLimits(SlaveLimits value) {
    return new SlaveSettings(host, port, link, value);
  }
}
