package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.QualityReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Points that are being marked one by one, in the order in which they were told last. */
final class Marks {

  /** Points in one exchange; as many as fit an ASDU, about. */
  private static final int MOST_TOGETHER = 100;

  private final List<WatchedPoint> points;
  private final QualityReason reason;
  private final Quality flags;
  private final Instant since;
  private int next;
  private @Nullable PointUpdate ahead;

  Marks(List<WatchedPoint> points, QualityReason reason, Quality flags, Instant since) {
    this.points = points;
    this.reason = reason;
    this.flags = flags;
    this.since = since;
  }

  /** Marks the points of the next exchange; none if there are none left. */
  List<PointUpdate> next(Delivery delivery) {
    int most =
        switch (delivery) {
          case OBJECT -> 1;
          case ASDU -> MOST_TOGETHER;
        };
    List<PointUpdate> together = new ArrayList<>();
    PointUpdate point = mark();
    while (point != null) {
      together.add(point);
      point = together.size() < most ? mark() : null;
      if (point != null && !fit(together.get(0), point)) {
        ahead = point;
        point = null;
      }
    }
    return together;
  }

  private static boolean fit(PointUpdate a, PointUpdate b) {
    return a.commonAddress() == b.commonAddress() && a.type() == b.type() && a.cause() == b.cause();
  }

  private @Nullable PointUpdate mark() {
    PointUpdate marked = ahead;
    ahead = null;
    while (marked == null && next < points.size()) {
      marked = points.get(next++).mark(reason, flags, since);
    }
    return marked;
  }
}
