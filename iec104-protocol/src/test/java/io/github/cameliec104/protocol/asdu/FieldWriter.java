package io.github.cameliec104.protocol.asdu;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Writes fields as the vectors do: {@code NAME=value}, separated by blanks. */
final class FieldWriter {

  private final List<String> fields = new ArrayList<>();

  FieldWriter number(String name, int value) {
    return text(name, Integer.toString(value));
  }

  FieldWriter hex(String name, int value, int width) {
    return text(name, HexFormat.of().withUpperCase().toHexDigits(value, width / 4) + "H");
  }

  FieldWriter real(String name, float value) {
    return text(name, Float.toString(value));
  }

  FieldWriter flag(String name, boolean value) {
    return number(name, value ? 1 : 0);
  }

  FieldWriter quality(Quality quality, List<String> flags) {
    flags.forEach(flag -> flag(flag, quality.flags().contains(flag)));
    return this;
  }

  FieldWriter octets(String name, byte[] octets) {
    return text(name, HexFormat.of().withUpperCase().formatHex(octets));
  }

  FieldWriter time(TimeTag time) {
    if (time instanceof Cp56Time t) {
      String date = "%d-%02d-%02d".formatted(t.year(), t.month(), t.dayOfMonth());
      text("CP56", "%sT%02d:%s".formatted(date, t.hour(), withinHour(t)));
      number("DOW", t.dayOfWeek()).flag("SU", t.summerTime());
    } else {
      text("CP24", withinHour(time));
    }
    return flag("GEN", time.substituted()).flag("IV", time.invalid());
  }

  private static String withinHour(TimeTag time) {
    return String.format(
        Locale.ROOT, "%02d:%02d.%03d", time.minute(), time.millis() / 1000, time.millis() % 1000);
  }

  private FieldWriter text(String name, String value) {
    fields.add(name + "=" + value);
    return this;
  }

  @Override
  public String toString() {
    return String.join(" ", fields);
  }
}
