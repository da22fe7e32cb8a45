package io.github.cameliec104.protocol.station;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;

/**
 * The moments at which a clock on the wall shows a multiple of a period since midnight.
 *
 * <p>Where the clock is put forward over such a moment, it is the moment of the change. Where the
 * clock is put back, a moment shown twice counts twice if the period is at most what the clock is
 * put back by, so that no interval is longer than the period; otherwise only the first counts.
 */
final class AlignedPeriod {

  private final ZoneId zone;
  private final long period;

  /**
   * Moments of a zone.
   *
   * @param period divides a day
   */
  AlignedPeriod(ZoneId zone, Duration period) {
    this.zone = zone;
    this.period = period.toNanos();
  }

  /** The first moment after a time. */
  Instant next(Instant time) {
    Instant moment = following(time);
    while (isRepetition(moment)) {
      moment = following(moment);
    }
    return moment;
  }

  private Instant following(Instant time) {
    long ofDay = time.atZone(zone).toLocalTime().toNanoOfDay();
    Instant moment = time.plusNanos(period - ofDay % period);
    ZoneOffsetTransition change = zone.getRules().nextTransition(time);
    if (change == null || change.getInstant().isAfter(moment)) {
      return moment;
    }
    return isMoment(change) ? change.getInstant() : following(change.getInstant());
  }

  /** Whether the clock shows such a moment when it is changed, or is put forward over one. */
  private boolean isMoment(ZoneOffsetTransition change) {
    LocalDateTime after = change.getDateTimeAfter();
    long shown = after.toLocalTime().toNanoOfDay();
    long passed = change.isGap() ? change.getDuration().toNanos() : 0;
    return shown % period <= passed;
  }

  private boolean isRepetition(Instant moment) {
    ZonedDateTime shown = moment.atZone(zone);
    ZoneOffsetTransition change = zone.getRules().getTransition(shown.toLocalDateTime());
    return change != null
        && change.isOverlap()
        && shown.getOffset().equals(change.getOffsetAfter())
        && period > -change.getDuration().toNanos();
  }
}
