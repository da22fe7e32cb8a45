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
 * @param admission which commands are let through at all
 */
public record CommandRules(
    Duration timeout,
    boolean termination,
    Duration selectTimeout,
    Duration maxAge,
    CommandAdmission admission) {

  /** Answered within 10 s, terminated, selected for 30 s, of any age. */
  public static final CommandRules DEFAULT =
      new CommandRules(
          Duration.ofSeconds(10),
          true,
          Duration.ofSeconds(30),
          Duration.ZERO,
          CommandAdmission.DEFAULT);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a time is negative, or 0 where that is not permitted
   */
  public CommandRules {
    Limits.positive("commandTimeout", timeout);
    Limits.positive("selectTimeout", selectTimeout);
    Limits.notNegative("maxAge", maxAge);
  }

  /** The rest as in {@link #DEFAULT}. */
  public CommandRules(Duration timeout, boolean termination) {
    this(timeout, termination, DEFAULT.selectTimeout, DEFAULT.maxAge, DEFAULT.admission);
  }

  /** A copy whose selections last another time. */
  public CommandRules withSelectTimeout(Duration value) {
    return new CommandRules(timeout, termination, value, maxAge, admission);
  }

  /** A copy that compares time tags. */
  public CommandRules withMaxAge(Duration value) {
    return new CommandRules(timeout, termination, selectTimeout, value, admission);
  }

  /** A copy that lets other commands through. */
  public CommandRules withAdmission(CommandAdmission value) {
    return new CommandRules(timeout, termination, selectTimeout, maxAge, value);
  }
}
