package io.github.cameliec104.protocol.asdu;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** How the clock of one station goes: between instants and the local time that it tells. */
record StationZone(ZoneId zone, SummerTime summerTime) {

  /** How far ahead of this machine's clock a station's may be for its minutes to be understood. */
  static final long AHEAD_MILLIS = 600_000;

  private static final long HOUR_MILLIS = 3_600_000;

  private ZoneRules rules() {
    return zone.getRules();
  }

  private ZoneOffset offset(Instant instant) {
    return summerTime == SummerTime.NEVER
        ? rules().getStandardOffset(instant)
        : rules().getOffset(instant);
  }

  /** What the clock shows. */
  LocalDateTime local(Instant instant) {
    return LocalDateTime.ofEpochSecond(
        instant.getEpochSecond(), instant.getNano(), offset(instant));
  }

  /** Whether the clock shows summer time. */
  boolean isSummer(Instant instant) {
    return summerTime != SummerTime.NEVER && rules().isDaylightSavings(instant);
  }

  /** The moment of a tag; see {@link TimeRules#read}. */
  ReadTime read(TimeTag tag, Instant reference) {
    ReadTime read;
    if (tag instanceof Cp56Time full) {
      read = full.possible() ? instant(full, reference) : ReadTime.NONE.with(TimeQuality.INVALID);
    } else if (tag instanceof Cp24Time part) {
      read = part.possible() ? completed(part, reference) : ReadTime.NONE.with(TimeQuality.INVALID);
    } else {
      throw new AssertionError(tag);
    }
    return read.with(TimeQuality.of(tag).bits());
  }

  private ReadTime instant(Cp56Time tag, Instant reference) {
    LocalDateTime local = tag.local();
    if (summerTime == SummerTime.NEVER) {
      Instant near = local.toInstant(rules().getOffset(local));
      return new ReadTime(local.toInstant(offset(near)), TimeQuality.GOOD);
    }
    ZoneOffsetTransition change = rules().getTransition(local);
    if (change == null) {
      return new ReadTime(local.toInstant(rules().getOffset(local)), TimeQuality.GOOD);
    }
    Instant first = local.toInstant(change.getOffsetBefore());
    if (change.isGap()) {
      return new ReadTime(first, TimeQuality.of(TimeQuality.INVALID));
    }
    Instant second = local.toInstant(change.getOffsetAfter());
    return new ReadTime(
        isFirst(first, second, tag.summerTime(), reference) ? first : second, TimeQuality.GOOD);
  }

  /** Which of the two moments of a repeated hour is meant. */
  private boolean isFirst(Instant first, Instant second, boolean flagged, Instant reference) {
    if (summerTime == SummerTime.TRUST) {
      return flagged;
    }
    long middle = (first.toEpochMilli() + second.toEpochMilli()) / 2;
    return reference.toEpochMilli() <= middle;
  }

  /**
   * The last moment with these minutes that is not more than {@link #AHEAD_MILLIS} after the
   * reception. Zones whose offset is no whole hour, or changes by less than one, are allowed for.
   */
  private ReadTime completed(Cp24Time tag, Instant reference) {
    Instant latest = Instant.ofEpochMilli(reference.toEpochMilli() + AHEAD_MILLIS);
    ZoneOffset now = offset(latest);
    Instant found = last(tag, latest, now);
    if (!offset(found).equals(now)) {
      ZoneOffset before = offset(latest.minusMillis(HOUR_MILLIS));
      Instant earlier = last(tag, latest, before);
      if (!offset(earlier).equals(before)) {
        return new ReadTime(earlier, TimeQuality.of(TimeQuality.COMPLETED | TimeQuality.INVALID));
      }
      found = earlier;
    }
    return new ReadTime(found, TimeQuality.of(TimeQuality.COMPLETED));
  }

  private static Instant last(Cp24Time tag, Instant latest, ZoneOffset offset) {
    long local = latest.toEpochMilli() + offset.getTotalSeconds() * 1000L;
    long sinceHour = tag.minute() * 60_000L + tag.millis();
    return latest.minusMillis(Math.floorMod(local - sinceHour, HOUR_MILLIS));
  }
}
