package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.asdu.TypeId.Direction;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The causes with which a slave reports points by itself, taken from the table of types: cyclic
 * transmission is for measured values, background scan for all but counters and protection events,
 * return information for binary states and steps (101 §7.2.3).
 */
public final class ReportCauses {

  private static final Set<Cause> CYCLIC = EnumSet.of(Cause.PERIODIC, Cause.BACKGROUND);
  private static final Set<Cause> EVENTS =
      EnumSet.of(Cause.SPONTANEOUS, Cause.RETURN_REMOTE, Cause.RETURN_LOCAL);

  private static final Map<TypeId, Set<Cause>> ALLOWED = new EnumMap<>(TypeId.class);

  static {
    for (TypeId type : TypeId.values()) {
      ALLOWED.put(type, Collections.unmodifiableSet(allowed(type)));
    }
  }

  private ReportCauses() {}

  /** Points with time tag are sent without it where they are sent cyclically. */
  private static EnumSet<Cause> allowed(TypeId type) {
    EnumSet<Cause> causes = EnumSet.noneOf(Cause.class);
    if (type.isMonitored()) {
      causes.addAll(type.causes(Direction.MONITOR));
      causes.retainAll(EVENTS);
      TypeId untagged = type.withTimeTag(TimeTag.Kind.NONE);
      CYCLIC.stream()
          .filter(cause -> untagged != null && untagged.causes(Direction.MONITOR).contains(cause))
          .forEach(causes::add);
    }
    return causes;
  }

  /** The causes allowed for points of a type; none for what is no monitored type. */
  public static Set<Cause> of(TypeId type) {
    return ALLOWED.getOrDefault(type, Set.of());
  }

  static void check(PointUpdate update, TypeId type) {
    if (!of(type).contains(update.cause())) {
      throw new IllegalArgumentException(
          "point %s of type %s with cause %s, expected one of %s"
              .formatted(update.address(), type, update.cause(), of(type)));
    }
  }
}
