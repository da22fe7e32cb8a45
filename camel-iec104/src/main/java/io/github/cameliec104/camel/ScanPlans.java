package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.station.ScanPlan;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.util.TimeUtils;
import org.jspecify.annotations.Nullable;

/** Scan plans as options write them: {@code 10s} for all points, {@code 1:5s,2:60s} for groups. */
final class ScanPlans {

  private ScanPlans() {}

  /**
   * Reads a plan.
   *
   * @param option its name, for messages
   * @param text null or blank for none
   * @throws IllegalArgumentException if it is no plan; the message names option and text
   */
  static ScanPlan parse(String option, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return ScanPlan.NONE;
    }
    Map<Integer, Duration> periods = new TreeMap<>();
    try {
      for (String part : text.split(",", -1)) {
        int colon = part.indexOf(':');
        int group = colon < 0 ? ScanPlan.ALL : Integer.parseInt(part.substring(0, colon).strip());
        Duration period = Duration.ofMillis(TimeUtils.toMilliSeconds(part.substring(colon + 1)));
        if ((colon >= 0 && group == ScanPlan.ALL) || periods.put(group, period) != null) {
          throw new IllegalArgumentException("group " + group + " twice or out of range");
        }
      }
      return ScanPlan.groups(periods);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          option
              + "="
              + text
              + ", expected a period from 100ms to 24h such as 10s, or groups 1 to 16 with their"
              + " periods such as 1:5s,2:60s",
          e);
    }
  }
}
