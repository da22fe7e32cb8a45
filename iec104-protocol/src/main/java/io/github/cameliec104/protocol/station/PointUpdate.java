package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one point said.
 *
 * @param name the point's name where a point list gives one, else null
 * @param address its common and object address
 * @param type the type it was or is to be sent as
 * @param cause why it was or is to be sent
 * @param value value and quality
 * @param timeTag the time tag as sent; null if the type has none, or if a slave is to make it
 * @param time the instant of the time tag in the time zone of the link; null without time tag, or
 *     if the tag is no possible time
 * @param received when it arrived here, by this machine's clock
 */
public record PointUpdate(
    @Nullable String name,
    PointAddress address,
    TypeId type,
    Cause cause,
    Monitored value,
    @Nullable TimeTag timeTag,
    @Nullable Instant time,
    Instant received) {

  /**
   * Checks that value and type belong together.
   *
   * @throws IllegalArgumentException if the type is no monitored type or holds another element
   */
  public PointUpdate {
    if (!type.isMonitored() || !type.accepts(value)) {
      throw new IllegalArgumentException(
          "point " + address + " of type " + type + " with a " + value.getClass().getSimpleName());
    }
  }

  /** A spontaneous update; a slave stamps it with its own clock if the type has a time tag. */
  public static PointUpdate of(PointAddress address, TypeId type, Monitored value) {
    return new PointUpdate(
        null, address, type, Cause.SPONTANEOUS, value, null, null, Instant.now());
  }

  /** A spontaneous update of what changed at a known time. */
  public static PointUpdate of(
      PointAddress address, TypeId type, Monitored value, @Nullable Instant time) {
    return new PointUpdate(
        null, address, type, Cause.SPONTANEOUS, value, null, time, Instant.now());
  }

  /** Common address of the station. */
  public int commonAddress() {
    return address.commonAddress();
  }

  /** Information object address. */
  public int objectAddress() {
    return address.objectAddress();
  }

  /** How far the value may be trusted. */
  public Quality quality() {
    return value.quality();
  }

  /** The same update with a name. */
  public PointUpdate withName(@Nullable String other) {
    return new PointUpdate(other, address, type, cause, value, timeTag, time, received);
  }

  /** The same update with another value. */
  public PointUpdate withValue(Monitored other) {
    return new PointUpdate(name, address, type, cause, other, timeTag, time, received);
  }

  /** The same update with another cause. */
  public PointUpdate withCause(Cause other) {
    return new PointUpdate(name, address, type, other, value, timeTag, time, received);
  }
}
