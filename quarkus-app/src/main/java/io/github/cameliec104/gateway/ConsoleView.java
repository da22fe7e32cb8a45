package io.github.cameliec104.gateway;

import io.github.cameliec104.camel.points.Point;
import io.github.cameliec104.camel.points.PointDetails;
import io.github.cameliec104.gateway.Terminal.Style;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.PointUpdate;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * Prints a line per change: time, name, value with unit, quality, alias. What a station
 * interrogation brings is counted instead, and told when it is complete.
 */
final class ConsoleView implements Processor {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

  private final Terminal terminal;
  private final PointLists points;
  private final ZoneId zone;
  private final LinkEvents events = new LinkEvents();
  private int interrogated;

  ConsoleView(Terminal terminal, PointLists points, ZoneId zone) {
    this.terminal = terminal;
    this.points = points;
    this.zone = zone;
  }

  @Override
  public synchronized void process(Exchange exchange) {
    Object body = exchange.getMessage().getBody();
    if (body instanceof PointUpdate update) {
      print(update, points.find(exchange, update));
    } else if (body instanceof LinkEvent event) {
      print(event);
    } else {
      terminal.line(exchange.getMessage().getBody(String.class));
    }
  }

  private void print(PointUpdate update, @Nullable Point listed) {
    if (update.cause().isInterrogated()) {
      interrogated++;
    } else {
      terminal.line(text(update, listed == null ? PointDetails.NONE : listed.details()));
    }
  }

  private String text(PointUpdate update, PointDetails details) {
    Instant time = Objects.requireNonNullElse(update.time(), update.received());
    String name = Objects.requireNonNullElse(update.name(), update.address().toString());
    String value = ReadableValue.of(update.value(), details);
    String alias = Objects.requireNonNullElse(details.alias(), "");
    return time(time)
        + String.format("  %-14s %16s  ", name, value)
        + quality(update.quality())
        + terminal.styled(Style.DIM, alias);
  }

  private String quality(Quality quality) {
    if (quality.isGood()) {
      return terminal.styled(Style.DIM, String.format("%-8s", "good"));
    }
    Style style = quality.invalid() ? Style.BAD : Style.WARN;
    return terminal.styled(style, String.format("%-8s", String.join(" ", quality.flags())));
  }

  private void print(LinkEvent event) {
    String words = events.tell(event, interrogated);
    if (event instanceof LinkEvent.InterrogationFinished) {
      interrogated = 0;
    }
    if (!words.isEmpty()) {
      Style style = LinkEvents.isTrouble(event) ? Style.BAD : Style.BOLD;
      terminal.line(time(event.time()) + "  " + terminal.styled(style, words));
    }
  }

  private String time(Instant instant) {
    return TIME.format(instant.atZone(zone));
  }
}
