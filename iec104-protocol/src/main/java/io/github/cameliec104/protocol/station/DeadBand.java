package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.TypeId;

/**
 * The change of a measured value or of a counter that is not yet worth an event, measured from the
 * last event.
 *
 * <p>An absolute dead band is in units of the value sent: fractions of full scale for normalized
 * values, counts for scaled values and counters, plain numbers for short floats. One in per cent is
 * of the full range for normalized values (2, from -1 to 1) and scaled values (65536), and of the
 * size of the value last reported for short floats and counters, so that every change from 0 is an
 * event. A change is an event if it is greater than the dead band. From a number to NaN or to an
 * infinity and back is always an event, from NaN to NaN never. A change of quality is always one.
 *
 * @param size from 0; 0 makes every value an event, the same one too; per cent up to 100
 * @param unit what the size is in
 */
public record DeadBand(double size, Unit unit) {

  /** What the size of a dead band is in. */
  public enum Unit {
    /** Units of the value sent. */
    ABSOLUTE,
    /** Per cent of the full range, or of the value last reported. */
    PERCENT
  }

  /** Every value is an event. */
  public static final DeadBand NONE = new DeadBand(0, Unit.ABSOLUTE);

  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException if it is negative, infinite, NaN, or more than 100 per cent
   */
  public DeadBand {
    double most = unit == Unit.PERCENT ? 100 : Double.MAX_VALUE;
    if (!(size >= 0 && size <= most)) {
      throw new IllegalArgumentException(
          "dead band=" + size + ", expected a number from 0" + (most == 100 ? " to 100" : ""));
    }
  }

  /** In units of the value sent. */
  public static DeadBand absolute(double size) {
    return new DeadBand(size, Unit.ABSOLUTE);
  }

  /** In per cent, 0 to 100. */
  public static DeadBand percent(double size) {
    return new DeadBand(size, Unit.PERCENT);
  }

  /** True if every value is an event. */
  public boolean isNone() {
    return size == 0;
  }

  /**
   * Whether a change is worth an event; always true for values that are no numbers.
   *
   * @param type the type of the point
   * @param before the value of the last event
   * @param after the value now
   */
  public boolean isEvent(TypeId type, Monitored before, Monitored after) {
    if (isNone()
        || !before.quality().equals(after.quality())
        || !(before.plain() instanceof Number from)
        || !(after.plain() instanceof Number to)) {
      return true;
    }
    MeasuredKind kind = MeasuredKind.of(type);
    double range = kind == null ? Double.NaN : kind.range();
    return isExceeded(from.doubleValue(), to.doubleValue(), range);
  }

  /**
   * Whether a number moved by more than the dead band.
   *
   * @param range the full range that per cent are of; NaN to take them of the number before
   */
  boolean isExceeded(double before, double after, double range) {
    if (isNone()) {
      return true;
    }
    if (before == after || (Double.isNaN(before) && Double.isNaN(after))) {
      return false;
    }
    if (!Double.isFinite(before) || !Double.isFinite(after)) {
      return true;
    }
    double whole = Double.isNaN(range) ? Math.abs(before) : range;
    double limit =
        switch (unit) {
          case ABSOLUTE -> size;
          case PERCENT -> size / 100 * whole;
        };
    return Math.abs(after - before) > limit;
  }
}
