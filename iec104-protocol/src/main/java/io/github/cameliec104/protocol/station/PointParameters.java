package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.TypeId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What masters loaded for one measured value (101 §7.4.9). Immutable, for any thread.
 *
 * <p>Thresholds and limits are in units of the value sent. A smoothing factor is the time constant
 * of a first order filter: in seconds for scaled values and short floats, in minutes for normalized
 * values, whose numbers end at 1.
 *
 * @param point the point they are for
 * @param type P_ME_NA_1, P_ME_NB_1 or P_ME_NC_1, as fits the type of the point
 * @param loaded the values loaded last
 * @param operating the values in operation; another one may be loaded and wait for its activation
 * @param cyclic whether the point is sent cyclically
 */
public record PointParameters(
    PointAddress point,
    TypeId type,
    Map<ParameterKind, Double> loaded,
    Map<ParameterKind, Double> operating,
    CyclicSwitch cyclic) {

  private static final double LONGEST_SECONDS = 86_400;

  /**
   * Copies the maps and checks that each value can be one of its kind.
   *
   * @throws IllegalArgumentException naming the point and what is wrong
   */
  public PointParameters {
    loaded = Map.copyOf(loaded);
    operating = Map.copyOf(operating);
    MeasuredKind kind = MeasuredKind.ofParameter(type);
    if (kind == null) {
      throw new IllegalArgumentException(
          "parameters of " + point + " of type " + type + ", expected P_ME_NA_1 to P_ME_NC_1");
    }
    for (Map<ParameterKind, Double> values : List.of(loaded, operating)) {
      values.forEach(
          (parameter, value) -> {
            if (!isPossible(kind, parameter, value)) {
              throw new IllegalArgumentException(
                  "parameters of " + point + ": " + parameter + "=" + value + " is not possible");
            }
          });
    }
    Double low = operating.get(ParameterKind.LOW_LIMIT);
    Double high = operating.get(ParameterKind.HIGH_LIMIT);
    if (low != null && high != null && low > high) {
      throw new IllegalArgumentException(
          "parameters of " + point + ": low limit " + low + " above high limit " + high);
    }
  }

  /** Nothing loaded. */
  static PointParameters none(PointAddress point, MeasuredKind kind) {
    return new PointParameters(
        point, kind.parameterType(), Map.of(), Map.of(), CyclicSwitch.AS_DECLARED);
  }

  private static boolean isPossible(MeasuredKind kind, ParameterKind parameter, double value) {
    return Double.isFinite(value)
        && switch (parameter) {
          case THRESHOLD -> value >= 0;
          case SMOOTHING -> value >= 0 && kind.seconds(value) <= LONGEST_SECONDS;
          case LOW_LIMIT, HIGH_LIMIT -> true;
        };
  }

  /** True if the value loaded last is in operation. */
  public boolean isOperating(ParameterKind kind) {
    return loaded.containsKey(kind) && loaded.get(kind).equals(operating.get(kind));
  }

  /** With another value loaded, in operation at once or not yet. */
  PointParameters load(ParameterKind kind, double value, boolean atOnce) {
    Map<ParameterKind, Double> now = with(loaded, kind, value);
    return with(now, atOnce ? with(operating, kind, value) : operating);
  }

  /** With these of the loaded values in operation. */
  PointParameters activate(Iterable<ParameterKind> kinds) {
    Map<ParameterKind, Double> now = new HashMap<>(operating);
    for (ParameterKind kind : kinds) {
      Double value = loaded.get(kind);
      if (value != null) {
        now.put(kind, value);
      }
    }
    return with(loaded, now);
  }

  /** With these values out of operation; they stay loaded. */
  PointParameters deactivate(Iterable<ParameterKind> kinds) {
    Map<ParameterKind, Double> now = new HashMap<>(operating);
    kinds.forEach(now::remove);
    return with(loaded, now);
  }

  PointParameters withCyclic(CyclicSwitch value) {
    return new PointParameters(point, type, loaded, operating, value);
  }

  private PointParameters with(
      Map<ParameterKind, Double> nowLoaded, Map<ParameterKind, Double> nowOperating) {
    return new PointParameters(point, type, nowLoaded, nowOperating, cyclic);
  }

  private static Map<ParameterKind, Double> with(
      Map<ParameterKind, Double> values, ParameterKind kind, double value) {
    Map<ParameterKind, Double> more = new EnumMap<>(ParameterKind.class);
    more.putAll(values);
    more.put(kind, value);
    return more;
  }
}
