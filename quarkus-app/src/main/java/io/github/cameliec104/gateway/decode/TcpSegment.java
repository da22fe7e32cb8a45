package io.github.cameliec104.gateway.decode;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One TCP segment.
 *
 * @param sequence number of its first octet, as sent
 * @param syn true if it opens a connection; the data begin one number later then
 * @param data what it carries, as far as captured
 */
record TcpSegment(
    Instant time, Endpoint from, Endpoint to, int sequence, boolean syn, ByteBuffer data) {

  private static final int TCP = 6;
  private static final int IPV4_HEADER = 20;
  private static final int IPV6_HEADER = 40;
  private static final int TCP_HEADER = 20;
  private static final int SYN = 0x02;

  /** A host and its port; the address is written as a number, IPv6 in brackets. */
  record Endpoint(String host, int port) {
    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  /** What is in an IP packet, or null if that is not TCP, or not the whole of it. */
  static @Nullable TcpSegment of(Instant time, ByteBuffer ip) {
    int version = (ip.get(0) & 0xF0) >> 4;
    if (version == 4 && ip.remaining() >= IPV4_HEADER) {
      return ipv4(time, ip);
    }
    return version == 6 && ip.remaining() >= IPV6_HEADER ? ipv6(time, ip) : null;
  }

  private static @Nullable TcpSegment ipv4(Instant time, ByteBuffer ip) {
    int header = (ip.get(0) & 0x0F) * 4;
    int total = ip.getShort(2) & 0xFFFF;
    boolean fragment = (ip.getShort(6) & 0x3FFF) != 0;
    if (ip.get(9) != TCP || fragment || header < IPV4_HEADER) {
      return null;
    }
    // Network cards that split segments themselves leave the length 0.
    int end = total == 0 ? ip.remaining() : Math.min(total, ip.remaining());
    return tcp(time, host(ip, 12, 4), host(ip, 16, 4), ip, header, end);
  }

  private static @Nullable TcpSegment ipv6(Instant time, ByteBuffer ip) {
    int length = ip.getShort(4) & 0xFFFF;
    int end = length == 0 ? ip.remaining() : Math.min(IPV6_HEADER + length, ip.remaining());
    int next = ip.get(6) & 0xFF;
    int at = IPV6_HEADER;
    while (isExtension(next) && at + 8 <= end) {
      next = ip.get(at) & 0xFF;
      at += 8 + (ip.get(at + 1) & 0xFF) * 8;
    }
    return next == TCP ? tcp(time, host(ip, 8, 16), host(ip, 24, 16), ip, at, end) : null;
  }

  private static boolean isExtension(int header) {
    return header == 0 || header == 43 || header == 60;
  }

  private static @Nullable TcpSegment tcp(
      Instant time, String from, String to, ByteBuffer ip, int at, int end) {
    if (at + TCP_HEADER > end) {
      return null;
    }
    int data = at + ((ip.get(at + 12) & 0xF0) >> 2);
    if (data < at + TCP_HEADER || data > end) {
      return null;
    }
    return new TcpSegment(
        time,
        new Endpoint(from, ip.getShort(at) & 0xFFFF),
        new Endpoint(to, ip.getShort(at + 2) & 0xFFFF),
        ip.getInt(at + 4),
        (ip.get(at + 13) & SYN) != 0,
        ip.slice(data, end - data));
  }

  private static String host(ByteBuffer ip, int at, int length) {
    byte[] address = new byte[length];
    ip.get(at, address);
    try {
      String text = InetAddress.getByAddress(address).getHostAddress();
      return text.contains(":") ? "[" + text + "]" : text;
    } catch (UnknownHostException e) {
      throw new AssertionError(e); // four and sixteen octets are always an address
    }
  }
}
