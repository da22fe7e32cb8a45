package io.github.cameliec104.protocol.station;

import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What goes on at each commanded object of a slave (101 §7.4.2): it is free, selected by one master
 * for one command, or a command is being executed. One table for all masters, so that none disturbs
 * what another has begun. A selection needs no timer: it is over when somebody looks at it too
 * late.
 */
final class Selections {

  /** What goes on at an object. */
  enum State {
    /** Anybody may select or command it. */
    FREE,
    /** One master may execute what it has selected; nobody else may do anything. */
    SELECTED,
    /** The application has a command and owes its answer. */
    EXECUTING
  }

  /** Most objects selected at a time; further selections are refused. */
  static final int LIMIT = 10_000;

  private final long timeoutNanos;
  private final Set<PointAddress> executing = new HashSet<>();

  /** In the order made, which is the order in which they end. */
  private final Map<PointAddress, Selection> selected = new LinkedHashMap<>();

  Selections(Duration timeout) {
    timeoutNanos = timeout.toNanos();
  }

  State state(PointAddress address, long nowNanos) {
    forgetExpired(nowNanos);
    if (executing.contains(address)) {
      return State.EXECUTING;
    }
    return selected.containsKey(address) ? State.SELECTED : State.FREE;
  }

  private void forgetExpired(long nowNanos) {
    Iterator<Selection> oldest = selected.values().iterator();
    while (oldest.hasNext() && nowNanos - oldest.next().sinceNanos() >= timeoutNanos) {
      oldest.remove();
    }
  }

  private Selection holder(Selection wanted) {
    return Objects.requireNonNull(selected.get(wanted.address()));
  }

  /** Selects a free object, or selects anew what the same master has selected. */
  boolean select(Selection wanted) {
    boolean granted =
        switch (state(wanted.address(), wanted.sinceNanos())) {
          case FREE -> selected.size() < LIMIT;
          case SELECTED -> holder(wanted).isOfMasterOf(wanted);
          case EXECUTING -> false;
        };
    if (granted) {
      selected.remove(wanted.address());
      selected.put(wanted.address(), wanted);
    }
    return granted;
  }

  /**
   * Begins to execute; the selection is used up. What differs from the selection is refused and
   * leaves it as it is.
   *
   * @param mode whether a free object may be commanded
   */
  boolean execute(Selection wanted, CommandMode mode) {
    boolean granted =
        switch (state(wanted.address(), wanted.sinceNanos())) {
          case FREE -> mode != CommandMode.SELECT_REQUIRED;
          case SELECTED ->
              holder(wanted).isOfMasterOf(wanted) && holder(wanted).commandsLike(wanted);
          case EXECUTING -> false;
        };
    if (granted) {
      selected.remove(wanted.address());
      executing.add(wanted.address());
    }
    return granted;
  }

  /** Takes back a selection of the same master with the same type, whatever its value. */
  boolean cancel(Selection wanted) {
    return switch (state(wanted.address(), wanted.sinceNanos())) {
      case FREE, EXECUTING -> false;
      case SELECTED ->
          holder(wanted).isOfMasterOf(wanted)
              && holder(wanted).type() == wanted.type()
              && selected.remove(wanted.address()) != null;
    };
  }

  /** The application has answered, or nobody waits for its answer any more. */
  void answered(PointAddress address) {
    executing.remove(address);
  }

  /** Data transfer with a master has stopped: what it has selected is free. */
  void stopped(SlaveLink link) {
    selected.values().removeIf(selection -> selection.link() == link);
  }
}
