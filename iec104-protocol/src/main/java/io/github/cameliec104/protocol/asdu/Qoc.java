package io.github.cameliec104.protocol.asdu;

/**
 * Qualifier of command in the upper bits of SCO, DCO and RCO (101 §7.2.6.26): bits 3-7 QU, 8 S/E.
 */
final class Qoc {

  private Qoc() {}

  static int qualifier(int octet) {
    return (octet >> 2) & 0x1F;
  }

  static boolean select(int octet) {
    return (octet & 0x80) != 0;
  }

  static int octet(int qualifier, boolean select) {
    return (qualifier << 2) | (select ? 0x80 : 0);
  }
}
