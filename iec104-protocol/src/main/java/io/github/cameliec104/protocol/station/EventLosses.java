package io.github.cameliec104.protocol.station;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the operator and the application once that events are being lost, and for whom, however
 * many there are. It is told again when the master concerned has caught up in between.
 */
final class EventLosses {

  private static final Logger LOG = LoggerFactory.getLogger(EventLosses.class);

  private final EventRules rules;
  private final Consumer<LinkEvent> listener;
  private final InstantSource clock;

  /** Events of a class before this position are lost only to those who know it already. */
  private final long[] untold = new long[EventClass.values().length];

  EventLosses(EventRules rules, Consumer<LinkEvent> listener, InstantSource clock) {
    this.rules = rules;
    this.listener = listener;
    this.clock = clock;
  }

  /** The oldest event of a class is overwritten before everybody has acknowledged it. */
  void dropped(EventClass kind, long position, List<EventCursor> cursors) {
    int c = kind.ordinal();
    if (position < untold[c]) {
      return;
    }
    boolean needed = false;
    untold[c] = Long.MAX_VALUE;
    for (EventCursor cursor : cursors) {
      needed |= cursor.isNeeding();
      if (!cursor.isNeeding() || cursor.isLosing(c)) {
        continue;
      }
      if (cursor.acknowledged(c) <= position) {
        cursor.loses(c);
        tell(kind, cursor.key());
      } else {
        untold[c] = Math.min(untold[c], cursor.acknowledged(c));
      }
    }
    if (!needed) {
      tell(kind, "");
    }
  }

  /** A host has come back and misses events of a class that were overwritten meanwhile. */
  void missed(EventClass kind, EventCursor cursor) {
    tell(kind, cursor.key());
  }

  private void tell(EventClass kind, String group) {
    LOG.warn(
        "[{}] the oldest events of class {} are dropped: {} wait already and are not acknowledged",
        group.isEmpty() ? "no master" : group,
        kind,
        rules.buffer().capacity(kind));
    try {
      listener.accept(new LinkEvent.EventsDropped(group, kind, clock.instant()));
    } catch (RuntimeException e) {
      LOG.error("listener failed on dropped events", e);
    }
  }

  /** Somebody came or went. */
  void changed() {
    Arrays.fill(untold, 0);
  }

  /** Somebody who lost events of a class has caught up. */
  void recovered(int c) {
    untold[c] = 0;
  }
}
