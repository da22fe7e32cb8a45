package io.github.cameliec104.protocol.station;

import java.time.Duration;

/**
 * What a slave sends by itself, and what masters may parametrize.
 *
 * @param cyclic how often measured values are sent with cause 1
 * @param background how often all points but counters are sent with cause 2
 * @param counters how counters are frozen
 * @param returnTime how long after its confirmation, and again after its termination, a command is
 *     what changes of the point it names follow from; from 0
 * @param parameters whether masters may parametrize measured values
 */
public record ProcessRules(
    ScanPlan cyclic,
    ScanPlan background,
    CounterRules counters,
    Duration returnTime,
    ParameterRules parameters) {

  /** Sends events only; masters freeze counters; commands have an effect for 10 s. */
  public static final ProcessRules DEFAULT =
      new ProcessRules(
          ScanPlan.NONE,
          ScanPlan.NONE,
          CounterRules.DEFAULT,
          Duration.ofSeconds(10),
          ParameterRules.REFUSED);

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if the time is negative
   */
  public ProcessRules {
    if (returnTime.isNegative()) {
      throw new IllegalArgumentException("returnTime=" + returnTime + ", expected 0 or more");
    }
  }

  /** A copy with other cyclic data. */
  public ProcessRules withCyclic(ScanPlan value) {
    return new ProcessRules(value, background, counters, returnTime, parameters);
  }

  /** A copy with another background scan. */
  public ProcessRules withBackground(ScanPlan value) {
    return new ProcessRules(cyclic, value, counters, returnTime, parameters);
  }

  /** A copy with other rules for counters. */
  public ProcessRules withCounters(CounterRules value) {
    return new ProcessRules(cyclic, background, value, returnTime, parameters);
  }

  /** A copy whose commands have an effect for another time. */
  public ProcessRules withReturnTime(Duration value) {
    return new ProcessRules(cyclic, background, counters, value, parameters);
  }

  /** A copy that is parametrized otherwise. */
  public ProcessRules withParameters(ParameterRules value) {
    return new ProcessRules(cyclic, background, counters, returnTime, value);
  }
}
