package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.station.LinkCounters.Name;

/**
 * The priority classes of events. Each has its own share of the event buffer, so that a flood of
 * one never displaces events of another.
 */
public enum EventClass {
  /** Class 1: single and double points, step positions, bit strings and protection. */
  STATUS(Name.STATUS_EVENTS_DROPPED),
  /** Class 2: counters. */
  COUNTER(Name.COUNTER_EVENTS_DROPPED),
  /** Class 3: measured values. */
  MEASUREMENT(Name.MEASUREMENT_EVENTS_DROPPED);

  private final Name dropped;

  EventClass(Name dropped) {
    this.dropped = dropped;
  }

  /** Where events of this class are counted that were overwritten before they had arrived. */
  Name dropped() {
    return dropped;
  }

  /** The class of an event with this value. */
  public static EventClass of(Monitored value) {
    if (value instanceof Monitored.Normalized
        || value instanceof Monitored.NormalizedWithoutQuality
        || value instanceof Monitored.Scaled
        || value instanceof Monitored.ShortFloat) {
      return MEASUREMENT;
    }
    return value instanceof Monitored.Counter ? COUNTER : STATUS;
  }
}
