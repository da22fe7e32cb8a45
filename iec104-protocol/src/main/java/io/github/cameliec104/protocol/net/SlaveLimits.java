package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.station.CommandRules;

/**
 * The bounds of a slave.
 *
 * @param maxConnections connections at the same time, 1 to 100000; a further one is closed at once
 * @param eventBuffer events kept for masters that have not acknowledged them, 1 to 10000000; the
 *     oldest is overwritten beyond, and counted
 * @param commands how commands are treated
 */
public record SlaveLimits(int maxConnections, int eventBuffer, CommandRules commands) {

  /** 100 connections, 10000 events, commands as {@link CommandRules#DEFAULT}. */
  public static final SlaveLimits DEFAULT = new SlaveLimits(100, 10_000, CommandRules.DEFAULT);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is outside its range; the message names value and
   *     range
   */
  public SlaveLimits {
    check("maxConnections", maxConnections, 100_000);
    check("eventBuffer", eventBuffer, 10_000_000);
  }

  private static void check(String name, int value, int max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(name + "=" + value + ", expected 1.." + max);
    }
  }

  /** A copy with another number of connections. */
  public SlaveLimits withMaxConnections(int value) {
    return new SlaveLimits(value, eventBuffer, commands);
  }

  /** A copy with another event buffer. */
  public SlaveLimits withEventBuffer(int value) {
    return new SlaveLimits(maxConnections, value, commands);
  }

  /** A copy with other rules for commands. */
  public SlaveLimits withCommands(CommandRules value) {
    return new SlaveLimits(maxConnections, eventBuffer, value);
  }
}
