package io.github.cameliec104.protocol.net;

import java.util.Arrays;
import java.util.List;

/**
 * Where a peer listens.
 *
 * @param host host name or IP address, an IPv6 address without brackets
 * @param port TCP port, 1 to 65535
 */
public record TcpAddress(String host, int port) {

  /**
   * Checks host and port.
   *
   * @throws IllegalArgumentException if the host is blank or the port outside its range
   */
  public TcpAddress {
    Addresses.check(host, port, 1);
    if (host.indexOf('[') >= 0 || host.indexOf(']') >= 0) {
      throw new IllegalArgumentException("host=" + host + ", expected no brackets");
    }
  }

  /**
   * Reads one as people write it: {@code rtu.example}, {@code 10.0.0.2:2405}, {@code [::1]:2404}.
   *
   * @param defaultPort the port if none is written
   * @throws IllegalArgumentException if it is none; the message names the text and what was
   *     expected
   */
  public static TcpAddress parse(String text, int defaultPort) {
    String written = text.trim();
    int bracket = written.startsWith("[") ? written.indexOf(']') : 0;
    int colon = bracket < 0 ? -1 : written.indexOf(':', bracket);
    String host = colon < 0 ? written : written.substring(0, colon);
    try {
      int port = colon < 0 ? defaultPort : Integer.parseInt(written.substring(colon + 1));
      return new TcpAddress(
          bracket > 0 && bracket == host.length() - 1 ? host.substring(1, bracket) : host, port);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "address '" + text + "', expected one such as rtu.example, 10.0.0.2:2404 or [::1]:2404",
          e);
    }
  }

  /**
   * Reads several with commas between.
   *
   * @param text empty for none
   */
  public static List<TcpAddress> parseList(String text, int defaultPort) {
    return text.isBlank()
        ? List.of()
        : Arrays.stream(text.split(",", -1)).map(one -> parse(one, defaultPort)).toList();
  }

  /** For example {@code 10.0.0.2:2404} or {@code [::1]:2404}. */
  @Override
  public String toString() {
    return Addresses.text(host, port);
  }
}
