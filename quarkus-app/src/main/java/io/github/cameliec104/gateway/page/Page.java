package io.github.cameliec104.gateway.page;

import io.github.cameliec104.camel.Iec104Endpoint;
import io.github.cameliec104.gateway.LinkEvents;
import io.github.cameliec104.gateway.PointLists;
import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.PointUpdate;
import jakarta.inject.Singleton;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The step that shows what passes it on the page: points, lists of points, and events of links.
 * Routes know it as {@code page}. For any thread.
 */
@Singleton
public final class Page implements Processor {
  private final LiveState state = new LiveState();
  private final PointLists lists = new PointLists();
  private final LinkEvents events = new LinkEvents();

  LiveState state() {
    return state;
  }

  @Override
  public void process(Exchange exchange) {
    show(exchange, exchange.getMessage().getBody());
  }

  private void show(Exchange exchange, Object body) {
    if (body instanceof PointUpdate update) {
      state.point(LivePoint.of(link(exchange), update, lists.find(exchange, update)));
    } else if (body instanceof List<?> several) {
      several.forEach(one -> show(exchange, one));
    } else if (body instanceof LinkEvent event) {
      show(exchange, event);
    } else {
      throw new IllegalArgumentException(
          "the page shows points and events of iec104 endpoints, not "
              + (body == null ? "an empty body" : "a " + body.getClass().getSimpleName()));
    }
  }

  private void show(Exchange exchange, LinkEvent event) {
    String words = events.tell(event, state.size(link(exchange)));
    if (!words.isEmpty()) {
      LiveEvent.Severity severity =
          LinkEvents.isTrouble(event) ? LiveEvent.Severity.ALARM : LiveEvent.Severity.NORMAL;
      state.event(
          new LiveEvent(event.time(), LiveEvent.Kind.LINK, severity, words, link(exchange)));
    }
  }

  private static String link(Exchange exchange) {
    return exchange.getFromEndpoint() instanceof Iec104Endpoint endpoint
        ? Links.id(endpoint)
        : "route " + exchange.getFromRouteId();
  }
}
