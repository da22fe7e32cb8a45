package io.github.cameliec104.gateway.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything the page shows, and since when. Each change raises a version, so that whoever has seen
 * a version can be told just what came after it, however long ago that was. Bounded: points beyond
 * the capacity are counted, not kept; of events the latest are kept. Safe for any thread.
 */
final class LiveState {
  static final int POINTS = 20_000;
  static final int EVENTS = 200;

  private final Map<LivePoint.Key, Long> versions = new HashMap<>();
  private final TreeMap<Long, LivePoint> points = new TreeMap<>();
  private final Deque<Versioned> events = new ArrayDeque<>();
  private List<LiveLink> links = List.of();
  private long linksVersion;
  private long version;
  private long dropped;

  private record Versioned(long version, LiveEvent event) {}

  /**
   * What changed after a version.
   *
   * @param version the version that the changes lead to
   * @param links all links, or null if nothing changed about them
   */
  record Changes(
      long version,
      List<LivePoint> points,
      List<LiveEvent> events,
      @Nullable List<LiveLink> links) {

    boolean isEmpty() {
      return points.isEmpty() && events.isEmpty() && links == null;
    }
  }

  /** Takes what a point said. */
  synchronized void point(LivePoint point) {
    Long known = versions.get(point.key());
    if (known == null && versions.size() >= POINTS) {
      dropped++;
      return;
    }
    versions.put(point.key(), ++version);
    LivePoint before = known == null ? null : points.remove(known);
    points.put(version, point);
    LiveEvent event = before == null ? null : LiveEvent.of(before, point);
    if (event != null) {
      event(event);
    }
  }

  /** Takes an event. */
  synchronized void event(LiveEvent event) {
    events.addLast(new Versioned(++version, event));
    if (events.size() > EVENTS) {
      events.removeFirst();
    }
  }

  /** Takes the present state of all links. */
  synchronized void links(List<LiveLink> present) {
    if (!present.equals(links)) {
      links = List.copyOf(present);
      linksVersion = ++version;
    }
  }

  /** How many points of a link are known. */
  synchronized int size(String link) {
    return (int) versions.keySet().stream().filter(key -> key.link().equals(link)).count();
  }

  /** How many points were not kept because there were too many. */
  synchronized long dropped() {
    return dropped;
  }

  /** What changed after a version; after 0 that is everything. */
  synchronized Changes since(long seen) {
    return new Changes(
        version,
        List.copyOf(points.tailMap(seen, false).values()),
        events.stream().filter(event -> event.version() > seen).map(Versioned::event).toList(),
        linksVersion > seen ? links : null);
  }
}
