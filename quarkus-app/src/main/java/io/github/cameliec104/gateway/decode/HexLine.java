package io.github.cameliec104.gateway.decode;

import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of text with octets in it: hexadecimal digits alone, behind an arrow, before a remark
 * ({@code #}), or as this program logs them at TRACE level.
 *
 * @param before what the line says of time and direction, to be printed before the explanation
 * @param octets the octets
 */
@SuppressWarnings("ArrayRecordComponent") // made here, read once, never compared
record HexLine(String before, byte[] octets) {

  private static final String OCTETS = "((?:0x)?[0-9A-Fa-f]{2}(?:[\\s:,-]*(?:0x)?[0-9A-Fa-f]{2})*)";
  private static final Pattern LOGGED =
      Pattern.compile("(.*?)(\\[\\S+] (?:received|sent) )" + OCTETS + "\\s*");
  private static final Pattern TIME = Pattern.compile("[0-9][0-9T:.,Z+-]*( [0-9][0-9:.,]*)?");
  private static final Pattern PLAIN =
      Pattern.compile("\\s*(?:([<>])\\s*)?" + OCTETS + "\\s*(?:#.*)?");
  private static final Pattern BEGUN =
      Pattern.compile("\\s*(?:[<>]\\s*)?(?:0x)?68[\\s:,-]*[0-9A-Fa-f]{2}\\b.*");
  private static final Pattern DIGITS = Pattern.compile("0x|[^0-9A-Fa-f]");

  /** The octets of a line, or null if it holds none. */
  static @Nullable HexLine of(String line) {
    Matcher logged = LOGGED.matcher(line);
    if (logged.matches()) {
      Matcher time = TIME.matcher(logged.group(1));
      String when = time.lookingAt() ? time.group() + " " : "";
      return new HexLine(when + logged.group(2), parse(logged.group(3)));
    }
    Matcher plain = PLAIN.matcher(line);
    if (plain.matches()) {
      String arrow = plain.group(1) == null ? "" : plain.group(1) + " ";
      return new HexLine(arrow, parse(plain.group(2)));
    }
    return null;
  }

  /** True if a line begins like a frame but goes on with something that is not hexadecimal. */
  static boolean isBroken(String line) {
    return BEGUN.matcher(line).matches() && of(line) == null;
  }

  private static byte[] parse(String text) {
    return HexFormat.of().parseHex(DIGITS.matcher(text).replaceAll(""));
  }
}
