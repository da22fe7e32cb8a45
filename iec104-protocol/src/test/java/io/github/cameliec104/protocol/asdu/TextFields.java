package io.github.cameliec104.protocol.asdu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fields out of the text of a vector. */
final class TextFields implements FieldReader {

  private static final Pattern CP56 =
      Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)T(\\d\\d):(\\d\\d):(\\d\\d)\\.(\\d{3})");
  private static final Pattern CP24 = Pattern.compile("(\\d\\d):(\\d\\d)\\.(\\d{3})");

  private final Deque<String> fields;

  TextFields(String text) {
    fields = new ArrayDeque<>(text.isEmpty() ? Arrays.asList() : Arrays.asList(text.split(" ")));
  }

  /** Checks that nothing is left that nobody asked for. */
  void end() {
    assertThat(fields).as("fields too many").isEmpty();
  }

  private String next(String name) {
    String field = fields.poll();
    assertThat(field).startsWith(name + "=");
    return field.substring(name.length() + 1);
  }

  @Override
  public int number(String name, int min, int max) {
    return Integer.parseInt(next(name));
  }

  @Override
  public int bits(String name, int width) {
    return Integer.parseInt(next(name));
  }

  @Override
  public int hex(String name, int width) {
    String digits = next(name);
    assertThat(digits).hasSize(width / 4 + 1).endsWith("H");
    return HexFormat.fromHexDigits(digits, 0, width / 4);
  }

  @Override
  public float real(String name) {
    return Float.parseFloat(next(name));
  }

  @Override
  public byte[] octets(String name, int count) {
    byte[] octets = HexFormat.of().parseHex(next(name));
    assertThat(octets).hasSize(count);
    return octets;
  }

  @Override
  public Cp56Time cp56() {
    Matcher m = match(CP56, next("CP56"));
    long date =
        group(m, 3)
            | ((long) bits("DOW", 3) << 5)
            | (group(m, 2) << 8)
            | (group(m, 1) - 2000) << 16;
    long hour = group(m, 4) | ((long) bits("SU", 1) << 7);
    long minute = group(m, 5) | flags();
    long millis = group(m, 6) * 1000 + group(m, 7);
    return new Cp56Time(millis | (minute << 16) | (hour << 24) | (date << 32));
  }

  @Override
  public Cp24Time cp24() {
    Matcher m = match(CP24, next("CP24"));
    long minute = group(m, 1) | flags();
    long millis = group(m, 2) * 1000 + group(m, 3);
    return new Cp24Time((int) (millis | (minute << 16)));
  }

  private long flags() {
    return ((long) bits("GEN", 1) << 6) | ((long) bits("IV", 1) << 7);
  }

  private static Matcher match(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.matches()).as(text).isTrue();
    return matcher;
  }

  private static long group(Matcher matcher, int group) {
    return Long.parseLong(matcher.group(group));
  }
}
