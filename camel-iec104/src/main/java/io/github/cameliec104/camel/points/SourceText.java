package io.github.cameliec104.camel.points;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A file as text.
 *
 * @param name the name messages give it
 * @param text its characters without byte order mark
 */
record SourceText(String name, String text) {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** Drops the byte order mark. */
  SourceText {
    if (text.startsWith(BYTE_ORDER_MARK)) {
      text = text.substring(1);
    }
  }

  /** Reads UTF-8; where the octets are none, windows-1251, in which many files of ScadaPy are. */
  static SourceText decode(byte[] octets, String name, Problems problems) {
    try {
      CharSequence text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
      return new SourceText(name, text.toString());
    } catch (CharacterCodingException e) {
      problems.warning(null, null, "not UTF-8, read as windows-1251");
      return new SourceText(name, new String(octets, Charset.forName("windows-1251")));
    }
  }
}
