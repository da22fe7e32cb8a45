package io.github.cameliec104.camel;

import io.github.cameliec104.camel.points.Point;
import io.github.cameliec104.protocol.asdu.ProtectionElement;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.QualityReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The points of a route with what the route was told last, bounded in number. Confined to the lane
 * of the route, so that what is marked is always what has been routed before.
 */
final class WatchedPoints {

  private static final Logger LOG = LoggerFactory.getLogger(WatchedPoints.class);

  private final WatchRules rules;
  private final Map<Integer, Map<PointAddress, WatchedPoint>> stations = new HashMap<>();
  private final Map<Integer, List<Point>> missing = new HashMap<>();
  private int size;
  private boolean warned;

  /**
   * Nothing known yet.
   *
   * @param listed the points that the route expects
   */
  WatchedPoints(WatchRules rules, Collection<Point> listed) {
    this.rules = rules;
    for (Point point : listed) {
      if (rules.initial() && !point.isCommand() && isState(point.type())) {
        missing.computeIfAbsent(point.commonAddress(), ca -> new ArrayList<>()).add(point);
      }
    }
  }

  /** Whether points of a type are told whenever a station is interrogated. */
  private static boolean isState(TypeId type) {
    TypeId untagged = type.withTimeTag(TimeTag.Kind.NONE);
    return untagged != null && untagged != TypeId.M_IT_NA_1;
  }

  /** Takes what the route is told next; true if the point was marked before. */
  boolean receive(PointUpdate update, Arrival arrival) {
    Map<PointAddress, WatchedPoint> station = stations.get(update.commonAddress());
    WatchedPoint point = station == null ? null : station.get(update.address());
    if (point != null) {
      return point.receive(update, arrival);
    }
    if (update.value() instanceof ProtectionElement) {
      return false; // an event without a state that could become old
    }
    add(update.address(), WatchedPoint.received(update, arrival));
    return false;
  }

  private void add(PointAddress address, WatchedPoint point) {
    if (size < rules.limit()) {
      size++;
      stations
          .computeIfAbsent(
              address.commonAddress(), ca -> new LinkedHashMap<>(16, 0.75f, true)) // oldest first
          .put(address, point);
    } else if (!warned) {
      warned = true;
      LOG.warn(
          "more than watchedPoints={} points; further ones, {} first, are never marked",
          rules.limit(),
          address);
    }
  }

  /** The points that were not told anew. */
  Marks notToldSince(Sweep sweep) {
    List<WatchedPoint> found = new ArrayList<>();
    if (sweep.station() == null) {
      List.copyOf(missing.keySet()).forEach(station -> addMissing(station, sweep.since()));
      stations.values().forEach(station -> addNotTold(station, sweep, found));
    } else {
      addMissing(sweep.station(), sweep.since());
      addNotTold(stations.getOrDefault(sweep.station(), Map.of()), sweep, found);
    }
    return new Marks(found, QualityReason.LINK_LOST, rules.linkLoss().flags(), sweep.since());
  }

  private void addNotTold(
      Map<PointAddress, WatchedPoint> station, Sweep sweep, List<WatchedPoint> found) {
    for (WatchedPoint point : station.values()) {
      if (point.isUntold() || (rules.linkLoss() != LinkLoss.NONE && point.isBefore(sweep))) {
        found.add(point);
      }
    }
  }

  private void addMissing(int station, Instant since) {
    List<Point> expected = missing.remove(station);
    if (expected == null) {
      return;
    }
    Map<PointAddress, WatchedPoint> known = stations.getOrDefault(station, Map.of());
    for (Point point : expected) {
      if (!known.containsKey(point.address())) {
        PointUpdate unknown = PointUpdate.notYetReceived(point.address(), point.type(), since);
        add(point.address(), WatchedPoint.missing(unknown.withName(point.name())));
      }
    }
  }

  /** The points that were not told for longer than they may be. */
  Marks tooOld(long nowNanos, Instant since) {
    long limit = nowNanos - rules.maxAge().toNanos();
    List<WatchedPoint> found = new ArrayList<>();
    for (Map<PointAddress, WatchedPoint> station : stations.values()) {
      for (WatchedPoint point : station.values()) {
        if (!point.isOlder(limit)) {
          break; // the others were told later
        }
        if (!point.isMarked()) {
          found.add(point);
        }
      }
    }
    return new Marks(found, QualityReason.AGED_OUT, Quality.of(Quality.NOT_TOPICAL), since);
  }
}
