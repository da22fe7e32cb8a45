package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TimeQuality;
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
 * @param value value and effective quality
 * @param timeTag the time tag as sent; null if the type has none, or if a slave is to make it
 * @param time the instant of the time tag in the time zone of the link; null without time tag, or
 *     if the tag is no possible time
 * @param received when it arrived here, by this machine's clock
 * @param provenance where quality and time come from
 */
public record PointUpdate(
    @Nullable String name,
    PointAddress address,
    TypeId type,
    Cause cause,
    Monitored value,
    @Nullable TimeTag timeTag,
    @Nullable Instant time,
    Instant received,
    Provenance provenance) {

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
    if (!provenance.reason().isMark() && !provenance.received().equals(value.quality())) {
      provenance = Provenance.asReceived(value.quality(), provenance.time());
    }
  }

  /**
   * What came as it is: the quality is that of the value, the quality of the time that of its tag.
   */
  public PointUpdate(
      @Nullable String name,
      PointAddress address,
      TypeId type,
      Cause cause,
      Monitored value,
      @Nullable TimeTag timeTag,
      @Nullable Instant time,
      Instant received) {
    this(
        name,
        address,
        type,
        cause,
        value,
        timeTag,
        time,
        received,
        Provenance.asReceived(value.quality(), told(timeTag, time)));
  }

  private static TimeQuality told(@Nullable TimeTag tag, @Nullable Instant time) {
    if (tag == null) {
      return TimeQuality.GOOD;
    }
    TimeQuality told = TimeQuality.of(tag);
    return time == null ? told.with(TimeQuality.INVALID) : told;
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

  /**
   * What is to be said of a point that a list has and the station has not told: no value, invalid
   * and not topical, with the cause {@link Cause#UNUSED}.
   *
   * @param since when it was found missing; told as the time of reception, too
   */
  public static PointUpdate notYetReceived(PointAddress address, TypeId type, Instant since) {
    Monitored none = PointImage.initial(type);
    Quality bad = Quality.of(Quality.INVALID | Quality.NOT_TOPICAL);
    Quality added = Quality.of(bad.bits() & ~none.quality().bits());
    Provenance why =
        new Provenance(QualityReason.NOT_YET_RECEIVED, bad, added, since, TimeQuality.GOOD);
    return new PointUpdate(null, address, type, Cause.UNUSED, none, null, null, since, why);
  }

  /** Common address of the station. */
  public int commonAddress() {
    return address.commonAddress();
  }

  /** Information object address. */
  public int objectAddress() {
    return address.objectAddress();
  }

  /**
   * How far the value may be trusted: what it says itself, and what was added here although the
   * value has no bit for it.
   */
  public Quality quality() {
    return value.quality().with(provenance.added().bits());
  }

  /** The quality as received, whatever was added here. */
  public Quality receivedQuality() {
    return provenance.received();
  }

  /** Why the quality is not the one received. */
  public QualityReason qualityReason() {
    return provenance.reason();
  }

  /** How far the time may be trusted. */
  public TimeQuality timeQuality() {
    return provenance.time();
  }

  /**
   * The same update with flags added here. A value without the bits for them gets IV instead, so
   * that nothing that is not good looks good; a normalized value without quality descriptor shows
   * it in {@link #quality()} alone.
   *
   * @param flags what is added to the quality received
   * @param since when
   */
  public PointUpdate marked(QualityReason reason, Quality flags, Instant since) {
    Quality kept = receivedQuality();
    Quality wanted = kept.with(flags.bits());
    Monitored marked = marked(value, wanted);
    Quality added = Quality.of(wanted.with(marked.quality().bits()).bits() & ~kept.bits());
    Provenance why = new Provenance(reason, kept, added, since, timeQuality());
    return new PointUpdate(name, address, type, cause, marked, timeTag, time, received, why);
  }

  /** The value with a quality, or with IV if it cannot tell that the quality is not good. */
  static Monitored marked(Monitored value, Quality quality) {
    Monitored marked = value.withQuality(quality);
    return marked.quality().isGood() && !quality.isGood()
        ? value.withQuality(quality.with(Quality.INVALID))
        : marked;
  }

  /** The same update with a name. */
  public PointUpdate withName(@Nullable String other) {
    return new PointUpdate(other, address, type, cause, value, timeTag, time, received, provenance);
  }

  /** The same update with another value. */
  public PointUpdate withValue(Monitored other) {
    return new PointUpdate(name, address, type, cause, other, timeTag, time, received, provenance);
  }

  /** The same update with another cause. */
  public PointUpdate withCause(Cause other) {
    return new PointUpdate(name, address, type, other, value, timeTag, time, received, provenance);
  }

  /** The same update with another provenance. */
  public PointUpdate withProvenance(Provenance other) {
    return new PointUpdate(name, address, type, cause, value, timeTag, time, received, other);
  }
}
