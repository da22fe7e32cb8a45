package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Monitored;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells changes that follow from commands (101 §7.2.3, cause 11): those of the point that a
 * commanded object names, from when the command is handed to the application until some time after
 * it is confirmed or terminated. A refused command changes nothing.
 */
final class ReturnInformation {

  /** The changes of a point that follow from one command. */
  private record Window(PointAddress point, Instant end) {}

  private final InstantSource clock;
  private final Duration running;
  private final Duration after;
  private final Map<PointAddress, PointAddress> points = new HashMap<>();
  private final Map<PointAddress, Window> open = new HashMap<>();

  /**
   * Nothing commanded yet.
   *
   * @param clock this machine's
   * @param running how long the application may take to answer
   * @param after how long after the answer changes still follow from the command
   */
  ReturnInformation(InstantSource clock, Duration running, Duration after) {
    this.clock = clock;
    this.running = running;
    this.after = after;
  }

  /** The point that shows what commands to an object did, null if there is none. */
  void declare(PointAddress object, @Nullable PointAddress point) {
    if (point == null) {
      points.remove(object);
    } else {
      points.put(object, point);
    }
  }

  /** The application is to carry out a command. */
  void handed(PointAddress object) {
    open(object, running.plus(after));
  }

  /** The application confirmed or terminated it. */
  void carriedOut(PointAddress object) {
    open(object, after);
  }

  private void open(PointAddress object, Duration time) {
    PointAddress point = points.get(object);
    if (point != null) {
      open.put(object, new Window(point, clock.instant().plus(time)));
    }
  }

  /** The application refused it. */
  void refused(PointAddress object) {
    open.remove(object);
  }

  /**
   * The cause that an update is sent with.
   *
   * @param before the value until now, null if the point is new
   */
  Cause causeOf(PointUpdate update, @Nullable Monitored before) {
    boolean follows =
        update.cause() == Cause.SPONTANEOUS
            && !open.isEmpty()
            && ReportRules.canReturn(update.type())
            && isChange(before, update.value())
            && isOpen(update.address());
    return follows ? Cause.RETURN_REMOTE : update.cause();
  }

  private static boolean isChange(@Nullable Monitored before, Monitored after) {
    return before == null
        || before.quality().invalid()
        || !before.withQuality(after.quality()).equals(after);
  }

  private boolean isOpen(PointAddress point) {
    Instant now = clock.instant();
    open.values().removeIf(window -> now.isAfter(window.end));
    return open.values().stream().anyMatch(window -> window.point.equals(point));
  }
}
