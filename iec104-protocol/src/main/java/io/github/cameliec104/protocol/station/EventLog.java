package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.station.EventCursor.Kind;
import io.github.cameliec104.protocol.station.EventCursor.Presence;
import io.github.cameliec104.protocol.station.LinkCounters.Name;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The events of a slave, kept once for all masters: a ring for each class, in which each master has
 * its {@link EventCursor}. When a ring is full its oldest event is overwritten; that is counted and
 * told if a master had not acknowledged it.
 *
 * <p>With redundancy groups each group has its cursor from the start. Without, a master is known by
 * its host. When its connection ends its cursor stays, so that the next connection from there goes
 * on behind the last acknowledged event. A host never seen before starts with the events that
 * nobody has acknowledged.
 */
final class EventLog {

  private static final int CLASSES = EventClass.values().length;
  private static final long STALE = -1;

  /** Cursors kept for hosts without connection. */
  private static final int MAX_DETACHED = 64;

  private final EventRules rules;
  private final LinkCounters counters;
  private final EventLosses losses;
  private final EventRing[] rings = new EventRing[CLASSES];
  private final List<EventCursor> cursors = new ArrayList<>();
  private final long[] needed = new long[CLASSES];
  private final long[] dropped = new long[CLASSES];
  private long number;

  EventLog(EventRules rules, LinkCounters counters, EventLosses losses) {
    this.rules = rules;
    this.counters = counters;
    this.losses = losses;
    for (EventClass kind : EventClass.values()) {
      MeasurementEvents wanted =
          kind == EventClass.MEASUREMENT ? rules.buffer().wanted() : MeasurementEvents.ALL;
      rings[kind.ordinal()] = new EventRing(rules.buffer().capacity(kind), wanted);
    }
    for (String group : rules.groups()) {
      cursors.add(new EventCursor(this, group, Kind.GROUP, new long[CLASSES]));
    }
  }

  /** Adds an event, overwriting the oldest of its class if that is full. */
  void add(PointUpdate event) {
    EventClass kind = EventClass.of(event.value());
    int c = kind.ordinal();
    EventRing ring = rings[c];
    if (ring.isFull() && needed(c) <= ring.head() && !ring.isSuperseded(ring.head())) {
      count(kind, 1);
      losses.dropped(kind, ring.head(), cursors);
    }
    ring.add(event, number++);
  }

  private void count(EventClass kind, long events) {
    dropped[kind.ordinal()] += events;
    counters.add(Name.EVENTS_DROPPED, events);
    counters.add(kind.dropped(), events);
  }

  /** The first position of a class that is still to be acknowledged by somebody who counts. */
  private long needed(int c) {
    if (needed[c] == STALE) {
      needed[c] = computeNeeded(c);
    }
    return needed[c];
  }

  /** What a group or a connected master has not got; without any, what nobody has got. */
  private long computeNeeded(int c) {
    long needing = Long.MAX_VALUE;
    long anyone = 0;
    for (EventCursor cursor : cursors) {
      anyone = Math.max(anyone, cursor.acknowledged(c));
      if (cursor.isNeeding()) {
        needing = Math.min(needing, cursor.acknowledged(c));
      }
    }
    return needing == Long.MAX_VALUE ? anyone : needing;
  }

  /** How many events are waiting for an acknowledgement. */
  long pending() {
    long pending = 0;
    for (int c = 0; c < CLASSES; c++) {
      pending += rings[c].tail() - Math.max(needed(c), rings[c].head());
    }
    return pending;
  }

  /**
   * The cursor of a master that starts data transfer. A group goes on behind what it has
   * acknowledged. Several masters of one host cannot be told apart: each starts behind what all of
   * them have acknowledged, so that none misses an event.
   */
  EventCursor attach(String key) {
    EventCursor attached = rules.grouped() ? ofGroup(key) : ofHost(key);
    tellMissed(attached);
    long[] start = rules.grouped() ? attached.acknowledged() : start(key);
    attached.attach(start);
    changed();
    return attached;
  }

  private EventCursor ofGroup(String name) {
    return cursors.stream()
        .filter(cursor -> cursor.isOf(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "redundancy group " + name + ", expected one of " + rules.groups()));
  }

  private EventCursor ofHost(String host) {
    forgetPassedOver(host);
    long[] start = start(host);
    EventCursor attached = null;
    for (EventCursor cursor : cursors) {
      if (cursor.presence() != Presence.ATTACHED && cursor.isOf(host)) {
        attached = cursor;
      }
    }
    if (attached == null) {
      attached = new EventCursor(this, host, Kind.HOST, start);
      cursors.add(attached);
    }
    for (EventCursor cursor : cursors) {
      if (cursor != attached && cursor.presence() != Presence.ATTACHED && cursor.isOf(host)) {
        cursor.passOver(start);
      }
    }
    return attached;
  }

  /** What was overwritten while a host was away and others had it already is lost to this host. */
  private void tellMissed(EventCursor cursor) {
    for (EventClass kind : EventClass.values()) {
      long missed = rules.grouped() ? 0 : cursor.missed(kind.ordinal());
      if (missed > 0) {
        count(kind, missed);
        losses.missed(kind, cursor);
      }
    }
  }

  private long[] start(String host) {
    long[] start = new long[CLASSES];
    for (int c = 0; c < CLASSES; c++) {
      long anyone = rings[c].head();
      long own = Long.MAX_VALUE;
      for (EventCursor cursor : cursors) {
        anyone = Math.max(anyone, cursor.acknowledged(c));
        own = cursor.isOf(host) ? Math.min(own, cursor.acknowledged(c)) : own;
      }
      start[c] = own == Long.MAX_VALUE ? anyone : own;
    }
    return start;
  }

  /**
   * Forgets a connection of a host that stayed away while another one of the same host came and
   * went: it was an old connection of the same master, found dead late.
   */
  private void forgetPassedOver(String host) {
    if (cursors.stream().noneMatch(c -> c.isOf(host) && c.presence() == Presence.ATTACHED)) {
      cursors.removeIf(c -> c.isOf(host) && c.presence() == Presence.PASSED_OVER);
    }
  }

  /** A cursor has lost its connection. */
  void detached() {
    if (!rules.grouped()) {
      forgetOldest();
    }
    changed();
  }

  private void forgetOldest() {
    List<EventCursor> detached =
        cursors.stream().filter(c -> c.presence() != Presence.ATTACHED).toList();
    if (detached.size() > MAX_DETACHED) {
      detached.stream()
          .min(Comparator.comparingLong(c -> Arrays.stream(c.acknowledged()).sum()))
          .ifPresent(cursors::remove);
    }
  }

  private void changed() {
    Arrays.fill(needed, STALE);
    losses.changed();
  }

  /** A cursor has moved on from a position of a class. */
  void acknowledged(int c, long before) {
    if (before <= needed[c]) {
      needed[c] = STALE;
    }
  }

  /** A cursor that lost events has caught up. */
  void recovered(int c) {
    losses.recovered(c);
  }

  /** How many events of a class were counted as dropped. */
  long dropped(int c) {
    return dropped[c];
  }

  EventRing ring(int c) {
    return rings[c];
  }

  EventOrder order() {
    return rules.buffer().order();
  }

  LinkCounters counters() {
    return counters;
  }
}
