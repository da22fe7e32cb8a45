package io.github.cameliec104.protocol.station;

import java.time.Duration;

/**
 * How a slave treats commands.
 *
 * @param timeout how long the application may take to answer, more than 0
 * @param termination whether a carried out command is terminated by an activation termination
 */
public record CommandRules(Duration timeout, boolean termination) {

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if the timeout is not positive
   */
  public CommandRules {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("commandTimeout=" + timeout + ", expected more than 0");
    }
  }
}
