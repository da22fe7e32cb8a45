package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.QualityReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One point of a route: what the route was told last, and since when it was not told anew. */
final class WatchedPoint {

  private PointUpdate last;
  private Arrival arrival;
  private boolean told;

  private WatchedPoint(PointUpdate last, Arrival arrival, boolean told) {
    this.last = last;
    this.arrival = arrival;
    this.told = told;
  }

  /** A point that the station told. */
  static WatchedPoint received(PointUpdate update, Arrival arrival) {
    return new WatchedPoint(update, arrival, true);
  }

  /** A point of the list that the station has not told; the route is to be told. */
  static WatchedPoint missing(PointUpdate unknown) {
    return new WatchedPoint(unknown, new Arrival(0, System.nanoTime()), false);
  }

  /** Takes what the station told; true if the point was marked before. */
  boolean receive(PointUpdate update, Arrival when) {
    boolean restored = last.qualityReason().isMark();
    last = update;
    arrival = when;
    return restored;
  }

  /** Whether an interrogation of its station would have told it (101 §7.4.5). */
  private boolean isInterrogated() {
    TypeId untagged = last.type().withTimeTag(TimeTag.Kind.NONE);
    return untagged != null && untagged != TypeId.M_IT_NA_1;
  }

  /** Whether it was last told up to a start of data transfer; see {@link Sweep}. */
  boolean isBefore(Sweep sweep) {
    return arrival.start() <= sweep.start() && (sweep.station() == null || isInterrogated());
  }

  /** Whether it was last told up to this time of {@link System#nanoTime}. */
  boolean isOlder(long nanos) {
    return arrival.nanos() - nanos <= 0;
  }

  /** Whether the route has still to be told of it. */
  boolean isUntold() {
    return !told;
  }

  boolean isMarked() {
    return last.qualityReason().isMark();
  }

  /** Marks it; null if the route knows already. */
  @Nullable PointUpdate mark(QualityReason reason, Quality flags, Instant since) {
    if (!told) {
      told = true;
      return last;
    }
    PointUpdate marked = last.marked(reason, flags, since);
    if (isMarked() && marked.quality().equals(last.quality())) {
      return null;
    }
    last = marked;
    return last;
  }
}
