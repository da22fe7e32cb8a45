package io.github.cameliec104.gateway.page;

import io.github.cameliec104.protocol.asdu.DoubleState;
import io.github.cameliec104.protocol.asdu.Monitored;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line in the list of events.
 *
 * @param source the name of the point or link
 */
record LiveEvent(Instant time, Kind kind, Severity severity, String text, String source) {

  /** What the event is about. */
  enum Kind {
    POSITION,
    PROTECTION,
    QUALITY,
    LINK
  }

  /** How it is shown. */
  enum Severity {
    NORMAL,
    WARN,
    ALARM
  }

  /**
   * The event of a point that changed, or null if the change is no event: a measured value that
   * moved, or a report that repeats what was known.
   */
  static @Nullable LiveEvent of(LivePoint before, LivePoint after) {
    Monitored from = before.update().value();
    Monitored to = after.update().value();
    if (from.equals(to)) {
      return null;
    }
    if (!from.quality().equals(to.quality())) {
      return new LiveEvent(
          time(after),
          Kind.QUALITY,
          quality(to),
          after.bay() + ": " + qualityText(after),
          source(after));
    }
    if (from.plain().equals(to.plain()) && !(to instanceof Monitored.StepPosition)) {
      return null;
    }
    return position(after, to);
  }

  private static @Nullable LiveEvent position(LivePoint after, Monitored to) {
    String text = after.bay() + ": " + after.label() + " " + after.text();
    if (to instanceof Monitored.SinglePoint) {
      return new LiveEvent(time(after), Kind.PROTECTION, Severity.NORMAL, text, source(after));
    }
    if (to instanceof Monitored.DoublePoint point) {
      boolean settled = point.state() == DoubleState.ON || point.state() == DoubleState.OFF;
      Severity severity = settled ? Severity.NORMAL : Severity.WARN;
      return new LiveEvent(time(after), Kind.POSITION, severity, text, source(after));
    }
    if (to instanceof Monitored.StepPosition point && !point.moving()) {
      return new LiveEvent(time(after), Kind.POSITION, Severity.NORMAL, text, source(after));
    }
    return null;
  }

  private static Severity quality(Monitored value) {
    if (value.quality().isGood()) {
      return Severity.NORMAL;
    }
    return value.quality().invalid() ? Severity.ALARM : Severity.WARN;
  }

  private static String qualityText(LivePoint point) {
    Monitored value = point.update().value();
    return point.label()
        + (value.quality().isGood()
            ? " good again, " + point.text()
            : " " + String.join(" ", value.quality().flags()));
  }

  private static Instant time(LivePoint point) {
    Instant time = point.update().time();
    return time == null ? point.update().received() : time;
  }

  private static String source(LivePoint point) {
    return point.name().isEmpty() ? point.update().address().toString() : point.name();
  }
}
