package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.LinkState;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Makes the state of a link out of those of its connections, and tells both. The state of the link
 * is the furthest of its connections. One that had a connection and has none is told DISCONNECTED
 * first, even if another one is just connecting. Confined to the event loop, but for {@link
 * #state}.
 */
final class GroupReport {

  private final String link;
  private final boolean redundant;
  private final Consumer<LinkEvent> listener;
  private volatile LinkState state = LinkState.DISCONNECTED;

  /**
   * A link that is disconnected.
   *
   * @param link host:port, the name of the link in events
   * @param redundant whether it may have several connections, so that each is told by itself
   */
  GroupReport(String link, boolean redundant, Consumer<LinkEvent> listener) {
    this.link = link;
    this.redundant = redundant;
    this.listener = listener;
  }

  /** The state of the link; for any thread. */
  LinkState state() {
    return state;
  }

  /**
   * One of the connections changed its state.
   *
   * @param next the furthest state of all of them
   */
  void changed(GroupMember cause, LinkState next, String reason) {
    if (redundant && cause.state() != LinkState.CLOSED) {
      tell(new LinkEvent.ConnectionChanged(cause.name(), cause.state(), reason, Instant.now()));
    }
    if (state.compareTo(LinkState.CONNECTED) >= 0 && next == LinkState.CONNECTING) {
      enter(LinkState.DISCONNECTED, because(cause, reason));
    }
    enter(next, because(cause, reason));
  }

  private String because(GroupMember cause, String reason) {
    if (!redundant) {
      return reason;
    }
    return reason.isEmpty() ? cause.name() : cause.name() + ": " + reason;
  }

  /** Data transfer starts on another connection than the last time. */
  void switched(String from, String to, String reason) {
    tell(new LinkEvent.SwitchedOver(from, to, reason, Instant.now()));
  }

  /** The link is closed for good. */
  void closed() {
    enter(LinkState.CLOSED, "");
  }

  private void enter(LinkState next, String reason) {
    if (state != next) {
      state = next;
      tell(new LinkEvent.StateChanged(link, next, reason, Instant.now()));
    }
  }

  private void tell(LinkEvent event) {
    Events.tell(listener, event);
  }
}
