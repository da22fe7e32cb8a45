package io.github.cameliec104.camel;

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

  private static IllegalArgumentException wrong(
      String name, Object value, String expected, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "header " + name + "=" + value + ", expected " + expected, cause);
  }
}
