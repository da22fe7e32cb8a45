package io.github.cameliec104.camel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A set of numbers written as values and ranges, such as {@code 1-10,4001}. */
final class NumberRanges {

  private record Range(int first, int last) {}

  private final List<Range> ranges;

  private NumberRanges(List<Range> ranges) {
    this.ranges = ranges;
  }

  /**
   * Reads a set.
   *
   * @param option the option, for messages
   * @param text null means all numbers
   * @throws IllegalArgumentException if it is not written so
   */
  static NumberRanges parse(String option, @Nullable String text) {
    List<Range> ranges = new ArrayList<>();
    for (String part : text == null ? new String[0] : text.split(",", -1)) {
      int dash = part.indexOf('-');
      try {
        int first = Integer.parseInt((dash < 0 ? part : part.substring(0, dash)).trim());
        int last = Integer.parseInt(part.substring(dash + 1).trim());
        if (first < 0 || last < first) {
          throw new NumberFormatException("empty range");
        }
        ranges.add(new Range(first, last));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            option + "=" + text + ": '" + part + "', expected numbers and ranges such as 1-10,4001",
            e);
      }
    }
    return new NumberRanges(List.copyOf(ranges));
  }

  /** True if the number is in one of the ranges, or if there are none. */
  boolean contains(int number) {
    if (ranges.isEmpty()) {
      return true;
    }
    for (Range range : ranges) {
      if (number >= range.first && number <= range.last) {
        return true;
      }
    }
    return false;
  }
}
