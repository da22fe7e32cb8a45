package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.station.SystemRules;

/**
 * Everything a slave needs to know.
 *
 * @param host host name or IP address to listen on; {@code 0.0.0.0} or {@code ::} for all
 * @param port TCP port, 0 to 65535; 0 takes a free one
 * @param link what both ends must agree on
 * @param limits bounds
 * @param system how clock and start are treated
 */
public record SlaveSettings(
    String host, int port, LinkSettings link, SlaveLimits limits, SystemRules system) {

  /**
   * Checks host and port.
   *
   * @throws IllegalArgumentException if the host is blank or the port outside its range
   */
  public SlaveSettings {
    Addresses.check(host, port, 0);
  }

  /** Clock and start as usual. */
  public SlaveSettings(String host, int port, LinkSettings link, SlaveLimits limits) {
    this(host, port, link, limits, SystemRules.DEFAULT);
  }

  /** The defaults of all parts. */
  public static SlaveSettings of(String host, int port) {
    return new SlaveSettings(host, port, LinkSettings.DEFAULT, SlaveLimits.DEFAULT);
  }

  /** A copy with other link settings. */
  public SlaveSettings withLink(LinkSettings value) {
    return new SlaveSettings(host, port, value, limits, system);
  }

  /** A copy with other bounds. */
  public SlaveSettings withLimits(SlaveLimits value) {
    return new SlaveSettings(host, port, link, value, system);
  }

  /** A copy that treats clock and start otherwise. */
  public SlaveSettings withSystem(SystemRules value) {
    return new SlaveSettings(host, port, link, limits, value);
  }
}
