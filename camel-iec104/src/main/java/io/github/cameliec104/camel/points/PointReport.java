package io.github.cameliec104.camel.points;

import io.github.cameliec104.protocol.station.DeadBand;
import io.github.cameliec104.protocol.station.ParameterKind;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.ReportRules;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a slave reports a point, and where the effect of a command is seen.
 *
 * @param deadBand a change is reported if it is greater than this; an absolute one is in
 *     engineering units
 * @param parameters object addresses of the parameters that do not have the address of the point
 * @param doubleTransmission whether each event of a point with time tag is also sent without it
 * @param returns the point whose changes are the return information of a commanded object, or null
 */
public record PointReport(
    DeadBand deadBand,
    Map<ParameterKind, Integer> parameters,
    boolean doubleTransmission,
    @Nullable PointAddress returns) {

  /** Every change is reported once. */
  public static final PointReport NONE = new PointReport(DeadBand.NONE, Map.of(), false, null);

  /** Copies the map. */
  public PointReport {
    parameters = Map.copyOf(parameters);
  }

  /** A dead band in engineering units; 0 reports every change. */
  public static PointReport beyond(double size) {
    return new PointReport(DeadBand.absolute(size), Map.of(), false, null);
  }

  /** A copy with another point of return information. */
  PointReport withReturns(PointAddress point) {
    return new PointReport(deadBand, parameters, doubleTransmission, point);
  }

  /** The same in the numbers that are sent. */
  ReportRules rules(Scaling scaling) {
    return new ReportRules(sent(scaling), parameters, doubleTransmission, returns);
  }

  private DeadBand sent(Scaling scaling) {
    return switch (deadBand.unit()) {
      case PERCENT -> deadBand;
      case ABSOLUTE -> DeadBand.absolute(scaling.distanceToSent(deadBand.size()));
    };
  }

  /** The dead band in engineering units; 0 if there is none or if it is in per cent. */
  double absolute() {
    return deadBand.unit() == DeadBand.Unit.ABSOLUTE ? deadBand.size() : 0;
  }
}
