package io.github.cameliec104.camel.points;

/**
 * Takes remarks out of JSON: from {@code //} or {@code --} to the end of the line, and between
 * {@code /*} and its end. Files of ScadaPy are passed on with all three.
 */
final class Remarks {

  private Remarks() {}

  /** The text with blanks where remarks were, so that every line and column stays what it was. */
  static String strip(String text) {
    StringBuilder out = new StringBuilder(text);
    int at = 0;
    while (at < text.length()) {
      int end = endOfRemark(text, at);
      if (end > at) {
        blank(out, at, end);
        at = end;
      } else {
        at = text.charAt(at) == '"' ? endOfString(text, at) : at + 1;
      }
    }
    return out.toString();
  }

  private static int endOfRemark(String text, int at) {
    if (text.startsWith("/*", at)) {
      int end = text.indexOf("*/", at + 2);
      return end < 0 ? text.length() : end + 2;
    }
    if (text.startsWith("//", at) || text.startsWith("--", at)) {
      int end = text.indexOf('\n', at);
      return end < 0 ? text.length() : end;
    }
    return at;
  }

  /** Behind the closing quote, or the end of the line where it is missing. */
  private static int endOfString(String text, int start) {
    int at = start + 1;
    while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at + 1;
  }

  private static void blank(StringBuilder out, int from, int to) {
    for (int i = from; i < to; i++) {
      if (out.charAt(i) != '\n') {
        out.setCharAt(i, ' ');
      }
    }
  }
}
