package io.github.cameliec104.camel;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Headers that say what a master is to ask; a wrong one fails with its name and what it takes. */
final class Headers {

  private Headers() {}

  /**
   * A whole number, or null if there is none.
   *
   * @throws IllegalArgumentException if it is something else or out of its range
   */
  static @Nullable Integer number(Message message, String name, int min, int max) {
    Object value = message.getHeader(name);
    if (value == null) {
      return null;
    }
    try {
      int number = Integer.parseInt(value.toString().trim());
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw wrong(name, value, min + ".." + max, e);
    }
    throw wrong(name, value, min + ".." + max, null);
  }

  /**
   * One of some words, in any case, with hyphens or underscores; null if there is none.
   *
   * @throws IllegalArgumentException if it is another word
   */
  static <E extends Enum<E>> @Nullable E word(Message message, String name, Class<E> words) {
    Object value = message.getHeader(name);
    if (value == null) {
      return null;
    }
    String text = value.toString().trim().replace('-', '_');
    for (E word : words.getEnumConstants()) {
      if (word.name().equalsIgnoreCase(text)) {
        return word;
      }
    }
    String expected =
        Arrays.stream(words.getEnumConstants())
            .map(word -> word.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .collect(Collectors.joining(", "));
    throw wrong(name, value, "one of " + expected, null);
  }

  /**
   * True or false, or null if there is none.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static @Nullable Boolean flag(Message message, String name) {
    Object value = message.getHeader(name);
    if (value == null || value instanceof Boolean) {
      return (Boolean) value;
    }
    return switch (value.toString().trim().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(name, value, "true or false", null);
    };
  }

  /**
   * A moment in ISO 8601 with its offset.
   *
   * @throws IllegalArgumentException if there is none, or it is something else
   */
  static Instant instant(Message message, String name) {
    Object value = message.getHeader(name);
    if (value instanceof Instant instant) {
      return instant;
    }
    try {
      return OffsetDateTime.parse(String.valueOf(value).trim()).toInstant();
    } catch (DateTimeParseException e) {
      throw wrong(name, value, "a time such as 2026-11-20T10:00:00Z", e);
    }
  }

  private static IllegalArgumentException wrong(
      String name, @Nullable Object value, String expected, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "header " + name + "=" + value + ", expected " + expected, cause);
  }
}
