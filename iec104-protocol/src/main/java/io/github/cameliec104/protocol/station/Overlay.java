package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Quality;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What was put over the values of a process image by hand: flags of quality, and substituted values
 * (101 §7.2.6.3). What is underneath comes back when it is taken away; a new value replaces both.
 */
final class Overlay {

  /** What is underneath: its quality, or the whole value if that was substituted. */
  private record Covered(Monitored value, boolean substituted) {}

  private final PointImage image;
  private final Consumer<ImagePoint> events;
  private final Map<PointAddress, Covered> covered = new HashMap<>();

  /**
   * Nothing covered.
   *
   * @param events takes points whose present value is to be an event
   */
  Overlay(PointImage image, Consumer<ImagePoint> events) {
    this.image = image;
    this.events = events;
  }

  /** Forgets what is over a point, since it has a new value. */
  void lift(PointAddress address) {
    if (!covered.isEmpty()) {
      covered.remove(address);
    }
  }

  /** See {@link SlaveStation#mark}. */
  void mark(PointSelection selection, Quality added) {
    for (ImagePoint point : image.selected(selection)) {
      if (added.isGood()) {
        restore(point);
      } else {
        show(point, marked(point, added));
      }
    }
  }

  private Monitored marked(ImagePoint point, Quality added) {
    Covered under =
        covered.computeIfAbsent(point.address, address -> new Covered(point.value, false));
    int own = under.substituted ? Quality.SUBSTITUTED : under.value.quality().bits();
    return PointUpdate.marked(point.value, added.with(own));
  }

  private void restore(ImagePoint point) {
    Covered under = covered.remove(point.address);
    if (under != null) {
      Monitored before = point.value;
      point.uncover(under.substituted ? under.value : own(point, under));
      if (!before.equals(point.value)) {
        events.accept(point);
      }
    }
  }

  /** The present value with its own quality; a counter may have been reset meanwhile. */
  private static Monitored own(ImagePoint point, Covered under) {
    return point.value.withQuality(under.value.quality());
  }

  /** See {@link SlaveStation#substitute}. */
  void substitute(PointUpdate value) {
    ImagePoint point = image.selected(PointSelection.point(value.address())).get(0);
    image.checkType(point, value);
    Covered under = covered.get(point.address);
    if (under == null || !under.substituted) {
      Monitored own = under == null ? point.value : own(point, under);
      covered.put(point.address, new Covered(own, true));
    }
    Quality quality = value.value().quality().with(Quality.SUBSTITUTED);
    show(point, PointUpdate.marked(value.value(), quality));
  }

  private void show(ImagePoint point, Monitored shown) {
    boolean news = !shown.equals(point.value);
    point.cover(shown);
    if (news) {
      events.accept(point);
    }
  }
}
