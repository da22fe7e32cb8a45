package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.station.LinkEvent;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners what happens to a link, which must go on whatever they do about it. */
final class Events {

  private static final Logger LOG = LoggerFactory.getLogger(Events.class);

  private Events() {}

  /** A listener that throws is a fault of the application: it is logged and goes no further. */
  static void tell(Consumer<LinkEvent> listener, LinkEvent event) {
    try {
      listener.accept(event);
    } catch (RuntimeException e) {
      LOG.error("listener failed on {}", event, e);
    }
  }
}
