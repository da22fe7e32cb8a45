package io.github.cameliec104.protocol.station;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often a slave sends the present values of which points by itself.
 *
 * @param periods the period of each interrogation group 1 to 16, or under {@link #ALL} that of all
 *     points; 100 ms to 24 h. A point in several groups is sent with each of them.
 */
public record ScanPlan(SortedMap<Integer, Duration> periods) {

  /** The key of all points. */
  public static final int ALL = 0;

  /** Sends nothing by itself. */
  public static final ScanPlan NONE = new ScanPlan(Collections.emptySortedMap());

  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofHours(24);

  /**
   * Copies the map and checks the ranges.
   *
   * @throws IllegalArgumentException if a group or period is outside its range
   */
  public ScanPlan {
    periods = Collections.unmodifiableSortedMap(new TreeMap<>(periods));
    for (Map.Entry<Integer, Duration> entry : periods.entrySet()) {
      int group = entry.getKey();
      Duration period = entry.getValue();
      if (group < ALL || group > 16) {
        throw new IllegalArgumentException("scan of group " + group + ", expected 1..16");
      }
      if (period.compareTo(SHORTEST) < 0 || period.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(
            "scan period=" + period + ", expected " + SHORTEST + " to " + LONGEST);
      }
    }
  }

  /** All points with one period. */
  public static ScanPlan all(Duration period) {
    return new ScanPlan(new TreeMap<>(Map.of(ALL, period)));
  }

  /** Groups with their periods. */
  public static ScanPlan groups(Map<Integer, Duration> periods) {
    return new ScanPlan(new TreeMap<>(periods));
  }

  /** True if nothing is sent. */
  public boolean isEmpty() {
    return periods.isEmpty();
  }

  /** The group that is sent most often, the first of several; the plan must not be empty. */
  int fastest() {
    return Collections.min(periods.entrySet(), Map.Entry.comparingByValue()).getKey();
  }

  /** Whether a point is in a group of the plan. */
  boolean has(ImagePoint point) {
    return periods.keySet().stream().anyMatch(group -> group == ALL || point.inGroup(group));
  }
}
