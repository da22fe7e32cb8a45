package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.SystemElement.CounterInterrogation;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Freezes the counters of a slave, when a master asks or by itself on the clock of the wall (101
 * §7.4.8). A clock that is set over several periods freezes once.
 */
final class CounterBank {

  /** How late a freeze may be and still be told with the time it was due. */
  private static final Duration PUNCTUAL = Duration.ofSeconds(1);

  /** Takes a counter that was just frozen and is to be sent. */
  @FunctionalInterface
  interface Reporter {
    /** Reports what was frozen, at the time of the freeze. */
    void report(ImagePoint counter, Instant time);
  }

  private final PointImage image;
  private final CounterRules rules;
  private final StationClock clock;
  private final AlignedPeriod moments;
  private final Reporter reporter;
  private @Nullable Instant due;

  CounterBank(
      PointImage image, CounterRules rules, StationClock clock, ZoneId zone, Reporter reporter) {
    this.image = image;
    this.rules = rules;
    this.clock = clock;
    this.reporter = reporter;
    moments = new AlignedPeriod(zone, rules.period());
  }

  CounterMode mode() {
    return rules.mode();
  }

  /** Freezes, resets, or both, as FRZ 1 to 3 of a request asks; FRZ 0 does nothing. */
  void request(ImagePoint counter, int freeze) {
    boolean freezes =
        freeze == CounterInterrogation.FREEZE || freeze == CounterInterrogation.FREEZE_AND_RESET;
    if (freezes) {
      freeze(counter, clock.now());
    }
    if (freeze == CounterInterrogation.RESET || freeze == CounterInterrogation.FREEZE_AND_RESET) {
      counter.reset(freezes);
    }
  }

  private void freeze(ImagePoint counter, Instant time) {
    counter.freeze();
    if (rules.mode().isSpontaneous()) {
      reporter.report(counter, time);
    }
  }

  /** Freezes if it is time to; returns how long it is until then, null if never. */
  @Nullable Duration onTime() {
    if (!rules.mode().isLocal()) {
      return null;
    }
    Instant now = clock.now();
    Instant moment = due;
    if (moment != null && !now.isBefore(moment)) {
      boolean punctual = Duration.between(moment, now).compareTo(PUNCTUAL) <= 0;
      freezeAll(punctual ? moment : now);
    }
    Instant next = moments.next(now);
    due = next;
    return Duration.between(now, next);
  }

  private void freezeAll(Instant time) {
    for (int commonAddress : image.commonAddresses()) {
      for (ImagePoint counter : image.counters(commonAddress)) {
        freeze(counter, time);
        if (rules.reset()) {
          counter.reset(true);
        }
      }
    }
  }
}
