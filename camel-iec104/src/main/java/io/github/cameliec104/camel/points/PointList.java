package io.github.cameliec104.camel.points;

import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.PointAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The points of one or more stations, by name and by address. Monitored points and commanded
 * objects may share an address, since they are told apart by direction.
 *
 * <p>Lists made by {@link PointListReader} have each name and each address once, except those of
 * ScadaPy, where several points may share a name or an address. Immutable, for any thread.
 */
public final class PointList {

  /** A list without points. */
  public static final PointList EMPTY = of(List.of());

  private final List<Point> points;
  private final Map<String, List<Point>> byName;
  private final Map<PointAddress, List<Point>> monitored;
  private final Map<PointAddress, List<Point>> commands;

  private PointList(Collection<Point> points) {
    this.points = List.copyOf(points);
    this.byName = index(point -> true, Point::name);
    this.monitored = index(point -> !point.isCommand(), Point::address);
    this.commands = index(Point::isCommand, Point::address);
  }

  private <K> Map<K, List<Point>> index(Predicate<Point> which, Function<Point, K> key) {
    Map<K, List<Point>> index =
        points.stream()
            .filter(which)
            .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    index.replaceAll((k, list) -> List.copyOf(list));
    return new HashMap<>(index);
  }

  /** A list of these points in this order. */
  public static PointList of(Collection<Point> points) {
    return new PointList(points);
  }

  /** All points, in the order of the file. */
  public List<Point> points() {
    return points;
  }

  /** The types of all points that report, by address; the first where several share one. */
  public Map<PointAddress, TypeId> types() {
    Map<PointAddress, TypeId> types = new HashMap<>();
    monitored.forEach((address, list) -> types.put(address, list.get(0).type()));
    return types;
  }

  /** All names, without order. */
  public Set<String> names() {
    return Set.copyOf(byName.keySet());
  }

  /** The point of that name, the first if there are several, or null. */
  public @Nullable Point named(String name) {
    return first(byName.get(name));
  }

  /** All points of that name, in the order of the file. */
  public List<Point> allNamed(String name) {
    return byName.getOrDefault(name, List.of());
  }

  /** The point that reports from that address, the first if there are several, or null. */
  public @Nullable Point monitored(PointAddress address) {
    return first(monitored.get(address));
  }

  /** All points that report from that address, in the order of the file. */
  public List<Point> allMonitored(PointAddress address) {
    return monitored.getOrDefault(address, List.of());
  }

  /** The object that is commanded at that address, the first if there are several, or null. */
  public @Nullable Point command(PointAddress address) {
    return first(commands.get(address));
  }

  private static @Nullable Point first(@Nullable List<Point> found) {
    return found == null ? null : found.get(0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PointList that && points.equals(that.points);
  }

  @Override
  public int hashCode() {
    return points.hashCode();
  }

  @Override
  public String toString() {
    return points.size() + " points";
  }
}
