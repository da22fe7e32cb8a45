package io.github.cameliec104.gateway;

import io.github.cameliec104.protocol.net.MasterSettings;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a station listens, as written on the command line.
 *
 * @param host name or address, IPv6 without brackets
 * @param port 1 to 65535
 */
record StationAddress(String host, int port) {
  private static final Pattern FORM =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.%\\w]+)]|([^\\s:\\[\\]/]+))(?::(\\d{1,5}))?");

  /**
   * Reads {@code HOST}, {@code HOST:PORT} or {@code [IPV6]:PORT}.
   *
   * @throws UserError if it is none of them
   */
  static StationAddress parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new UserError(
          "station '" + text + "', expected HOST, HOST:PORT or [IPV6-ADDRESS]:PORT");
    }
    String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    int port =
        matcher.group(3) == null ? MasterSettings.DEFAULT_PORT : Integer.parseInt(matcher.group(3));
    if (port < 1 || port > 0xFFFF) {
      throw new UserError("station '" + text + "', expected a port 1 to 65535");
    }
    return new StationAddress(host, port);
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
