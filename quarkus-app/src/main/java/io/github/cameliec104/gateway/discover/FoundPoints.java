package io.github.cameliec104.gateway.discover;

import io.github.cameliec104.camel.points.Point;
import io.github.cameliec104.camel.points.ValueKind;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The points a station has named so far, each address once. A point keeps the type it was seen
 * with; if it was seen with and without time tag, the type with time tag is kept, since the station
 * reports events so. For any thread.
 */
public final class FoundPoints {

  private static final int HIGHEST_STATION = 65_534;

  private final TreeMap<PointAddress, PointUpdate> points = new TreeMap<>();
  private final TreeSet<String> oddities = new TreeSet<>();

  /** A point with a made-up name, and what it said last. */
  public record Found(Point point, Monitored value) {}

  /** Takes what a point said. */
  synchronized void add(PointUpdate update) {
    PointAddress address = update.address();
    if (address.objectAddress() == 0
        || address.commonAddress() == 0
        || address.commonAddress() > HIGHEST_STATION) {
      oddities.add(address + ": not listed, since no point may have this address");
      return;
    }
    TypeId type = listed(update.type());
    PointUpdate before = points.get(address);
    if (before == null) {
      points.put(address, typed(update, type));
    } else if (ValueKind.of(before.type()) == ValueKind.of(type)) {
      boolean tagged = before.type().timeTag() == TimeTag.Kind.CP56;
      points.put(address, typed(update, tagged ? before.type() : type));
    } else {
      oddities.add(
          "%s: reported as %s and as %s; the first is listed"
              .formatted(address, before.type(), type));
    }
  }

  private static PointUpdate typed(PointUpdate update, TypeId type) {
    return new PointUpdate(
        null,
        update.address(),
        type,
        update.cause(),
        update.value(),
        update.timeTag(),
        update.time(),
        update.received());
  }

  /** Types with short time tags exist in IEC 60870-5-101 only; lists name those with full ones. */
  private static TypeId listed(TypeId type) {
    @Nullable TypeId full = type.inSubset104() ? type : type.withTimeTag(TimeTag.Kind.CP56);
    return full == null ? type : full;
  }

  /** How many points there are. */
  public synchronized int size() {
    return points.size();
  }

  /** What was odd about what the station said, a line each. */
  public synchronized List<String> oddities() {
    return List.copyOf(oddities);
  }

  /** How many points each station has, by common address. */
  public synchronized Map<Integer, Integer> stations() {
    Map<Integer, Integer> counts = new TreeMap<>();
    points.keySet().forEach(address -> counts.merge(address.commonAddress(), 1, Integer::sum));
    return counts;
  }

  /**
   * All points by address. Names tell kind and object address, and the station before them if there
   * are several: {@code float-8001}, {@code 2/float-8001}.
   */
  public synchronized List<Found> points() {
    boolean several = stations().size() > 1;
    List<Found> found = new ArrayList<>(points.size());
    for (PointUpdate update : points.values()) {
      PointAddress address = update.address();
      String name = ValueKind.of(update.type()).word() + "-" + address.objectAddress();
      String full = several ? address.commonAddress() + "/" + name : name;
      found.add(new Found(new Point(full, address, update.type()), update.value()));
    }
    return found;
  }
}
