package io.github.cameliec104.protocol.asdu;

import java.nio.ByteBuffer;

/**
 * Any octets as one ASDU, after an octet that chooses the address sizes: refused, or read, and then
 * written to what is read as the same. A station can refuse whatever can be read.
 */
public final class AsduFuzz {

  private AsduFuzz() {}

  /** Fails if reading does anything else. */
  public static void fuzzerTestOneInput(byte[] octets) {
    if (octets.length == 0) {
      return;
    }
    AsduCodec codec = new AsduCodec(sizes(octets[0] & 0xFF));
    Asdu asdu;
    try {
      asdu = codec.decode(ByteBuffer.wrap(octets, 1, octets.length - 1));
    } catch (MalformedAsduException e) {
      check(e.getMessage() != null, "what is wrong is told");
      return;
    }
    check(asdu.toString() != null, "it can be shown");
    checkSame(codec, asdu.answer(Cause.UNKNOWN_TYPE, true), octets.length - 1);
    TypeId type = asdu.type();
    if (type == null || !asdu.sequence() || type.sequenceAllowed()) {
      checkSame(codec, asdu, octets.length - 1);
    }
  }

  /** 0 is the standard's. */
  private static AddressSizes sizes(int choice) {
    return new AddressSizes(2 - choice % 2, 2 - choice / 2 % 2, 3 - choice / 4 % 3);
  }

  private static void checkSame(AsduCodec codec, Asdu asdu, int length) {
    ByteBuffer written = ByteBuffer.allocate(AddressSizes.MAX_ASDU);
    codec.encode(asdu, written);
    written.flip();
    check(written.remaining() == length && codec.size(asdu) == length, "the length is kept");
    check(codec.decode(written).equals(asdu), "it is read as written: " + asdu);
  }

  private static void check(boolean expected, String what) {
    if (!expected) {
      throw new AssertionError(what);
    }
  }
}
