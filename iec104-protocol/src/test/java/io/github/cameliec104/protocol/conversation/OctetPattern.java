package io.github.cameliec104.protocol.conversation;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Octets in hexadecimal, blanks where one likes; {@code {i}}, {@code {i+2}}, {@code {i-1}} stand
 * for the two octets of a sequence number that counts the rounds of a {@code repeat}.
 */
final class OctetPattern {

  private static final Pattern PART =
      Pattern.compile("\\s*(?:\\{i(?:([+-])(\\d{1,5}))?\\}|(\\p{XDigit}{2}))\\s*");

  private record Placeholder(int at, int offset) {}

  private final byte[] octets;
  private final List<Placeholder> placeholders;

  private OctetPattern(byte[] octets, List<Placeholder> placeholders) {
    this.octets = octets;
    this.placeholders = placeholders;
  }

  static OctetPattern parse(String text) {
    var octets = new ByteArrayOutputStream();
    var placeholders = new ArrayList<Placeholder>();
    Matcher part = PART.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!part.find(at) || part.start() != at) {
        throw new IllegalArgumentException("no octets: " + text.substring(at));
      }
      if (part.group(3) != null) {
        octets.write(HexFormat.fromHexDigits(part.group(3)));
      } else {
        int offset = part.group(2) == null ? 0 : Integer.parseInt(part.group(2));
        placeholders.add(
            new Placeholder(octets.size(), "-".equals(part.group(1)) ? -offset : offset));
        octets.write(0);
        octets.write(0);
      }
      at = part.end();
    }
    if (octets.size() == 0) {
      throw new IllegalArgumentException("octets expected");
    }
    return new OctetPattern(octets.toByteArray(), placeholders);
  }

  /** Returns the octets of round {@code i}. */
  byte[] octets(int i) {
    byte[] result = octets.clone();
    for (Placeholder placeholder : placeholders) {
      int value = (i + placeholder.offset) & 0x7FFF;
      result[placeholder.at] = (byte) (value << 1);
      result[placeholder.at + 1] = (byte) (value >> 7);
    }
    return result;
  }
}
