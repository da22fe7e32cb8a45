package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.TypeId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The events of one class, the oldest overwritten by the newest when it is full. A position in the
 * ring is a number that only grows; the ring holds those from {@link #head()} to before {@link
 * #tail()}. Its memory grows up to the bound with what it holds.
 */
final class EventRing {

  private static final int FIRST_SIZE = 256;

  private final int capacity;
  private @Nullable PointUpdate[] events;
  private long[] order;
  private boolean[] superseded;

  /** Position of the last event of each point and type; null where every event is sent. */
  private final @Nullable Map<Sent, long[]> last;

  /** Of a point that is sent with and without time tag neither event makes the other needless. */
  private record Sent(PointAddress address, TypeId type) {}

  private long head;
  private long tail;

  EventRing(int capacity, MeasurementEvents wanted) {
    this.capacity = capacity;
    int size = Math.min(capacity, FIRST_SIZE);
    events = new @Nullable PointUpdate[size];
    order = new long[size];
    superseded = new boolean[size];
    last =
        switch (wanted) {
          case ALL -> null;
          case LATEST -> new HashMap<>();
        };
  }

  int capacity() {
    return capacity;
  }

  /** The position of the oldest event. */
  long head() {
    return head;
  }

  /** The position behind the newest event. */
  long tail() {
    return tail;
  }

  boolean isFull() {
    return tail - head == capacity;
  }

  /**
   * Adds an event, overwriting the oldest if the ring is full.
   *
   * @param number where it stands among the events of all classes
   */
  void add(PointUpdate event, long number) {
    if (isFull()) {
      head++;
    } else if (tail - head == events.length) {
      grow();
    }
    if (last != null) {
      supersede(
          last.computeIfAbsent(new Sent(event.address(), event.type()), s -> new long[] {-1}));
    }
    int slot = slot(tail++);
    events[slot] = event;
    order[slot] = number;
    superseded[slot] = false;
  }

  private void supersede(long[] previous) {
    if (previous[0] >= head) {
      superseded[slot(previous[0])] = true;
    }
    previous[0] = tail;
  }

  private void grow() {
    int size = (int) Math.min(capacity, 2L * events.length);
    @Nullable PointUpdate[] oldEvents = events;
    long[] oldOrder = order;
    boolean[] oldSuperseded = superseded;
    events = Arrays.copyOf(oldEvents, size);
    order = new long[size];
    superseded = new boolean[size];
    for (long position = head; position < tail; position++) {
      int from = (int) (position % oldEvents.length);
      int to = slot(position);
      events[to] = oldEvents[from];
      order[to] = oldOrder[from];
      superseded[to] = oldSuperseded[from];
    }
  }

  private int slot(long position) {
    return (int) (position % events.length);
  }

  PointUpdate event(long position) {
    return Objects.requireNonNull(events[slot(position)]);
  }

  /** Where the event at a position stands among the events of all classes. */
  long number(long position) {
    return order[slot(position)];
  }

  /** Whether a newer event of the same point makes this one needless. */
  boolean isSuperseded(long position) {
    return superseded[slot(position)];
  }
}
