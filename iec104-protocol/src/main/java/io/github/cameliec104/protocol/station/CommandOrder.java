package io.github.cameliec104.protocol.station;

import java.time.Duration;

/**
 * Which commands of a master are under way at the same time, and how long others may wait for them.
 * A command is under way until its future is complete; select and execute are one command.
 *
 * @param parallel what takes one command at a time
 * @param maxRunning most commands under way on the link, 1 to 10000; further ones wait
 * @param maxWait how long a command may wait, more than 0; then it fails and is not sent
 */
public record CommandOrder(ParallelCommands parallel, int maxRunning, Duration maxWait) {

  /** One to each object, 10000 in all, 10 s. */
  public static final CommandOrder DEFAULT =
      new CommandOrder(ParallelCommands.OBJECT, Requests.LIMIT, Duration.ofSeconds(10));

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is outside its range; the message names value and
   *     range
   */
  public CommandOrder {
    Limits.check("maxCommands", maxRunning, 1, Requests.LIMIT);
    Limits.positive("commandWait", maxWait);
  }
}
