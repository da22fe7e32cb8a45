package io.github.cameliec104.protocol.net;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * An IP address or a network, IPv4 or IPv6.
 *
 * @param network its octets in hexadecimal, 8 or 32 digits, those behind the prefix zero
 * @param prefix bits that must match, 0 to 32 or 128
 */
public record AddressRange(String network, int prefix) {

  /**
   * Reads one, such as {@code 10.1.2.3}, {@code 10.0.0.0/8}, {@code ::1}, {@code 2001:db8::/32} or
   * {@code [2001:db8::]/32}.
   *
   * @throws IllegalArgumentException if it is none, or has bits set behind its prefix
   */
  public static AddressRange parse(String text) {
    String trimmed = text.trim();
    int slash = trimmed.indexOf('/');
    String host = slash < 0 ? trimmed : trimmed.substring(0, slash);
    byte[] octets = NetUtil.createByteArrayFromIpAddressString(host);
    if (octets == null || host.indexOf('%') >= 0) {
      throw invalid(trimmed);
    }
    int bits = 8 * octets.length;
    int prefix = slash < 0 ? bits : prefix(trimmed, slash, bits);
    byte[] masked = masked(octets, prefix);
    if (!Arrays.equals(masked, octets)) {
      throw new IllegalArgumentException(
          "network "
              + trimmed
              + " has bits set behind its prefix, expected "
              + NetUtil.bytesToIpAddress(masked)
              + "/"
              + prefix);
    }
    return new AddressRange(HexFormat.of().formatHex(octets), prefix);
  }

  /**
   * Reads a list with commas between; an empty text is an empty list.
   *
   * @throws IllegalArgumentException as for {@link #parse}
   */
  public static List<AddressRange> parseAll(String text) {
    return text.isBlank()
        ? List.of()
        : Arrays.stream(text.split(",")).map(AddressRange::parse).toList();
  }

  private static int prefix(String text, int slash, int bits) {
    String digits = text.substring(slash + 1);
    int prefix = digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : -1;
    if (prefix < 0 || prefix > bits) {
      throw invalid(text);
    }
    return prefix;
  }

  private static IllegalArgumentException invalid(String text) {
    return new IllegalArgumentException(
        "address '"
            + text
            + "', expected an IP address or a network such as 10.0.0.0/8 or 2001:db8::/32");
  }

  private static byte[] masked(byte[] octets, int prefix) {
    byte[] masked = octets.clone();
    for (int i = 0; i < masked.length; i++) {
      int bits = Math.max(0, Math.min(8, prefix - 8 * i));
      masked[i] &= (byte) (0xFF00 >> bits);
    }
    return masked;
  }

  /** Whether an address lies in it. An IPv4 address is never in an IPv6 network. */
  public boolean contains(InetAddress address) {
    byte[] octets = address.getAddress();
    return 2 * octets.length == network.length()
        && HexFormat.of().formatHex(masked(octets, prefix)).equals(network);
  }

  @Override
  public String toString() {
    return NetUtil.bytesToIpAddress(HexFormat.of().parseHex(network)) + "/" + prefix;
  }
}
