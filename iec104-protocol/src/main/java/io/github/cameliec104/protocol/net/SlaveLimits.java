package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.station.CommandRules;
import io.github.cameliec104.protocol.station.EventBuffer;

/**
 * The bounds of a slave.
 *
 * @param maxConnections connections at the same time, 1 to 100000; a further one is closed at once
 * @param events events kept for masters that have not acknowledged them
 * @param groups which masters belong together
 * @param commands how commands are treated
 */
public record SlaveLimits(
    int maxConnections, EventBuffer events, RedundancyGroups groups, CommandRules commands) {

  /** 100 connections, 10000 events of each class, no groups, the default command rules. */
  public static final SlaveLimits DEFAULT =
      new SlaveLimits(100, EventBuffer.DEFAULT, RedundancyGroups.NONE, CommandRules.DEFAULT);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is outside its range; the message names value and
   *     range
   */
  public SlaveLimits {
    if (maxConnections < 1 || maxConnections > 100_000) {
      throw new IllegalArgumentException(
          "maxConnections=" + maxConnections + ", expected 1..100000");
    }
  }

  /** A copy with another number of connections. */
  public SlaveLimits withMaxConnections(int value) {
    return new SlaveLimits(value, events, groups, commands);
  }

  /** A copy that keeps this many events of each class. */
  public SlaveLimits withEventBuffer(int value) {
    return withEvents(events.withCapacity(value));
  }

  /** A copy with another event buffer. */
  public SlaveLimits withEvents(EventBuffer value) {
    return new SlaveLimits(maxConnections, value, groups, commands);
  }

  /** A copy with other redundancy groups. */
  public SlaveLimits withGroups(RedundancyGroups value) {
    return new SlaveLimits(maxConnections, events, value, commands);
  }

  /** A copy with other rules for commands. */
  public SlaveLimits withCommands(CommandRules value) {
    return new SlaveLimits(maxConnections, events, groups, value);
  }
}
