package io.github.cameliec104.protocol.asdu;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * How the stations behind a link tell the time (101 §7.2.6.18, §7.2.6.19): the one place where time
 * tags become instants and instants time tags.
 *
 * <p>Years 0 to 99 mean 2000 to 2099. The day of week is never checked. A tag that cannot be
 * understood is no fault: its time is told as invalid.
 *
 * @param zone the zone of all stations that {@code stationZones} does not name
 * @param stationZones zones by common address, 1 to 65534
 * @param summerTime how far summer time and SU are believed
 * @param sent what the tags tell that this side makes
 */
public record TimeRules(
    ZoneId zone, Map<Integer, ZoneId> stationZones, SummerTime summerTime, SentTags sent) {

  /** Everybody tells UTC. */
  public static final TimeRules DEFAULT = of(ZoneOffset.UTC);

  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2099-12-31T23:59:59.999Z");
  private static final long DAY_SECONDS = 86_400;

  /**
   * Copies the map and checks its addresses.
   *
   * @throws IllegalArgumentException for a common address that no station may have
   */
  public TimeRules {
    stationZones = Map.copyOf(stationZones);
    for (int address : stationZones.keySet()) {
      Checks.range("common address with a time zone", address, 1, 0xFFFE);
    }
  }

  /** One zone for all stations, its summer time trusted. */
  public static TimeRules of(ZoneId zone) {
    return new TimeRules(zone, Map.of(), SummerTime.TRUST, SentTags.DEFAULT);
  }

  /** A copy with another zone for the stations without one of their own. */
  public TimeRules withZone(ZoneId value) {
    return new TimeRules(value, stationZones, summerTime, sent);
  }

  /** A copy with other zones by common address. */
  public TimeRules withStationZones(Map<Integer, ZoneId> value) {
    return new TimeRules(zone, value, summerTime, sent);
  }

  /** A copy with another belief in summer time. */
  public TimeRules withSummerTime(SummerTime value) {
    return new TimeRules(zone, stationZones, value, sent);
  }

  /** A copy whose own tags tell something else. */
  public TimeRules withSent(SentTags value) {
    return new TimeRules(zone, stationZones, summerTime, value);
  }

  /** The zone of a station; that of the link for 65535, all stations. */
  public ZoneId zone(int commonAddress) {
    return stationZones.getOrDefault(commonAddress, zone);
  }

  /** Whether no one local time is right for all stations. */
  public boolean differ() {
    return stationZones.values().stream().anyMatch(other -> !other.equals(zone));
  }

  private StationZone station(int commonAddress) {
    return new StationZone(zone(commonAddress), summerTime);
  }

  /**
   * The tag of a moment as a station tells it. A moment outside the years 2000 to 2099 there is
   * told as the nearest moment within, invalid.
   */
  public Cp56Time tag(Instant instant, int commonAddress) {
    StationZone station = station(commonAddress);
    Instant near = within(instant, DAY_SECONDS);
    int year = station.local(near).getYear();
    if (!near.equals(instant) || year < Cp56Time.CENTURY || year > Cp56Time.CENTURY + 99) {
      Instant nearest = within(instant, 0);
      return tag(nearest.atOffset(ZoneOffset.UTC).toLocalDateTime(), false).asInvalid();
    }
    return tag(station.local(instant), sent.summerTime() && station.isSummer(instant));
  }

  private static Instant within(Instant instant, long seconds) {
    Instant first = FIRST.minusSeconds(seconds);
    Instant last = LAST.plusSeconds(seconds);
    return instant.isBefore(first) ? first : instant.isAfter(last) ? last : instant;
  }

  private Cp56Time tag(LocalDateTime local, boolean summer) {
    return Cp56Time.of(local, summer, sent.dayOfWeek());
  }

  /**
   * The tag of a moment and its quality; flags of the tag are set for those that it can tell. A
   * completed time is told as substituted.
   */
  public Cp56Time tag(Instant instant, int commonAddress, TimeQuality quality) {
    Cp56Time tag = tag(instant, commonAddress);
    if (quality.invalid()) {
      tag = tag.asInvalid();
    }
    return quality.substituted() || quality.completed() ? tag.asSubstituted() : tag;
  }

  /**
   * The moment that a tag means.
   *
   * <ul>
   *   <li>A local time that the change to standard time repeats: see {@link SummerTime}.
   *   <li>A local time that the change to summer time skips: read as if the clock had not been put
   *       forward, and invalid.
   *   <li>A {@link Cp24Time}: the last moment with these minutes that is not more than 10 minutes
   *       after the reception; older events cannot be told from new ones. Of two in the past hour
   *       the later.
   *   <li>Octets that are no time: none, and invalid.
   * </ul>
   *
   * @param reference when the tag was received
   */
  public ReadTime read(TimeTag tag, int commonAddress, Instant reference) {
    return station(commonAddress).read(tag, reference);
  }
}
