package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.station.StartUp;

/**
 * Everything a master needs to know about its link.
 *
 * @param host host name or IP address of the station
 * @param port TCP port, 1 to 65535
 * @param link what both ends must agree on
 * @param reconnect pauses between attempts to connect
 * @param startUp what is done after each start of data transfer
 */
public record MasterSettings(
    String host, int port, LinkSettings link, Reconnect reconnect, StartUp startUp) {

  /** The port assigned to IEC 60870-5-104. */
  public static final int DEFAULT_PORT = 2404;

  /**
   * Checks host, port and the stations to interrogate.
   *
   * @throws IllegalArgumentException if the host is blank, the port outside its range, or a common
   *     address has more octets than the link
   */
  public MasterSettings {
    Addresses.check(host, port, 1);
    int last = link.sizes().broadcast() - 1;
    for (int address : startUp.interrogate()) {
      if (address > last && address != StartUp.ALL_STATIONS) {
        throw new IllegalArgumentException(
            "common address to interrogate=" + address + ", expected 1.." + last + " or 65535");
      }
    }
  }

  /** The defaults of all parts. */
  public static MasterSettings of(String host, int port) {
    return new MasterSettings(host, port, LinkSettings.DEFAULT, Reconnect.DEFAULT, StartUp.DEFAULT);
  }

  /** A copy with other link settings. */
  public MasterSettings withLink(LinkSettings value) {
    return new MasterSettings(host, port, value, reconnect, startUp);
  }

  /** A copy with other pauses. */
  public MasterSettings withReconnect(Reconnect value) {
    return new MasterSettings(host, port, link, value, startUp);
  }

  /** A copy with another start-up. */
  public MasterSettings withStartUp(StartUp value) {
    return new MasterSettings(host, port, link, reconnect, value);
  }
}
