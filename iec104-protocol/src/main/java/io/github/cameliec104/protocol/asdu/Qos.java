package io.github.cameliec104.protocol.asdu;

/** Qualifier of set point command (101 §7.2.6.39): bits 1-7 QL, 8 S/E. */
final class Qos {

  private Qos() {}

  static int qualifier(int octet) {
    return octet & 0x7F;
  }

  static boolean select(int octet) {
    return (octet & 0x80) != 0;
  }

  static int octet(int qualifier, boolean select) {
    return qualifier | (select ? 0x80 : 0);
  }
}
