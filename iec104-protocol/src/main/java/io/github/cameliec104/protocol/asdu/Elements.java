package io.github.cameliec104.protocol.asdu;

import java.nio.ByteBuffer;

/**
 * The smallest elements that layouts are made of. Compound octets such as SIQ, DIQ or SCO travel as
 * {@link #U8}; the record that owns the layout owns their bits.
 */
final class Elements {

  /** Unsigned octet. */
  static final Part<Integer> U8 =
      new Part<>(1, in -> in.get() & 0xFF, (out, v) -> out.put(v.byteValue()));

  /** Unsigned 16 bits: NOF, TSC, FBP, CP16Time2a (101 §7.2.6.20, milliseconds 0..59999). */
  static final Part<Integer> U16 =
      new Part<>(2, in -> in.getShort() & 0xFFFF, (out, v) -> out.putShort(v.shortValue()));

  /** Unsigned 24 bits: LOF (101 §7.2.6.35). */
  static final Part<Integer> U24 = new Part<>(3, Elements::readU24, (out, v) -> writeU24(out, v));

  /** Signed 16 bits: NVA and SVA (101 §7.2.6.6, §7.2.6.7). */
  static final Part<Integer> I16 =
      new Part<>(2, in -> (int) in.getShort(), (out, v) -> out.putShort(v.shortValue()));

  /** 32 bits: BSI, SCD and the counter reading of BCR (101 §7.2.6.13, §7.2.6.40, §7.2.6.9). */
  static final Part<Integer> I32 = new Part<>(4, ByteBuffer::getInt, ByteBuffer::putInt);

  /** R32-IEEE STD 754 single precision number (101 §7.2.6.8). */
  static final Part<Float> R32 = new Part<>(4, ByteBuffer::getFloat, ByteBuffer::putFloat);

  /** Quality descriptor with overflow (101 §7.2.6.3): bit 1 OV, 5 BL, 6 SB, 7 NT, 8 IV. */
  static final Part<Quality> QDS =
      new Part<>(
          1,
          in -> Quality.of(in.get() & Quality.QDS_MASK),
          (out, q) -> out.put((byte) (q.bits() & Quality.QDS_MASK)));

  /**
   * Quality descriptor of protection equipment (101 §7.2.6.4): bit 4 EI, 5 BL, 6 SB, 7 NT, 8 IV.
   */
  static final Part<Quality> QDP =
      new Part<>(
          1,
          in -> Quality.of(in.get() & Quality.QDP_MASK),
          (out, q) -> out.put((byte) (q.bits() & Quality.QDP_MASK)));

  /** Seven octet binary time (101 §7.2.6.18). */
  static final Part<Cp56Time> CP56 =
      new Part<>(Cp56Time.SIZE, Cp56Time::read, (out, t) -> t.write(out));

  private Elements() {}

  static int readU24(ByteBuffer in) {
    int low = in.getShort() & 0xFFFF;
    return low | ((in.get() & 0xFF) << 16);
  }

  static void writeU24(ByteBuffer out, int value) {
    out.putShort((short) value).put((byte) (value >> 16));
  }
}
