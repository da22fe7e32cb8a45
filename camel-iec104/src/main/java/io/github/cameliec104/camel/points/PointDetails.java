package io.github.cameliec104.camel.points;

import io.github.cameliec104.protocol.station.CommandMode;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a point beyond its address, for people and for the way values are shown.
 *
 * @param alias free text for people, or null
 * @param unit engineering unit such as {@code °C}, or null
 * @param scaling from the number sent to engineering units
 * @param deadband a change is reported if it is greater than this, in engineering units; 0 reports
 *     every change
 * @param select whether a slave wants the object to be selected before it is commanded
 */
public record PointDetails(
    @Nullable String alias,
    @Nullable String unit,
    Scaling scaling,
    double deadband,
    CommandMode select) {

  /** Nothing known. */
  public static final PointDetails NONE = new PointDetails(null, null, Scaling.NONE, 0);

  /** A point, or an object that may be selected first or not. */
  public PointDetails(
      @Nullable String alias, @Nullable String unit, Scaling scaling, double deadband) {
    this(alias, unit, scaling, deadband, CommandMode.DIRECT_OR_SELECT);
  }

  /** Checks the deadband. */
  public PointDetails {
    if (!(deadband >= 0 && deadband < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("deadband=" + deadband + ", expected a number from 0");
    }
  }
}
