package io.github.cameliec104.camel;

import io.github.cameliec104.camel.points.Point;
import io.github.cameliec104.camel.points.PointList;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Tells changes worth an event from those within the dead band of their point, measured from the
 * last event. For any thread.
 */
final class DeadBands {

  private final PointList points;
  private final Map<PointAddress, Monitored> reported = new ConcurrentHashMap<>();

  DeadBands(PointList points) {
    this.points = points;
  }

  /** The updates that are events under true, the others under false; both in their order. */
  Map<Boolean, List<PointUpdate>> divide(List<PointUpdate> updates) {
    return updates.stream().collect(Collectors.partitioningBy(this::isEvent));
  }

  private boolean isEvent(PointUpdate update) {
    Point point = points.monitored(update.address());
    if (point == null || update.cause() != Cause.SPONTANEOUS) {
      return true;
    }
    Monitored value = update.value();
    Monitored last =
        reported.compute(
            update.address(),
            (address, before) ->
                before == null || point.beyondDeadband(before, value) ? value : before);
    return last == value;
  }
}
