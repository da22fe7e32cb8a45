package io.github.cameliec104.protocol.apci;

import java.nio.ByteBuffer;

/** Any octets as one frame: refused with a reason, or read and written again. */
public final class ApduFuzz {

  private static final int I_FORMAT = 0x01;

  private ApduFuzz() {}

  /** Fails if reading does anything else. */
  public static void fuzzerTestOneInput(byte[] octets) {
    Apdu apdu;
    try {
      apdu = Apdu.parse(ByteBuffer.wrap(octets));
    } catch (MalformedApduException e) {
      check(e.reason() != CloseReason.REQUESTED && e.getMessage() != null, "a reason is told");
      return;
    }
    check(apdu.length() == octets.length, "the length is kept");
    ByteBuffer written = ByteBuffer.allocate(apdu.length());
    apdu.write(written);
    check(Apdu.parse(written.flip().duplicate()).toString().equals(apdu.toString()), "same frame");
    if ((octets[2] & I_FORMAT) == 0) {
      byte[] again = written.array();
      for (int i = 0; i < octets.length; i++) {
        int reserved = i == 4 ? 0x01 : 0;
        check(((octets[i] ^ again[i]) & ~reserved) == 0, "octet " + i + " is written as read");
      }
    }
  }

  private static void check(boolean expected, String what) {
    if (!expected) {
      throw new AssertionError(what);
    }
  }
}
