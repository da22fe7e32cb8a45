package io.github.cameliec104.camel.points;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong or odd in a file, said so that it can be found.
 *
 * @param file the name of the file as given to the reader
 * @param entry the entry concerned, or null if it is the file as a whole
 * @param key the key concerned, or null if it is the entry as a whole
 * @param message what was found and what was expected
 */
public record Problem(String file, @Nullable Entry entry, @Nullable String key, String message) {

  /**
   * One entry of a file.
   *
   * @param index its number in the file, the first is 1; rows of a CSV file count without header
   * @param name the name it gives itself, or null if it has none
   * @param line the line on which it begins, the first is 1
   */
  public record Entry(int index, @Nullable String name, int line) {

    /** For example {@code entry 3 ("WaterTemp")}, or {@code entry 3 (line 7)} without name. */
    @Override
    public String toString() {
      String label = name == null ? "line " + line : '"' + name + '"';
      return "entry " + index + " (" + label + ")";
    }
  }

  /** For example {@code points.yaml: entry 3 ("WaterTemp"): key unit: a list, expected text}. */
  @Override
  public String toString() {
    return file
        + ": "
        + (entry == null ? "" : entry + ": ")
        + (key == null ? "" : "key " + key + ": ")
        + message;
  }
}
