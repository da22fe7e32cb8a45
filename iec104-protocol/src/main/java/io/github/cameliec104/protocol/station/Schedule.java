package io.github.cameliec104.protocol.station;

import java.time.Duration;
import java.time.InstantSource;

/** When a procedure of a master is due. It goes on while the link is away. */
final class Schedule {

  private static final int NEARLY = 10;

  private final Procedure procedure;
  private final long periodNanos;
  private long next = Long.MAX_VALUE;

  Schedule(Procedure procedure, Duration period) {
    this.procedure = procedure;
    periodNanos = period.toNanos();
  }

  Procedure procedure() {
    return procedure;
  }

  /** Begins with the first start of data transfer; later ones change nothing. */
  void begin(long nowNanos, InstantSource wallClock) {
    if (next == Long.MAX_VALUE && periodNanos > 0) {
      next = nowNanos + untilNext(wallClock);
    }
  }

  long next() {
    return next;
  }

  /** Whether it is due; then it is due again after the period, missed ones left out. */
  boolean due(long nowNanos, InstantSource wallClock) {
    if (next == Long.MAX_VALUE || nowNanos - next < 0) {
      return false;
    }
    next = nowNanos + untilNext(wallClock);
    return true;
  }

  /** Counters are asked at multiples of the period by the clock, other things after it. */
  private long untilNext(InstantSource wallClock) {
    return switch (procedure) {
      case FREEZE, COUNTERS -> untilMultiple(wallClock);
      case INTERROGATION, CLOCK, TEST -> periodNanos;
    };
  }

  /** A multiple that is nearly there counts as reached: clocks differ by a little. */
  private long untilMultiple(InstantSource wallClock) {
    long periodMillis = Math.max(1, periodNanos / 1_000_000);
    long rest = periodMillis - Math.floorMod(wallClock.millis(), periodMillis);
    return (rest <= periodMillis / NEARLY ? rest + periodMillis : rest) * 1_000_000;
  }
}
