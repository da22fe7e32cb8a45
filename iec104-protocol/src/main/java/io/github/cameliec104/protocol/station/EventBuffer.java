package io.github.cameliec104.protocol.station;

/**
 * What a slave keeps for masters that have not acknowledged it. When a class is full its oldest
 * event is overwritten; that is counted and told once as {@link LinkEvent.EventsDropped}.
 *
 * @param status most events of single and double points, step positions, bit strings and
 *     protection, 1 to 10000000
 * @param counters most events of counters, 1 to 10000000
 * @param measurements most events of measured values, 1 to 10000000
 * @param order in which order they are sent
 * @param wanted which measured values are sent
 */
public record EventBuffer(
    int status, int counters, int measurements, EventOrder order, MeasurementEvents wanted) {

  /** Most events of a class. */
  public static final int MAX = 10_000_000;

  /** 10000 events of each class, all of them sent in the order of their occurrence. */
  public static final EventBuffer DEFAULT =
      new EventBuffer(10_000, 10_000, 10_000, EventOrder.TIME, MeasurementEvents.ALL);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is outside its range; the message names value and
   *     range
   */
  public EventBuffer {
    check("eventBuffer", status);
    check("counterBuffer", counters);
    check("measurementBuffer", measurements);
  }

  private static void check(String name, int value) {
    if (value < 1 || value > MAX) {
      throw new IllegalArgumentException(name + "=" + value + ", expected 1.." + MAX);
    }
  }

  /** A copy with the same bound for each class. */
  public EventBuffer withCapacity(int each) {
    return new EventBuffer(each, each, each, order, wanted);
  }

  /** A copy with another order. */
  public EventBuffer withOrder(EventOrder value) {
    return new EventBuffer(status, counters, measurements, value, wanted);
  }

  /** A copy that sends other measured values. */
  public EventBuffer withWanted(MeasurementEvents value) {
    return new EventBuffer(status, counters, measurements, order, value);
  }

  int capacity(EventClass kind) {
    return switch (kind) {
      case STATUS -> status;
      case COUNTER -> counters;
      case MEASUREMENT -> measurements;
    };
  }
}
