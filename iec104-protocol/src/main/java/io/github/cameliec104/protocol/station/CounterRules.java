package io.github.cameliec104.protocol.station;

import java.time.Duration;

/**
 * How a slave treats its counters.
 *
 * @param mode who freezes them, and how they are told
 * @param period how often the slave freezes them by itself in mode A and B: on the clock of the
 *     station's zone, counted from midnight, so that a quarter of an hour is at :00, :15, :30 and
 *     :45. 1 s to 24 h, and a day must be a multiple of it.
 * @param reset whether counters begin at 0 again after the slave has frozen them by itself
 */
public record CounterRules(CounterMode mode, Duration period, boolean reset) {

  /** Frozen and read by masters. */
  public static final CounterRules DEFAULT =
      new CounterRules(CounterMode.C, Duration.ofMinutes(15), false);

  private static final long DAY = Duration.ofDays(1).toNanos();

  /**
   * Checks the period.
   *
   * @throws IllegalArgumentException if it is outside its range, or does not divide a day
   */
  public CounterRules {
    boolean inRange =
        period.compareTo(Duration.ofSeconds(1)) >= 0 && period.compareTo(Duration.ofDays(1)) <= 0;
    if (!inRange || DAY % period.toNanos() != 0) {
      throw new IllegalArgumentException(
          "counterPeriod=" + period + ", expected 1 s to 24 h that a day is a multiple of");
    }
  }
}
