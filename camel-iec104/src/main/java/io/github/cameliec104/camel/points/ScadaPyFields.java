package io.github.cameliec104.camel.points;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values of one object of a ScadaPy file, read as ScadaPy's own programs read them. */
final class ScadaPyFields {

  private static final Pattern NUMBER = Pattern.compile("\\s*([+-]?[0-9]+)(.*)", Pattern.DOTALL);
  private static final BigInteger OUT_OF_RANGE = BigInteger.ONE.shiftLeft(Integer.SIZE);

  private final JsonNode object;
  private final Problem.Entry place;
  private final Problems problems;

  ScadaPyFields(JsonNode object, Problem.Entry place, Problems problems) {
    this.object = object;
    this.place = place;
    this.problems = problems;
  }

  void warning(@Nullable String key, String message) {
    problems.warning(place, key, message);
  }

  boolean has(String key) {
    return object.has(key);
  }

  /** Tells the keys that ScadaPy passes over. */
  void checkKeys(Collection<String> known) {
    object
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                warning(key, "unknown, " + Suggestion.of(key, known) + "it has no effect");
              }
            });
  }

  /** The text of a key as written, or null if it is absent. */
  @Nullable String text(String key) {
    JsonNode value = object.get(key);
    if (value == null) {
      return null;
    }
    if (!value.isValueNode()) {
      problems.error(place, key, "expected one text");
      return null;
    }
    if (!value.isTextual()) {
      warning(key, "a " + kind(value) + " without quotes, which ScadaPy itself passes over");
    }
    return value.asText();
  }

  private static String kind(JsonNode value) {
    return value.isNumber() ? "number" : value.isBoolean() ? "boolean" : "null";
  }

  /** The text of a key; absent or blank is an error, for which the text is empty. */
  String required(String key, String expected) {
    String text = text(key);
    if (text == null || text.isBlank()) {
      problems.error(place, key, (has(key) ? "blank" : "missing") + ", expected " + expected);
      return "";
    }
    return text;
  }

  /**
   * The number of a key, read up to the first character that is no digit. Absent, unreadable or out
   * of range is an error, for which the number is the lowest.
   */
  int number(String key, int min, int max) {
    String expected = min + ".." + max;
    String text = required(key, expected);
    if (text.isEmpty()) {
      return min;
    }
    Matcher number = NUMBER.matcher(text);
    BigInteger value = number.matches() ? new BigInteger(number.group(1)) : OUT_OF_RANGE;
    if (value.bitLength() >= Integer.SIZE || value.intValue() < min || value.intValue() > max) {
      problems.error(place, key, "'" + text + "', expected " + expected);
      return min;
    }
    if (!number.group(2).isBlank()) {
      warning(key, "'" + text + "' is read as " + value);
    }
    return value.intValue();
  }

  /** True for "1", as ScadaPy has it; absent is an error. */
  boolean flag(String key) {
    return "1".equals(required(key, "1 or 0"));
  }
}
