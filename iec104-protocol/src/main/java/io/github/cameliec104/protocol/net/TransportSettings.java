package io.github.cameliec104.protocol.net;

import org.jspecify.annotations.Nullable;

/**
 * What lies below the protocol: security, who may connect, and how much is read.
 *
 * @param tls encryption and certificates, or null for plain TCP
 * @param accept whom the listening side takes
 * @param localAddress IP address, or IP address and port, from which the dialling side connects;
 *     empty leaves it to the machine. An IPv6 address with port stands in brackets
 * @param keepAlive whether TCP probes an idle connection by itself
 * @param maxFrameRate frames that one connection may send per second, 0 to 1000000; 0 sets no
 *     limit. More are read in the next second: nothing is lost, the peer waits
 */
public record TransportSettings(
    @Nullable TlsSettings tls,
    AcceptRules accept,
    String localAddress,
    boolean keepAlive,
    int maxFrameRate) {

  /** Plain TCP with keep-alive from any local address, everybody is taken, no limit of the rate. */
  public static final TransportSettings DEFAULT =
      new TransportSettings(null, AcceptRules.DEFAULT, "", true, 0);

  private static final int MAX_RATE = 1_000_000;

  /**
   * Checks address and rate.
   *
   * @throws IllegalArgumentException naming the value and what was expected
   */
  public TransportSettings {
    Addresses.local(localAddress);
    if (maxFrameRate < 0 || maxFrameRate > MAX_RATE) {
      throw new IllegalArgumentException(
          "maxFrameRate=" + maxFrameRate + ", expected 0.." + MAX_RATE);
    }
  }

  /** A copy with other security; null for none. */
  public TransportSettings withTls(@Nullable TlsSettings value) {
    return new TransportSettings(value, accept, localAddress, keepAlive, maxFrameRate);
  }

  /** A copy that takes others. */
  public TransportSettings withAccept(AcceptRules value) {
    return new TransportSettings(tls, value, localAddress, keepAlive, maxFrameRate);
  }

  /** A copy that connects from another local address. */
  public TransportSettings withLocalAddress(String value) {
    return new TransportSettings(tls, accept, value, keepAlive, maxFrameRate);
  }

  /** A copy with or without probes of TCP. */
  public TransportSettings withKeepAlive(boolean value) {
    return new TransportSettings(tls, accept, localAddress, value, maxFrameRate);
  }

  /** A copy with another limit of frames per second. */
  public TransportSettings withMaxFrameRate(int value) {
    return new TransportSettings(tls, accept, localAddress, keepAlive, value);
  }
}
