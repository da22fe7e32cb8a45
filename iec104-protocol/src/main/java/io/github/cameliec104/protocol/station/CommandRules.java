package io.github.cameliec104.protocol.station;

import java.time.Duration;

/**
 * How a slave treats commands.
 *
 * @param timeout how long the application may take to answer, more than 0
 * @param termination whether a carried out command is terminated by an activation termination
 * @param selectTimeout how long a selection lasts that is not executed, more than 0
 * @param maxAge how far the time tag of a command may be from the clock of the station, before or
 *     after; 0 does not compare them
 */
public record CommandRules(
    Duration timeout, boolean termination, Duration selectTimeout, Duration maxAge) {

  /** Answered within 10 s, terminated, selected for 30 s, of any age. */
  public static final CommandRules DEFAULT =
      new CommandRules(Duration.ofSeconds(10), true, Duration.ofSeconds(30), Duration.ZERO);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a time is negative, or 0 where that is not permitted
   */
  public CommandRules {
    positive("commandTimeout", timeout);
    positive("selectTimeout", selectTimeout);
    if (maxAge.isNegative()) {
      throw new IllegalArgumentException("maxAge=" + maxAge + ", expected 0 or more");
    }
  }

  /** The rest as in {@link #DEFAULT}. */
  public CommandRules(Duration timeout, boolean termination) {
    this(timeout, termination, DEFAULT.selectTimeout, DEFAULT.maxAge);
  }

  private static void positive(String name, Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException(name + "=" + time + ", expected more than 0");
    }
  }

  /** A copy whose selections last another time. */
  public CommandRules withSelectTimeout(Duration value) {
    return new CommandRules(timeout, termination, value, maxAge);
  }

  /** A copy that compares time tags. */
  public CommandRules withMaxAge(Duration value) {
    return new CommandRules(timeout, termination, selectTimeout, value);
  }
}
