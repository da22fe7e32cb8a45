package io.github.cameliec104.protocol.station;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The counters behind {@link LinkStatistics}: written by the event loop alone, read from any
 * thread.
 */
public final class LinkCounters {

  private final Counter[] counters = new Counter[Name.values().length];
  private volatile String lastError = "";

  /** All counters at zero. */
  public LinkCounters() {
    for (int i = 0; i < counters.length; i++) {
      counters[i] = new Counter();
    }
  }

  /** What is counted; the meaning stands with the components of {@link LinkStatistics}. */
  public enum Name {
    APDUS_RECEIVED,
    APDUS_SENT,
    ASDUS_RECEIVED,
    ASDUS_SENT,
    POINTS_RECEIVED,
    POINTS_SENT,
    CONNECTS,
    DISCONNECTS,
    CONNECTIONS_REFUSED,
    COMMANDS_CONFIRMED,
    COMMANDS_REFUSED,
    COMMANDS_TIMED_OUT,
    EVENTS_BUFFERED,
    EVENTS_DROPPED,
    STATUS_EVENTS_DROPPED,
    COUNTER_EVENTS_DROPPED,
    MEASUREMENT_EVENTS_DROPPED,
    MEASUREMENTS_SUPERSEDED,
    SCANS_SKIPPED,
    DEVIATIONS,
    HANDSHAKES_FAILED,
    READ_PAUSES,
    UNACKNOWLEDGED
  }

  private static final class Counter extends AtomicLong {
    private static final long serialVersionUID = 1L;
  }

  /** Adds to a counter; event loop only. */
  public void add(Name name, long amount) {
    Counter counter = counters[name.ordinal()];
    counter.setRelease(counter.getPlain() + amount);
  }

  /** Sets a gauge; event loop only. */
  public void set(Name name, long value) {
    counters[name.ordinal()].setRelease(value);
  }

  /** Keeps why the last connection ended or failed. */
  public void error(String reason) {
    lastError = reason;
  }

  /** Adds the counters of another link and takes over its error, for the sum over links. */
  public void addAll(LinkCounters other) {
    for (Name name : Name.values()) {
      add(name, other.get(name));
    }
    if (!other.lastError.isEmpty()) {
      lastError = other.lastError;
    }
  }

  private long get(Name name) {
    return counters[name.ordinal()].getAcquire();
  }

  /** A snapshot. */
  public LinkStatistics snapshot() {
    return new LinkStatistics(
        get(Name.APDUS_RECEIVED),
        get(Name.APDUS_SENT),
        get(Name.ASDUS_RECEIVED),
        get(Name.ASDUS_SENT),
        get(Name.POINTS_RECEIVED),
        get(Name.POINTS_SENT),
        get(Name.CONNECTS),
        get(Name.DISCONNECTS),
        get(Name.CONNECTIONS_REFUSED),
        get(Name.COMMANDS_CONFIRMED),
        get(Name.COMMANDS_REFUSED),
        get(Name.COMMANDS_TIMED_OUT),
        get(Name.EVENTS_BUFFERED),
        get(Name.EVENTS_DROPPED),
        get(Name.STATUS_EVENTS_DROPPED),
        get(Name.COUNTER_EVENTS_DROPPED),
        get(Name.MEASUREMENT_EVENTS_DROPPED),
        get(Name.MEASUREMENTS_SUPERSEDED),
        get(Name.SCANS_SKIPPED),
        get(Name.HANDSHAKES_FAILED),
        get(Name.READ_PAUSES),
        get(Name.UNACKNOWLEDGED),
        get(Name.DEVIATIONS),
        lastError);
  }
}
