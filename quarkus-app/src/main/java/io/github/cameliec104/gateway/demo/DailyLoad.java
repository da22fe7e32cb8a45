package io.github.cameliec104.gateway.demo;

/** How much of its peak a town draws in the course of a day. */
final class DailyLoad {
  private static final double HOURS = 24;

  private DailyLoad() {}

  /**
   * The load at a time of day.
   *
   * @param hour hours since midnight; any value, the day repeats
   * @return a fraction of the daily peak, 0.35 to 1: low at night, a first peak in the morning, the
   *     highest in the evening
   */
  static double at(double hour) {
    return 0.38
        + 0.32 * bump(hour, 8.5, 1.8)
        + 0.28 * bump(hour, 13, 2.8)
        + 0.58 * bump(hour, 19, 2.4);
  }

  private static double bump(double hour, double centre, double width) {
    double distance = Math.IEEEremainder(hour - centre, HOURS) / width;
    return Math.exp(-distance * distance / 2);
  }
}
