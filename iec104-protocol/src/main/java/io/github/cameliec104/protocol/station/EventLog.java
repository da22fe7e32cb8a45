package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.station.LinkCounters.Name;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of a slave in order of occurrence, kept once for all masters: a ring in which each
 * master has its {@link Cursor}. When the ring is full the oldest event is overwritten; that is
 * counted if a master had not acknowledged it.
 *
 * <p>A master is known by its host. When its connection ends its cursor stays, so that the next
 * connection from there goes on behind the last acknowledged event. A host never seen before starts
 * with the events that nobody has acknowledged.
 */
final class EventLog {

  /** Cursors kept for hosts without connection. */
  private static final int MAX_DETACHED = 64;

  private final @Nullable PointUpdate[] ring;
  private final LinkCounters counters;
  private final List<Cursor> cursors = new ArrayList<>();
  private long head;
  private long tail;

  EventLog(int capacity, LinkCounters counters) {
    ring = new @Nullable PointUpdate[capacity];
    this.counters = counters;
  }

  /** Where one master is in the log. */
  final class Cursor {
    private final String host;
    private boolean attached = true;
    private boolean passedOver;
    private long acknowledged;
    private long next;
    private long discarded;

    private Cursor(String host, long start) {
      this.host = host;
      acknowledged = start;
      next = start;
    }

    private boolean isOf(String other) {
      return host.equals(other);
    }

    /** The next event to send, not yet taken; null if there is none. */
    @Nullable PointUpdate peek() {
      next = Math.max(next, head);
      while (isDiscarded(next)) {
        next++;
      }
      return next == tail ? null : ring[(int) (next % ring.length)];
    }

    /** Takes the event just peeked; returns the position behind it. */
    long take() {
      return ++next;
    }

    /** The master has all events before this position. */
    void acknowledge(long position) {
      acknowledged = Math.max(acknowledged, position);
    }

    /** The master does not want the events with time tag that it has not got. */
    void discardTagged() {
      discarded = tail;
      acknowledged = Math.max(acknowledged, head);
      while (isDiscarded(acknowledged)) {
        acknowledged++;
      }
      next = Math.max(next, acknowledged);
    }

    private boolean isDiscarded(long position) {
      PointUpdate event =
          position < Math.min(discarded, tail) ? ring[(int) (position % ring.length)] : null;
      return event != null && event.timeTag() != null;
    }

    /** The connection is gone: what it did not acknowledge is sent again on the next one. */
    void detach() {
      attached = false;
      forgetOldest();
    }
  }

  /** Adds an event, overwriting the oldest if the ring is full. */
  void add(PointUpdate event) {
    if (tail - head == ring.length) {
      if (pendingSince() <= head) {
        counters.add(Name.EVENTS_DROPPED, 1);
      }
      head++;
    }
    ring[(int) (tail % ring.length)] = event;
    tail++;
  }

  /** The first position that some connected master, or without one any master, has not got. */
  private long pendingSince() {
    long attached = Long.MAX_VALUE;
    long anyone = head;
    for (Cursor cursor : cursors) {
      anyone = Math.max(anyone, cursor.acknowledged);
      if (cursor.attached) {
        attached = Math.min(attached, cursor.acknowledged);
      }
    }
    return attached == Long.MAX_VALUE ? anyone : attached;
  }

  /** How many events are waiting for an acknowledgement. */
  long pending() {
    return tail - Math.max(pendingSince(), head);
  }

  /**
   * The cursor of a master that starts data transfer. Several masters of one host cannot be told
   * apart: each starts behind what all of them have acknowledged, so that none misses an event.
   */
  Cursor attach(String host) {
    forgetPassedOver(host);
    long start = start(host);
    Cursor attached = null;
    for (Cursor cursor : cursors) {
      if (!cursor.attached && cursor.isOf(host)) {
        cursor.acknowledged = start;
        cursor.passedOver = true;
        attached = cursor;
      }
    }
    if (attached == null) {
      attached = new Cursor(host, start);
      cursors.add(attached);
    }
    attached.attached = true;
    attached.passedOver = false;
    attached.next = start;
    return attached;
  }

  private long start(String host) {
    long anyone = cursors.stream().mapToLong(c -> c.acknowledged).reduce(head, Math::max);
    return cursors.stream()
        .filter(c -> c.isOf(host))
        .mapToLong(c -> c.acknowledged)
        .reduce(anyone, Math::min);
  }

  /**
   * Forgets a connection of a host that stayed away while another one of the same host came and
   * went: it was an old connection of the same master, found dead late.
   */
  private void forgetPassedOver(String host) {
    if (cursors.stream().noneMatch(c -> c.isOf(host) && c.attached)) {
      cursors.removeIf(c -> c.isOf(host) && c.passedOver);
    }
  }

  private void forgetOldest() {
    long detached = cursors.stream().filter(c -> !c.attached).count();
    if (detached > MAX_DETACHED) {
      cursors.stream()
          .filter(c -> !c.attached)
          .min((a, b) -> Long.compare(a.acknowledged, b.acknowledged))
          .ifPresent(cursors::remove);
    }
  }
}
