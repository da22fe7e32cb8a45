package io.github.cameliec104.camel.json;

import org.jspecify.annotations.Nullable;

/** A text is no JSON, or JSON that says nothing about a point. */
public final class JsonFormatException extends IllegalArgumentException {

  private final String key;
  private final String value;
  private final String expected;

  /**
   * Makes one.
   *
   * @param key the key concerned, or an empty text if it is the whole
   * @param value what was found there, shortened if long
   * @param expected what would have been right, in words
   */
  JsonFormatException(String key, String value, String expected) {
    this(key, value, expected, null);
  }

  JsonFormatException(String key, String value, String expected, @Nullable Throwable cause) {
    super((key.isEmpty() ? "" : "key " + key + ": ") + value + ", expected " + expected, cause);
    this.key = key;
    this.value = value;
    this.expected = expected;
  }

  /** The key concerned, or an empty text if it is the whole. */
  public String key() {
    return key;
  }

  /** What was found there. */
  public String value() {
    return value;
  }

  /** What would have been right, in words. */
  public String expected() {
    return expected;
  }
}
