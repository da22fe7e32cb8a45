package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Monitored;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A first order filter of a measured value. From one value to the next the output goes on towards
 * the present input, {@code output += (input - output) * (1 - exp(-t / T))}, also while the input
 * stays as it is; ten time constants after the last value it is the input itself, so that nothing
 * lags for ever. A change of quality and a number that is not finite pass at once.
 */
final class Smoothing {

  private static final int CONSTANTS_UNTIL_SETTLED = 10;

  private final double seconds;
  private @Nullable Monitored input;
  private double output;
  private Instant lastInput = Instant.MIN;
  private Instant lastOutput = Instant.MIN;

  /**
   * A filter without value.
   *
   * @param seconds the time constant T, more than 0
   */
  Smoothing(double seconds) {
    this.seconds = seconds;
  }

  double seconds() {
    return seconds;
  }

  /** Takes the next input; returns the output now. */
  Monitored take(Monitored next, Instant now) {
    Monitored before = input;
    double number = MeasuredKind.number(next);
    boolean follows =
        before != null
            && before.quality().equals(next.quality())
            && Double.isFinite(number)
            && Double.isFinite(output);
    output = follows ? present(now) : number;
    input = next;
    lastInput = now;
    lastOutput = now;
    return told(next);
  }

  /** The output now; the input must have been there. */
  Monitored output(Instant now) {
    Monitored present = Objects.requireNonNull(input);
    if (now.isBefore(lastOutput)) { // the clock was put back
      lastInput = now;
      lastOutput = now;
    }
    output =
        elapsed(lastInput, now) >= CONSTANTS_UNTIL_SETTLED * seconds
            ? MeasuredKind.number(present)
            : present(now);
    lastOutput = now;
    return told(present);
  }

  private double present(Instant now) {
    double target = MeasuredKind.number(Objects.requireNonNull(input));
    return target + (output - target) * Math.exp(-elapsed(lastOutput, now) / seconds);
  }

  private static double elapsed(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toNanos() / 1e9);
  }

  private Monitored told(Monitored present) {
    return isSettled() ? present : MeasuredKind.with(present, output);
  }

  /** Whether the output is the input. */
  boolean isSettled() {
    return input == null || Double.compare(output, MeasuredKind.number(input)) == 0;
  }

  /** The last input, null before the first. */
  @Nullable Monitored input() {
    return input;
  }
}
