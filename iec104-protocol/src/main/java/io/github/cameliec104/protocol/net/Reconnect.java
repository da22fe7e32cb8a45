package io.github.cameliec104.protocol.net;

import java.time.Duration;

/**
 * How long a station waits before it connects again: {@code min} after the first failure, then
 * longer by {@code multiplier} each time up to {@code max}, each varied at random by up to {@code
 * jitter} of itself, so that many masters do not come back at once. A start of data transfer, or a
 * connection that lasted at least {@code max}, begins anew with {@code min}.
 *
 * @param min first pause, more than 0
 * @param max longest pause, at least min
 * @param multiplier 1 to 10
 * @param jitter 0 to 1
 */
public record Reconnect(Duration min, Duration max, double multiplier, double jitter) {

  /** 1 s, doubling to 60 s, varied by 20 %. */
  public static final Reconnect DEFAULT =
      new Reconnect(Duration.ofSeconds(1), Duration.ofSeconds(60), 2.0, 0.2);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is outside its range; the message names value and
   *     range
   */
  public Reconnect {
    if (min.isNegative() || min.isZero()) {
      throw new IllegalArgumentException("reconnect min=" + min + ", expected more than 0");
    }
    if (max.compareTo(min) < 0) {
      throw new IllegalArgumentException("reconnect max=" + max + ", expected at least min=" + min);
    }
    if (!(multiplier >= 1 && multiplier <= 10)) {
      throw new IllegalArgumentException("reconnect multiplier=" + multiplier + ", expected 1..10");
    }
    if (!(jitter >= 0 && jitter <= 1)) {
      throw new IllegalArgumentException("reconnect jitter=" + jitter + ", expected 0..1");
    }
  }

  /** The same with other pauses. */
  public Reconnect withDelays(Duration shortest, Duration longest) {
    return new Reconnect(shortest, longest, multiplier, jitter);
  }

  /**
   * The pause after a number of failures in a row.
   *
   * @param failures 1 or more
   * @param random 0 to 1, chosen anew each time
   */
  Duration pause(int failures, double random) {
    double millis = (double) min.toMillis() * Math.pow(multiplier, Math.min(failures - 1, 64));
    double bounded = Math.min(millis, (double) max.toMillis());
    double varied = bounded * (1 + jitter * (2 * random - 1));
    return Duration.ofMillis(Math.max(1, Math.round(varied)));
  }
}
