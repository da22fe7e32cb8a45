package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cot;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.ParameterQualifier;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of measured values as an interrogation reports them, one object in each ASDU (101
 * §7.3.5), with the values of the moment they are sent: those that were loaded, declared dead
 * bands, and all that have an object address of their own. One that is neither loaded nor declared,
 * and one that waits for its activation, is told as not in operation (POP).
 */
final class ParameterReports {

  private static final int KINDS = ParameterKind.values().length;

  private final Parameters parameters;
  private final Cot cot;
  private final List<ImagePoint> points;
  private final Predicate<ImagePoint> members;
  private int index;

  /**
   * Reports of one station.
   *
   * @param points points of the station
   * @param members whose parameters are reported
   */
  ParameterReports(
      Parameters parameters, Cot cot, List<ImagePoint> points, Predicate<ImagePoint> members) {
    this.parameters = parameters;
    this.cot = cot;
    this.points = points;
    this.members = members;
  }

  /** The next ASDU, or null when all parameters are reported. */
  @Nullable Asdu next() {
    while (index < points.size() * KINDS) {
      ImagePoint point = points.get(index / KINDS);
      ParameterKind kind = ParameterKind.values()[index % KINDS];
      index++;
      if (point.isMeasured() && members.test(point) && isTold(point, kind)) {
        return report(parameters, point, kind, cot);
      }
    }
    return null;
  }

  private boolean isTold(ImagePoint point, ParameterKind kind) {
    PointParameters loaded = parameters.of(point.address);
    return (loaded != null && loaded.loaded().containsKey(kind))
        || point.report().parameters().containsKey(kind)
        || (kind == ParameterKind.THRESHOLD && declared(point) > 0);
  }

  /** One parameter of a measured value. */
  static Asdu report(Parameters parameters, ImagePoint point, ParameterKind kind, Cot cot) {
    MeasuredKind measured = Objects.requireNonNull(MeasuredKind.of(point.type));
    PointParameters known = parameters.of(point.address);
    Double loaded = known == null ? null : known.loaded().get(kind);
    boolean isDeclared = loaded == null && kind == ParameterKind.THRESHOLD;
    boolean operating = isDeclared || (known != null && known.isOperating(kind));
    double value = isDeclared ? declared(point) : loaded == null ? 0 : loaded;
    return Asdu.of(
        measured.parameterType(),
        cot,
        point.address.commonAddress(),
        new InformationObject(
            point.parameter(kind).objectAddress(),
            measured.parameter(value, new ParameterQualifier(kind.number(), false, !operating))));
  }

  /** The declared dead band as a threshold; 0 if it is in per cent of the value. */
  private static double declared(ImagePoint point) {
    DeadBand declared = point.report().deadBand();
    double range = Objects.requireNonNull(MeasuredKind.of(point.type)).range();
    return switch (declared.unit()) {
      case ABSOLUTE -> declared.size();
      case PERCENT -> Double.isNaN(range) ? 0 : declared.size() / 100 * range;
    };
  }
}
