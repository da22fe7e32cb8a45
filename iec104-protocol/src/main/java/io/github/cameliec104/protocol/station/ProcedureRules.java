package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.SystemElement.CounterInterrogation;
import java.time.Duration;
import java.util.List;

/**
 * What a master does by itself, periodically and after each start. Periods go on while the link is
 * away; what has become due by then is done once at the next start. A period of 0 means never.
 *
 * @param interrogations what is interrogated and how often
 * @param counters which counters are read and how often
 * @param clock when clocks are set
 * @param testPeriod how often each station is tested (C_TS_TA_1): those named to be interrogated,
 *     or, if all are interrogated by broadcast, those that have confirmed it
 * @param repetition how often what failed is tried again
 */
public record ProcedureRules(
    Interrogations interrogations,
    Counters counters,
    Clock clock,
    Duration testPeriod,
    Repetition repetition) {

  /** The station after each start, tried three times in all; nothing else. */
  public static final ProcedureRules DEFAULT =
      new ProcedureRules(
          new Interrogations(List.of(20), Duration.ZERO),
          new Counters(List.of(), List.of(CounterInterrogation.GENERAL), 0, Duration.ZERO),
          new Clock(false, Duration.ZERO),
          Duration.ZERO,
          new Repetition(2, Duration.ofSeconds(10)));

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if the period is negative
   */
  public ProcedureRules {
    Limits.notNegative("testPeriod", testPeriod);
  }

  /**
   * Interrogations after each start, after an end of initialization, and periodically.
   *
   * @param qualifiers QOI, 20 station, 21 to 36 groups; each is asked of each station
   */
  public record Interrogations(List<Integer> qualifiers, Duration period) {
    /**
     * Copies the list and checks the ranges.
     *
     * @throws IllegalArgumentException if a value is outside its range
     */
    public Interrogations {
      qualifiers = List.copyOf(qualifiers);
      for (int qualifier : qualifiers) {
        Limits.check("qualifier of interrogation", qualifier, 20, 36);
      }
      Limits.notNegative("interrogationPeriod", period);
    }
  }

  /**
   * Reading of counters after each start, after an end of initialization, and periodically.
   * Counters are frozen periodically only, before they are read (mode C of 101 §7.4.8), and at
   * multiples of the period since 1970-01-01T00:00Z, so that a quarter of an hour is one by the
   * clock.
   *
   * @param stations common addresses, 65535 for all; empty reads none
   * @param requests RQT, 1 to 4 groups, 5 all; each is asked of each station
   * @param freeze FRZ before the periodic reading: 0 does not freeze, 1 freezes, 2 freezes and
   *     resets
   */
  public record Counters(
      List<Integer> stations, List<Integer> requests, int freeze, Duration period) {
    /**
     * Copies the lists and checks the ranges.
     *
     * @throws IllegalArgumentException if a value is outside its range, or if counters are to be
     *     frozen without a period
     */
    public Counters {
      stations = List.copyOf(stations);
      requests = List.copyOf(requests);
      for (int station : stations) {
        Limits.check("common address to read counters of", station, 1, StartUp.ALL_STATIONS);
      }
      for (int request : requests) {
        Limits.check("counter request RQT", request, 1, CounterInterrogation.GENERAL);
      }
      Limits.check("freeze FRZ", freeze, 0, 2);
      Limits.notNegative("countersPeriod", period);
      if (freeze != CounterInterrogation.READ && period.isZero()) {
        throw new IllegalArgumentException(
            "countersPeriod=0, expected more, since counters are frozen periodically only");
      }
    }
  }

  /**
   * Clock synchronization of the interrogated stations.
   *
   * @param atStart whether clocks are set after each start and each end of initialization, too
   */
  public record Clock(boolean atStart, Duration period) {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the period is negative
     */
    public Clock {
      Limits.notNegative("clockPeriod", period);
    }

    /** Whether clocks are set at all. */
    public boolean isUsed() {
      return atStart || !period.isZero();
    }
  }

  /**
   * What happens to a procedure that was not confirmed or not terminated in time, or refused by a
   * negative confirmation. One refused with cause 44 to 47 is not tried again.
   *
   * @param retries how often it is tried again, 0 to 1000
   * @param pause the time before that, more than 0
   */
  public record Repetition(int retries, Duration pause) {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is outside its range
     */
    public Repetition {
      Limits.check("interrogationRetries", retries, 0, 1000);
      Limits.positive("interrogationRetryDelay", pause);
    }
  }

  /** A copy with other interrogations. */
  public ProcedureRules withInterrogations(Interrogations value) {
    return new ProcedureRules(value, counters, clock, testPeriod, repetition);
  }

  /** A copy with other counters. */
  public ProcedureRules withCounters(Counters value) {
    return new ProcedureRules(interrogations, value, clock, testPeriod, repetition);
  }

  /** A copy that sets clocks otherwise. */
  public ProcedureRules withClock(Clock value) {
    return new ProcedureRules(interrogations, counters, value, testPeriod, repetition);
  }

  /** A copy that tests as often. */
  public ProcedureRules withTestPeriod(Duration value) {
    return new ProcedureRules(interrogations, counters, clock, value, repetition);
  }

  /** A copy that tries again as often. */
  public ProcedureRules withRepetition(Repetition value) {
    return new ProcedureRules(interrogations, counters, clock, testPeriod, value);
  }
}
