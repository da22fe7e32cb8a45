package io.github.cameliec104.camel;

import io.github.cameliec104.camel.points.Point;
import io.github.cameliec104.camel.points.PointList;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.ReceivedCommand;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which points or commands a consumer wants, by the filter options of its endpoint. */
final class PointFilter {

  private final NumberRanges commonAddresses;
  private final NumberRanges objectAddresses;
  private final Set<TypeId> types;
  private final Set<Cause> causes;
  private final Set<String> names;
  private final boolean listedOnly;

  /**
   * Reads the options.
   *
   * @param wanted the types the endpoint can receive
   * @throws IllegalArgumentException if one is not well written, or needs a point list that is not
   *     there
   */
  PointFilter(Iec104Configuration options, PointList points, Predicate<TypeId> wanted) {
    commonAddresses = NumberRanges.parse("commonAddresses", options.getCommonAddresses());
    objectAddresses = NumberRanges.parse("objectAddresses", options.getObjectAddresses());
    types = EnumSet.noneOf(TypeId.class);
    for (String text : split(options.getTypes())) {
      types.add(type("types", text, wanted));
    }
    causes = EnumSet.noneOf(Cause.class);
    for (String text : split(options.getCauses())) {
      causes.add(cause("causes", text));
    }
    names = new HashSet<>(split(options.getPointNames()));
    listedOnly = options.getUnlisted() == Unlisted.DROP;
    checkNames(options, points);
  }

  private void checkNames(Iec104Configuration options, PointList points) {
    if (options.getPoints() == null && (listedOnly || !names.isEmpty())) {
      throw new IllegalArgumentException(
          (listedOnly ? "unlisted=drop" : "pointNames=" + options.getPointNames())
              + " needs a point list, set points");
    }
    for (String name : names) {
      if (points.named(name) == null) {
        throw new IllegalArgumentException(
            "pointNames: '" + name + "' is not in " + options.getPoints());
      }
    }
  }

  private static List<String> split(@Nullable String text) {
    return text == null ? List.of() : Arrays.stream(text.split(",")).map(String::trim).toList();
  }

  /** Reads a type by its name or number. */
  static TypeId type(String option, String text, Predicate<TypeId> wanted) {
    return find(option, text, TypeId.values(), TypeId::number, wanted);
  }

  /** Reads a cause by its name or number. */
  static Cause cause(String option, String text) {
    return find(option, text, Cause.values(), Cause::number, cause -> true);
  }

  private static <E extends Enum<E>> E find(
      String option, String text, E[] all, Function<E, Integer> number, Predicate<E> wanted) {
    for (E one : all) {
      boolean named = one.name().equalsIgnoreCase(text);
      if (wanted.test(one) && (named || number.apply(one).toString().equals(text))) {
        return one;
      }
    }
    throw new IllegalArgumentException(
        Arrays.stream(all)
            .filter(wanted)
            .map(one -> one.name() + " (" + number.apply(one) + ")")
            .collect(Collectors.joining(", ", option + ": '" + text + "', expected one of ", "")));
  }

  /** Whether a point is wanted, whatever its cause; it carries its name already. */
  boolean acceptsPoint(PointUpdate update) {
    return accepts(update.address(), update.type(), update.name());
  }

  /** Whether points with this cause are wanted. */
  boolean acceptsCause(PointUpdate update) {
    return causes.isEmpty() || causes.contains(update.cause());
  }

  /** Whether a point of the list is wanted. */
  boolean accepts(Point point) {
    return accepts(point.address(), point.type(), point.name());
  }

  /** Whether a received command is wanted. */
  boolean accepts(ReceivedCommand command, @Nullable String name) {
    return accepts(command.address(), command.type(), name);
  }

  private boolean accepts(PointAddress address, TypeId type, @Nullable String name) {
    return commonAddresses.contains(address.commonAddress())
        && objectAddresses.contains(address.objectAddress())
        && (types.isEmpty() || types.contains(type))
        && (names.isEmpty() || (name != null && names.contains(name)))
        && !(listedOnly && name == null);
  }
}
