package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.station.StartUp;
import java.util.List;

/**
 * Everything a master needs to know about its link.
 *
 * @param host host name or IP address of the station, or address to listen on
 * @param port TCP port, 1 to 65535; a master that listens takes a free one for 0
 * @param link what both ends must agree on
 * @param reconnect pauses between attempts to connect
 * @param startUp what is done after each start of data transfer
 * @param redundancy which connections there are
 */
public record MasterSettings(
    String host,
    int port,
    LinkSettings link,
    Reconnect reconnect,
    StartUp startUp,
    Redundancy redundancy) {

  /** The port assigned to IEC 60870-5-104. */
  public static final int DEFAULT_PORT = 2404;

  /**
   * Checks the addresses and the stations to interrogate.
   *
   * @throws IllegalArgumentException if the host is blank, the port outside its range, an address
   *     named twice, a common address has more octets than the link, or one time would be told to
   *     stations in several zones
   */
  public MasterSettings {
    Addresses.check(host, port, redundancy.tcp() == TcpRole.LISTENS ? 0 : 1);
    Addresses.checkOthers(host, port, redundancy.alternates());
    boolean all = startUp.interrogate().contains(StartUp.ALL_STATIONS);
    if (startUp.procedures().clock().isUsed() && all && link.time().differ()) {
      throw new IllegalArgumentException(
          "the clocks of all stations cannot be set at once, since their time zones differ;"
              + " interrogate them by their common addresses");
    }
    checkStations("interrogate", startUp.interrogate(), link);
    checkStations("read counters of", startUp.procedures().counters().stations(), link);
  }

  private static void checkStations(String purpose, List<Integer> stations, LinkSettings link) {
    int last = link.sizes().broadcast() - 1;
    for (int address : stations) {
      if (address > last && address != StartUp.ALL_STATIONS) {
        throw new IllegalArgumentException(
            "common address to " + purpose + "=" + address + ", expected 1.." + last + " or 65535");
      }
    }
  }

  /** One connection, opened by the master. */
  public MasterSettings(
      String host, int port, LinkSettings link, Reconnect reconnect, StartUp startUp) {
    this(host, port, link, reconnect, startUp, Redundancy.NONE);
  }

  /** The addresses to connect to, that of the station first; none of a master that listens. */
  List<TcpAddress> addresses() {
    return redundancy.tcp() == TcpRole.LISTENS
        ? List.of()
        : Addresses.all(host, port, redundancy.alternates());
  }

  /** The defaults of all parts. */
  public static MasterSettings of(String host, int port) {
    return new MasterSettings(host, port, LinkSettings.DEFAULT, Reconnect.DEFAULT, StartUp.DEFAULT);
  }

  /** A copy with other link settings. */
  public MasterSettings withLink(LinkSettings value) {
    return new MasterSettings(host, port, value, reconnect, startUp, redundancy);
  }

  /** A copy with other pauses. */
  public MasterSettings withReconnect(Reconnect value) {
    return new MasterSettings(host, port, link, value, startUp, redundancy);
  }

  /** A copy with another start-up. */
  public MasterSettings withStartUp(StartUp value) {
    return new MasterSettings(host, port, link, reconnect, value, redundancy);
  }

  /** A copy with other connections. */
  public MasterSettings withRedundancy(Redundancy value) {
    return new MasterSettings(host, port, link, reconnect, startUp, value);
  }
}
