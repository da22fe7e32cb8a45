package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.station.PointUpdate;
import java.util.AbstractList;
import java.util.List;

/**
 * The points of one ASDU. A list with a class of its own, so that type converters know it.
 * Immutable.
 */
public final class PointUpdates extends AbstractList<PointUpdate> {

  private final List<PointUpdate> points;

  /** These points in this order. */
  public PointUpdates(List<PointUpdate> points) {
    this.points = List.copyOf(points);
  }

  @Override
  public PointUpdate get(int index) {
    return points.get(index);
  }

  @Override
  public int size() {
    return points.size();
  }
}
