package io.github.cameliec104.protocol.asdu;

import java.nio.ByteBuffer;

/**
 * CP24Time2a (101 §7.2.6.19): 16 bits milliseconds 0..59999; then bits 1-6 minute, 7 GEN, 8 IV.
 *
 * @param octets the three octets, the first in the lowest bits
 */
public record Cp24Time(int octets) implements TimeTag {

  static final int SIZE = 3;

  /** Checks that there are no more than three octets. */
  public Cp24Time {
    Checks.range("CP24Time2a", octets, 0, 0xFFFFFF);
  }

  static Cp24Time read(ByteBuffer in) {
    return new Cp24Time(Elements.readU24(in));
  }

  @Override
  public void write(ByteBuffer out) {
    Elements.writeU24(out, octets);
  }

  @Override
  public Kind kind() {
    return Kind.CP24;
  }

  @Override
  public int millis() {
    return octets & 0xFFFF;
  }

  @Override
  public int minute() {
    return (octets >> 16) & 0x3F;
  }

  @Override
  public boolean substituted() {
    return (octets & 0x40_0000) != 0;
  }

  @Override
  public boolean invalid() {
    return (octets & 0x80_0000) != 0;
  }

  /** True if the octets are minutes and milliseconds of an hour. */
  public boolean possible() {
    return millis() <= 59_999 && minute() <= 59;
  }
}
