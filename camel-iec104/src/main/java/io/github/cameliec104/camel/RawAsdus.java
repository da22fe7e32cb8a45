package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.asdu.AddressSizes;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.AsduCodec;
import io.github.cameliec104.protocol.asdu.MalformedAsduException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.apache.camel.Message;

/** Messages whose body is a whole ASDU of a private type, as octets or in hexadecimal. */
final class RawAsdus {

  private static final int FIRST_PRIVATE = 128;

  private final AsduCodec codec;

  RawAsdus(AddressSizes sizes) {
    codec = new AsduCodec(sizes);
  }

  /**
   * The ASDU to send.
   *
   * @throws IllegalArgumentException if it is none, or not of a private type
   */
  Asdu of(Message message) {
    Asdu asdu = message.getBody() instanceof Asdu told ? told : decode(octets(message));
    if (asdu.typeNumber() < FIRST_PRIVATE) {
      throw new IllegalArgumentException(
          "ASDU of type " + asdu.typeNumber() + ", expected a private type 128..255");
    }
    return asdu;
  }

  private Asdu decode(byte[] octets) {
    try {
      return codec.decode(ByteBuffer.wrap(octets));
    } catch (MalformedAsduException e) {
      throw new IllegalArgumentException("body is no ASDU: " + e.getMessage(), e);
    }
  }

  private static byte[] octets(Message message) {
    if (message.getBody() instanceof byte[] octets) {
      return octets;
    }
    String text = message.getBody(String.class);
    try {
      return HexFormat.of().parseHex(text == null ? "" : text.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "body '" + text + "', expected the octets of an ASDU in hexadecimal", e);
    }
  }
}
