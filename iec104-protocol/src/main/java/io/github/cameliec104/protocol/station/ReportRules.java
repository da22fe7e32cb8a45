package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a point is reported, and for a commanded object where its effect is seen.
 *
 * @param deadBand which changes of a measured value or counter are events, unless a master loads
 *     another threshold
 * @param parameters object addresses, 1 to 16777215, of parameters of a measured value that have
 *     their own; the others have the address of the point
 * @param twice whether each event of a point with time tag is also sent without it, just before
 * @param returns the point whose changes are the return information of a commanded object, null if
 *     there is none (101 §7.2.3)
 */
public record ReportRules(
    DeadBand deadBand,
    Map<ParameterKind, Integer> parameters,
    boolean twice,
    @Nullable PointAddress returns) {

  /** Every value is an event, sent once. */
  public static final ReportRules DEFAULT = new ReportRules(DeadBand.NONE, Map.of(), false, null);

  /** Copies the map. */
  public ReportRules {
    parameters = Map.copyOf(parameters);
  }

  /** A copy with another dead band. */
  public ReportRules withDeadBand(DeadBand value) {
    return new ReportRules(value, parameters, twice, returns);
  }

  /** A copy with other addresses of parameters. */
  public ReportRules withParameters(Map<ParameterKind, Integer> value) {
    return new ReportRules(deadBand, value, twice, returns);
  }

  /** A copy whose events are sent with and without time tag, or once. */
  public ReportRules withTwice(boolean value) {
    return new ReportRules(deadBand, parameters, value, returns);
  }

  /** A copy with another point of return information. */
  public ReportRules withReturns(@Nullable PointAddress value) {
    return new ReportRules(deadBand, parameters, twice, value);
  }

  /** Whether points of this type can have a dead band: measured values and counters. */
  public static boolean hasDeadBand(TypeId type) {
    return hasParameters(type) || type.withTimeTag(TimeTag.Kind.NONE) == TypeId.M_IT_NA_1;
  }

  /** Whether points of this type can be parametrized: measured values. */
  public static boolean hasParameters(TypeId type) {
    return MeasuredKind.of(type) != null;
  }

  /** Whether events of this type can be sent without time tag, too. */
  public static boolean canBeTwice(TypeId type) {
    return type.isMonitored()
        && type.timeTag() != TimeTag.Kind.NONE
        && type.withTimeTag(TimeTag.Kind.NONE) != null;
  }

  /** Whether changes of this type can be return information (101 §7.3.1). */
  public static boolean canReturn(TypeId type) {
    return ReportCauses.of(type).contains(Cause.RETURN_REMOTE);
  }

  /**
   * Checks that a type can be reported so.
   *
   * @throws IllegalArgumentException naming the address and what does not fit
   */
  void check(PointAddress address, TypeId type) {
    check(address, type, "a dead band", deadBand.isNone() || hasDeadBand(type));
    check(address, type, "parameters", parameters.isEmpty() || hasParameters(type));
    check(address, type, "events sent twice", !twice || canBeTwice(type));
    check(address, type, "return information", returns == null || type.isCommand());
    for (int object : parameters.values()) {
      if (object < 1 || object > 0xFFFFFF) {
        throw new IllegalArgumentException(
            "point " + address + " with a parameter at " + object + ", expected 1..16777215");
      }
    }
  }

  private static void check(PointAddress address, TypeId type, String what, boolean fits) {
    if (!fits) {
      throw new IllegalArgumentException(
          "point " + address + " of type " + type + " with " + what + ", which it cannot have");
    }
  }
}
