package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.station.LinkCounters.Name;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where one master, or one redundancy group, is in the event log: a position in each class. */
final class EventCursor {

  /** Whether somebody takes events here. */
  enum Presence {
    /** A connection is started. */
    ATTACHED,
    /** None is at present. */
    AWAY,
    /** None is, while another one of the same host came. */
    PASSED_OVER
  }

  /** Events are kept for a group also while none of its connections is started. */
  enum Kind {
    HOST,
    GROUP
  }

  private static final EventClass[] CLASSES = EventClass.values();
  private static final int NONE = -1;

  private final EventLog log;
  private final String key;
  private final Kind kind;
  private final long[] acknowledged;
  private final long[] next;
  private final long[] discarded = new long[CLASSES.length];
  private final boolean[] losing = new boolean[CLASSES.length];
  private final long[] countedBefore = new long[CLASSES.length];
  private Presence presence = Presence.AWAY;
  private int peeked = NONE;

  EventCursor(EventLog log, String key, Kind kind, long[] start) {
    this.log = log;
    this.key = key;
    this.kind = kind;
    acknowledged = start.clone();
    next = start.clone();
  }

  /** The host or the group. */
  String key() {
    return key;
  }

  boolean isOf(String other) {
    return key.equals(other);
  }

  Presence presence() {
    return presence;
  }

  /** Whether an event that is not acknowledged here must not be given up. */
  boolean isNeeding() {
    return kind == Kind.GROUP || presence == Presence.ATTACHED;
  }

  /** Goes on from a position in each class. */
  void attach(long[] start) {
    presence = Presence.ATTACHED;
    System.arraycopy(start, 0, acknowledged, 0, start.length);
    System.arraycopy(start, 0, next, 0, start.length);
    peeked = NONE;
  }

  /** Another connection of the same host has come and starts where this one was. */
  void passOver(long[] start) {
    presence = Presence.PASSED_OVER;
    System.arraycopy(start, 0, acknowledged, 0, start.length);
  }

  /** The connection is gone: what it did not acknowledge is sent again on the next one. */
  void detach() {
    presence = Presence.AWAY;
    for (int c = 0; c < CLASSES.length; c++) {
      countedBefore[c] = log.dropped(c);
    }
    log.detached();
  }

  /** The next event to send, not yet taken; null if there is none. */
  @Nullable PointUpdate peek() {
    peeked = NONE;
    long first = Long.MAX_VALUE;
    for (int c = 0; c < CLASSES.length && (peeked == NONE || log.order() == EventOrder.TIME); c++) {
      EventRing ring = log.ring(c);
      skip(c, ring);
      if (next[c] < ring.tail() && ring.number(next[c]) < first) {
        first = ring.number(next[c]);
        peeked = c;
      }
    }
    return peeked == NONE ? null : log.ring(peeked).event(next[peeked]);
  }

  /** Passes over what is overwritten, discarded or superseded. */
  private void skip(int c, EventRing ring) {
    next[c] = Math.max(next[c], ring.head());
    while (next[c] < ring.tail()) {
      if (ring.isSuperseded(next[c])) {
        log.counters().add(Name.MEASUREMENTS_SUPERSEDED, 1);
      } else if (!isDiscarded(c, next[c])) {
        return;
      }
      next[c]++;
    }
  }

  /** Takes the event just peeked; returns a mark to acknowledge it and those before it. */
  long take() {
    return ++next[peeked] * CLASSES.length + peeked;
  }

  /** The master has all events of a class up to this mark. */
  void acknowledge(long mark) {
    advance((int) (mark % CLASSES.length), mark / CLASSES.length);
  }

  private void advance(int c, long position) {
    long before = acknowledged[c];
    if (position <= before) {
      return;
    }
    acknowledged[c] = position;
    log.acknowledged(c, before);
    if (losing[c] && log.ring(c).tail() - position <= log.ring(c).capacity() / 2) {
      losing[c] = false;
      log.recovered(c);
    }
  }

  /** The master does not want the events with time tag that it has not got. */
  void discardTagged() {
    for (int c = 0; c < CLASSES.length; c++) {
      EventRing ring = log.ring(c);
      discarded[c] = ring.tail();
      long position = Math.max(acknowledged[c], ring.head());
      while (position < ring.tail() && isDiscarded(c, position)) {
        position++;
      }
      advance(c, position);
      next[c] = Math.max(next[c], acknowledged[c]);
    }
  }

  private boolean isDiscarded(int c, long position) {
    return position < discarded[c] && log.ring(c).event(position).timeTag() != null;
  }

  long acknowledged(int c) {
    return acknowledged[c];
  }

  long[] acknowledged() {
    return Arrays.copyOf(acknowledged, acknowledged.length);
  }

  /**
   * How many of the events of a class that are gone by now were lost here without being counted.
   */
  long missed(int c) {
    long gone = log.ring(c).head() - acknowledged[c];
    return gone <= 0 ? 0 : Math.max(0, gone - (log.dropped(c) - countedBefore[c]));
  }

  /** Whether it was told that events of a class are lost, and it has not caught up since. */
  boolean isLosing(int c) {
    return losing[c];
  }

  void loses(int c) {
    losing[c] = true;
  }
}
