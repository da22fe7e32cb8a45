package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.station.SystemRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a slave needs to know.
 *
 * @param host host name or IP address to listen on, {@code 0.0.0.0} or {@code ::} for all; or that
 *     of the master to connect to
 * @param port TCP port, 1 to 65535; a slave that listens takes a free one for 0
 * @param link what both ends must agree on
 * @param limits bounds
 * @param system how clock and start are treated
 * @param dialling how the slave connects to masters; null if it listens for them
 */
public record SlaveSettings(
    String host,
    int port,
    LinkSettings link,
    SlaveLimits limits,
    SystemRules system,
    @Nullable Dialling dialling) {

  /**
   * Checks the addresses.
   *
   * @throws IllegalArgumentException if the host is blank, the port outside its range, or an
   *     address named twice
   */
  public SlaveSettings {
    Addresses.check(host, port, dialling == null ? 0 : 1);
    if (dialling != null) {
      Addresses.checkOthers(host, port, dialling.alternates());
    }
  }

  /** A slave that listens. */
  public SlaveSettings(
      String host, int port, LinkSettings link, SlaveLimits limits, SystemRules system) {
    this(host, port, link, limits, system, null);
  }

  /** The masters to connect to; none if it listens. */
  List<TcpAddress> masters() {
    return dialling == null ? List.of() : Addresses.all(host, port, dialling.alternates());
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
    return new SlaveSettings(host, port, value, limits, system, dialling);
  }

  /** A copy with other bounds. */
  public SlaveSettings withLimits(SlaveLimits value) {
    return new SlaveSettings(host, port, link, value, system, dialling);
  }

  /** A copy that treats clock and start otherwise. */
  public SlaveSettings withSystem(SystemRules value) {
    return new SlaveSettings(host, port, link, limits, value, dialling);
  }

  /** A copy that connects to masters, or listens for them if null. */
  public SlaveSettings withDialling(@Nullable Dialling value) {
    return new SlaveSettings(host, port, link, limits, system, value);
  }
}
