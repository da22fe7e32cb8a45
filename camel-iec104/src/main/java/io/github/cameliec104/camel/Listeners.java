package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.LinkEvent.StateChanged;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The consumers that listen to one link, and the states of the peers that are there, which a new
 * consumer is told first. Events come from the event loop of the link, everything else from any
 * thread.
 */
final class Listeners<L> {

  private final BiConsumer<L, LinkEvent> event;
  private final Map<String, StateChanged> states = new LinkedHashMap<>();
  private volatile List<L> all = List.of();

  /** Without listeners; {@code event} tells one of them an event. */
  Listeners(BiConsumer<L, LinkEvent> event) {
    this.event = event;
  }

  /** Those that listen now. */
  List<L> all() {
    return all;
  }

  /** Adds a listener; false if it is there already. */
  synchronized boolean add(L listener) {
    if (all.contains(listener)) {
      return false;
    }
    List<L> more = new ArrayList<>(all);
    more.add(listener);
    all = List.copyOf(more);
    states.values().forEach(state -> event.accept(listener, state));
    return true;
  }

  /** Removes a listener; a call of it may still be running. */
  synchronized void remove(L listener) {
    all = all.stream().filter(other -> other != listener).toList();
  }

  /** Tells all listeners, a new one either this state or a later one. */
  void tell(LinkEvent happened) {
    if (happened instanceof StateChanged changed) {
      tellState(changed);
    } else {
      all.forEach(listener -> event.accept(listener, happened));
    }
  }

  private synchronized void tellState(StateChanged changed) {
    switch (changed.state()) {
      case CONNECTING, CONNECTED, STARTED -> states.put(changed.peer(), changed);
      case DISCONNECTED, CLOSED -> states.remove(changed.peer());
    }
    all.forEach(listener -> event.accept(listener, changed));
  }
}
