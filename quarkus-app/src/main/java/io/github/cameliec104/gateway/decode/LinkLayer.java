package io.github.cameliec104.gateway.decode;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Finds the IP packet behind what each kind of link puts before it. */
final class LinkLayer {

  private static final int NULL = 0;
  private static final int ETHERNET = 1;
  private static final int RAW_BSD = 12;
  private static final int RAW = 101;
  private static final int LOOP = 108;
  private static final int COOKED = 113;
  private static final int IPV4_ONLY = 228;
  private static final int IPV6_ONLY = 229;
  private static final int COOKED_2 = 276;

  private static final int IPV4 = 0x0800;
  private static final int IPV6 = 0x86DD;
  private static final int VLAN = 0x8100;
  private static final int PROVIDER_VLAN = 0x88A8;

  private LinkLayer() {}

  /** True if packets of such a link can be read. */
  static boolean knows(int linkType) {
    return switch (linkType) {
      case NULL, ETHERNET, RAW_BSD, RAW, LOOP, COOKED, IPV4_ONLY, IPV6_ONLY, COOKED_2 -> true;
      default -> false;
    };
  }

  /** The IP packet, big endian, or null if there is none. */
  static @Nullable ByteBuffer ip(Packet packet) {
    ByteBuffer octets = packet.octets();
    return switch (packet.linkType()) {
      case NULL, LOOP -> from(octets, 4);
      case RAW, RAW_BSD, IPV4_ONLY, IPV6_ONLY -> from(octets, 0);
      case ETHERNET -> typed(octets, 12);
      case COOKED -> typed(octets, 14);
      case COOKED_2 -> octets.remaining() < 20 || !isIp(octets, 0) ? null : from(octets, 20);
      default -> null;
    };
  }

  /** Behind the two octets that tell the protocol, and behind tags of virtual networks. */
  private static @Nullable ByteBuffer typed(ByteBuffer octets, int typeAt) {
    int at = typeAt;
    while (octets.remaining() >= at + 4 && isVlan(octets, at)) {
      at += 4;
    }
    return octets.remaining() >= at + 2 && isIp(octets, at) ? from(octets, at + 2) : null;
  }

  private static boolean isVlan(ByteBuffer octets, int at) {
    int type = type(octets, at);
    return type == VLAN || type == PROVIDER_VLAN;
  }

  private static boolean isIp(ByteBuffer octets, int at) {
    int type = type(octets, at);
    return type == IPV4 || type == IPV6;
  }

  private static int type(ByteBuffer octets, int at) {
    return (octets.get(at) & 0xFF) << 8 | (octets.get(at + 1) & 0xFF);
  }

  private static @Nullable ByteBuffer from(ByteBuffer octets, int at) {
    return octets.remaining() > at ? octets.slice(at, octets.remaining() - at) : null;
  }
}
