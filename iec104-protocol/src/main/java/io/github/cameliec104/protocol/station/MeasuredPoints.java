package io.github.cameliec104.protocol.station;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The points of a slave as masters parametrized them: values go through their filter, and a filter
 * that has not settled goes on by itself.
 */
final class MeasuredPoints {

  private final PointImage image;
  private final InstantSource clock;
  private final Consumer<ImagePoint> events;
  private final Parameters parameters = new Parameters(this::parametrize);
  private final Set<ImagePoint> settling = new LinkedHashSet<>();

  /**
   * Nothing parametrized.
   *
   * @param clock this machine's
   * @param events takes points whose present value is an event although nothing was published
   */
  MeasuredPoints(PointImage image, InstantSource clock, Consumer<ImagePoint> events) {
    this.image = image;
    this.clock = clock;
    this.events = events;
  }

  Parameters parameters() {
    return parameters;
  }

  /** Takes a new value; a point that is not known yet is learnt. */
  ImagePoint take(PointUpdate update) {
    Instant now = clock.instant();
    boolean learnt = image.get(update.address()) == null;
    ImagePoint point = image.update(update, now);
    if (learnt) {
      point.parametrize(parameters.of(update.address()));
      point.take(update.value(), now);
    }
    if (point.isSettling()) {
      settling.add(point);
    }
    return point;
  }

  /** A point is declared, or its parameters are different now. */
  void parametrize(PointAddress address) {
    ImagePoint point = image.get(address);
    if (point != null) {
      point.parametrize(parameters.of(address));
      if (point.isOverdue()) {
        events.accept(point);
      }
    }
  }

  /** Lets the filters go on. */
  void onTime() {
    Instant now = clock.instant();
    List<ImagePoint> due = new ArrayList<>();
    settling.removeIf(point -> image.get(point.address) != point); // declared as another type
    for (ImagePoint point : settling) {
      if (point.settle(now)) {
        due.add(point);
      }
    }
    settling.removeIf(point -> !point.isSettling());
    due.forEach(events);
  }
}
