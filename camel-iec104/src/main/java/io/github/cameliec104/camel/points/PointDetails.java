package io.github.cameliec104.camel.points;

import io.github.cameliec104.protocol.station.CommandMode;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a point beyond its address, for people and for the way values are shown.
 *
 * @param alias free text for people, or null
 * @param unit engineering unit such as {@code °C}, or null
 * @param scaling from the number sent to engineering units
 * @param report how a slave reports the point, and where the effect of a command is seen
 * @param select whether a slave wants the object to be selected before it is commanded
 */
public record PointDetails(
    @Nullable String alias,
    @Nullable String unit,
    Scaling scaling,
    PointReport report,
    CommandMode select) {

  /** Nothing known. */
  public static final PointDetails NONE = new PointDetails(null, null, Scaling.NONE, 0);

  /**
   * A point, or an object that may be selected first or not.
   *
   * @param deadband a change is reported if it is greater than this, in engineering units; 0
   *     reports every change
   */
  public PointDetails(
      @Nullable String alias, @Nullable String unit, Scaling scaling, double deadband) {
    this(alias, unit, scaling, PointReport.beyond(deadband), CommandMode.DIRECT_OR_SELECT);
  }

  /** The deadband in engineering units; 0 if there is none or if it is in per cent. */
  public double deadband() {
    return report.absolute();
  }

  PointDetails withReport(PointReport value) {
    return new PointDetails(alias, unit, scaling, value, select);
  }
}
