package io.github.cameliec104.protocol.station;

import java.time.Duration;

/**
 * How a master asks.
 *
 * @param confirmationTimeout how long a request may take until it is confirmed, more than 0
 * @param terminationTimeout how long a confirmed request may take until it is terminated, more than
 *     0; as long a command that was not confirmed in time stays in doubt
 * @param originator originator address of this master in all requests, 0 to 255; 0 means not used
 * @param commands which commands may be under way at the same time
 */
public record RequestRules(
    Duration confirmationTimeout,
    Duration terminationTimeout,
    int originator,
    CommandOrder commands) {

  /** 10 s, 30 s, originator 0, commands as {@link CommandOrder#DEFAULT}. */
  public static final RequestRules DEFAULT =
      new RequestRules(Duration.ofSeconds(10), Duration.ofSeconds(30), 0, CommandOrder.DEFAULT);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is outside its range; the message names value and
   *     range
   */
  public RequestRules {
    Limits.check("originator address", originator, 0, 255);
    Limits.positive("confirmationTimeout", confirmationTimeout);
    Limits.positive("terminationTimeout", terminationTimeout);
  }

  /** A copy with other time limits. */
  public RequestRules withTimeouts(Duration confirmation, Duration termination) {
    return new RequestRules(confirmation, termination, originator, commands);
  }

  /** A copy with another originator address. */
  public RequestRules withOriginator(int address) {
    return new RequestRules(confirmationTimeout, terminationTimeout, address, commands);
  }

  /** A copy with another order of commands. */
  public RequestRules withCommands(CommandOrder value) {
    return new RequestRules(confirmationTimeout, terminationTimeout, originator, value);
  }
}
