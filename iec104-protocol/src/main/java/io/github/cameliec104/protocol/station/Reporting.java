package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which values of a measured point or of a counter are events. */
final class Reporting {

  private final TypeId type;
  private DeadBand declared = DeadBand.NONE;
  private Map<ParameterKind, Double> parameters = Map.of();
  private @Nullable Monitored last;

  /** Every value of a point of this type is an event. */
  Reporting(TypeId type) {
    this.type = type;
  }

  /** Measures with another dead band from now on, still from the last event. */
  void declare(DeadBand other) {
    declared = other;
  }

  /** Goes by the parameters in operation from now on: threshold and limits. */
  void parametrize(Map<ParameterKind, Double> operating) {
    parameters = operating;
  }

  private DeadBand deadBand() {
    Double threshold = parameters.get(ParameterKind.THRESHOLD);
    return threshold == null ? declared : DeadBand.absolute(threshold);
  }

  /** Whether every value is an event, even one that was reported before. */
  boolean isEveryValueAnEvent() {
    return deadBand().isNone();
  }

  /** Whether a value is an event. */
  boolean isEvent(Monitored value) {
    Monitored before = last;
    return before == null || deadBand().isEvent(type, before, value) || side(before) != side(value);
  }

  /** Below the low limit, between the limits, or above the high limit; NaN is between. */
  private int side(Monitored value) {
    double number = MeasuredKind.number(value);
    Double low = parameters.get(ParameterKind.LOW_LIMIT);
    Double high = parameters.get(ParameterKind.HIGH_LIMIT);
    if (low != null && number < low) {
      return -1;
    }
    return high != null && number > high ? 1 : 0;
  }

  /** Whether a value that was no event is one by the parameters of now. */
  boolean isOverdue(Monitored value) {
    return last != null && !deadBand().isNone() && isEvent(value);
  }

  /** A value became an event, from which the next ones are measured. */
  void reported(Monitored value) {
    last = value;
  }
}
