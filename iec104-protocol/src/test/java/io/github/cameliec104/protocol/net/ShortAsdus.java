package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.apci.Apdu;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Makes room for a header in the I frames of conversations, whose ASDUs are mostly shorter than any
 * real one: those of fewer than six octets travel behind the header of a type that no station
 * knows. Everything else passes as it is, and no octet waits longer than for its control field.
 */
final class ShortAsdus {

  /** Type 200, one object, spontaneous, common address 1. */
  private static final byte[] HEADER = {(byte) 0xC8, 1, 3, 0, 1, 0};

  private final byte[] frame = new byte[2 + Apdu.MAX_LENGTH];
  private int received;
  private boolean lost;

  /** Octets of the other end as they go into the pipeline. */
  byte[] lengthen(byte[] octets) {
    var out = new ByteArrayOutputStream();
    for (byte octet : octets) {
      lengthen(octet, out);
    }
    return out.toByteArray();
  }

  private void lengthen(byte octet, ByteArrayOutputStream out) {
    if (lost) {
      out.write(octet);
      return;
    }
    if (received == 2 + (frame[1] & 0xFF)) {
      received = 0;
    }
    frame[received++] = octet;
    if (received <= 2) {
      if (isLost()) {
        lost = true;
        out.write(frame, 0, received);
      }
      return;
    }
    if (received == 3) {
      out.write(Apdu.START);
      out.write(isShort() ? frame[1] + HEADER.length : frame[1]);
    }
    out.write(octet);
    if (received == Apdu.HEADER_OCTETS && isShort()) {
      out.writeBytes(HEADER);
    }
  }

  private boolean isLost() {
    int length = frame[1] & 0xFF;
    return frame[0] != Apdu.START
        || (received == 2 && (length < Apdu.MIN_LENGTH || length > Apdu.MAX_LENGTH));
  }

  private boolean isShort() {
    int asdu = (frame[1] & 0xFF) - Apdu.MIN_LENGTH;
    return (frame[2] & 0x01) == 0 && asdu >= 1 && asdu < HEADER.length;
  }

  /** The ASDU of the last whole I frame, as the other end sent it. */
  byte[] lastAsdu() {
    return Arrays.copyOfRange(frame, Apdu.HEADER_OCTETS, received);
  }

  /** A frame of the pipeline as the conversation expects it. */
  static byte[] shorten(byte[] apdu) {
    int from = Apdu.HEADER_OCTETS + HEADER.length;
    if (apdu.length < from
        || !Arrays.equals(HEADER, Arrays.copyOfRange(apdu, Apdu.HEADER_OCTETS, from))) {
      return apdu;
    }
    byte[] result = Arrays.copyOf(apdu, apdu.length - HEADER.length);
    System.arraycopy(apdu, from, result, Apdu.HEADER_OCTETS, apdu.length - from);
    result[1] -= (byte) HEADER.length;
    return result;
  }
}
