package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.TypeId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares the types that points are sent as with those of a point list, or with the first they
 * were sent as, and tells once per point when they hold another element. A type and the same with a
 * time tag are no conflict. Points are passed on as they come.
 *
 * <p>Points that are not listed are remembered up to a limit, and not compared beyond. Confined to
 * the event loop of its link.
 */
public final class TypeWatch implements MasterListener {

  /** Most points that are remembered without being listed. */
  static final int MAX_LEARNT = 100_000;

  private final MasterListener listener;
  private final Map<PointAddress, TypeId> listed = new HashMap<>();
  private final Map<PointAddress, TypeId> learnt = new HashMap<>();
  private final Set<PointAddress> told = new HashSet<>();

  /** Watches what this listener is told, and tells it conflicts as events. */
  public TypeWatch(MasterListener listener) {
    this.listener = listener;
  }

  /** Expects points to be sent as these types, with or without time tag. */
  public void expect(Map<PointAddress, TypeId> types) {
    types.forEach(
        (address, type) -> {
          if (type.isMonitored()) {
            listed.put(address, type);
            learnt.remove(address);
          }
        });
  }

  @Override
  public void points(List<PointUpdate> points, Runnable done) {
    for (PointUpdate point : points) {
      check(point);
    }
    listener.points(points, done);
  }

  private void check(PointUpdate point) {
    TypeId expected = listed.get(point.address());
    if (expected == null) {
      expected = learnt.get(point.address());
    }
    if (expected == null) {
      if (learnt.size() < MAX_LEARNT) {
        learnt.put(point.address(), point.type());
      }
    } else if (!expected.accepts(point.value()) && told.add(point.address())) {
      event(new LinkEvent.TypeConflict(point.address(), expected, point.type(), point.received()));
    }
  }

  @Override
  public void event(LinkEvent event) {
    listener.event(event);
  }
}
