package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.AsduCodec;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Cot;
import io.github.cameliec104.protocol.asdu.SystemElement.CounterInterrogation;
import io.github.cameliec104.protocol.asdu.SystemElement.Interrogation;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one station sends after it has confirmed an interrogation: points, then the termination (101
 * §7.4.5).
 */
final class InterrogationAnswer {

  /** What comes next. */
  private enum Step {
    POINTS,
    PARAMETERS,
    TERMINATION,
    OVER
  }

  private final Asdu request;
  private final PointReports reports;
  private final @Nullable ParameterReports parameters;
  private Step step = Step.POINTS;

  private InterrogationAnswer(
      Asdu request, PointReports reports, @Nullable ParameterReports parameters) {
    this.request = request;
    this.reports = reports;
    this.parameters = parameters;
  }

  /**
   * The answer to an interrogation.
   *
   * @param request the interrogation with the common address of this station, valid QOI
   * @param points all points of the station ordered by type and address
   * @param parameters what masters loaded, null if it is not reported
   */
  static InterrogationAnswer points(
      Asdu request, List<ImagePoint> points, AsduCodec codec, @Nullable Parameters parameters) {
    int qualifier = ((Interrogation) request.first().element()).qualifier();
    int group = qualifier - Interrogation.STATION;
    Cot cot = request.cot().answer(Cause.of(qualifier), false);
    ParameterReports after =
        parameters == null ? null : new ParameterReports(parameters, cot, points, isIn(group));
    return new InterrogationAnswer(request, reports(request, points, codec, cot, group), after);
  }

  /**
   * The answer to a counter interrogation.
   *
   * @param request the interrogation with the common address of this station, valid RQT
   * @param counters all counters of the station ordered by address; none if nothing is read
   */
  static InterrogationAnswer counters(Asdu request, List<ImagePoint> counters, AsduCodec codec) {
    int wanted = ((CounterInterrogation) request.first().element()).request();
    int group = wanted == CounterInterrogation.GENERAL ? 0 : wanted;
    Cot cot = request.cot().answer(Cause.of(Cause.COUNTER_GENERAL.number() + group), false);
    return new InterrogationAnswer(request, reports(request, counters, codec, cot, group), null);
  }

  private static PointReports reports(
      Asdu request, List<ImagePoint> points, AsduCodec codec, Cot cot, int group) {
    return new PointReports(codec, cot, request.commonAddress(), points, isIn(group));
  }

  private static Predicate<ImagePoint> isIn(int group) {
    return point -> group == 0 || point.inGroup(group);
  }

  /** Whether this answers the request that is to be deactivated. */
  boolean answers(Asdu deactivation) {
    return request.commonAddress() == deactivation.commonAddress()
        && request.objects().equals(deactivation.objects());
  }

  private void enter(Step next) {
    step = next;
  }

  /** The next ASDU, or null when the answer is complete. */
  @Nullable Asdu next() {
    return switch (step) {
      case POINTS -> nextPoints();
      case PARAMETERS -> nextParameter();
      case TERMINATION -> {
        enter(Step.OVER);
        yield request.answer(Cause.ACTIVATION_TERMINATION, false);
      }
      case OVER -> null;
    };
  }

  private @Nullable Asdu nextPoints() {
    Asdu asdu = reports.next();
    if (asdu == null) {
      enter(Step.PARAMETERS);
      return next();
    }
    return asdu;
  }

  private @Nullable Asdu nextParameter() {
    Asdu asdu = parameters == null ? null : parameters.next();
    if (asdu == null) {
      enter(Step.TERMINATION);
      return next();
    }
    return asdu;
  }
}
