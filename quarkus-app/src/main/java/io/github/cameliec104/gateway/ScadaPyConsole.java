package io.github.cameliec104.gateway;

import io.github.cameliec104.camel.points.PointDetails;
import io.github.cameliec104.camel.points.ScadaPyClient;
import io.github.cameliec104.camel.points.ScadaPyPoint;
import io.github.cameliec104.camel.points.ScadaPyPoint.Kind;
import io.github.cameliec104.protocol.asdu.Monitored.SinglePoint;
import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.PointUpdate;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a ScadaPy client prints: its configuration, what happens on the link, and with Debug a line
 * for each value it forwards.
 */
final class ScadaPyConsole {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final Terminal terminal;
  private final ScadaPyClient client;
  private final ZoneId zone;
  private final Map<Kind, Map<Integer, List<ScadaPyPoint>>> points;
  private final LinkEvents events = new LinkEvents();
  private int interrogated;

  ScadaPyConsole(Terminal terminal, ScadaPyClient client, ZoneId zone) {
    this.terminal = terminal;
    this.client = client;
    this.zone = zone;
    this.points =
        client.points().stream()
            .collect(
                Collectors.groupingBy(
                    ScadaPyPoint::kind, Collectors.groupingBy(ScadaPyPoint::objectAddress)));
  }

  /** Prints the configuration. */
  void loaded(Path file) {
    terminal.line("Loaded " + file);
    terminal.line(
        String.format(
            "station %s · datagrams to %s · TimeSync %s · Debug %s",
            client.station(),
            client.udp().asDestination(),
            client.timeSync() ? "on" : "off",
            client.debug() ? "on" : "off"));
    for (Kind kind : Kind.values()) {
      List<ScadaPyPoint> ofKind = client.points(kind);
      terminal.line(kind.key() + ": " + FileCheck.count(ofKind.size(), "point"));
      ofKind.forEach(point -> terminal.line("  " + describe(point)));
    }
  }

  private static String describe(ScadaPyPoint point) {
    return String.join(
        ":",
        point.name(),
        String.valueOf(point.objectAddress()),
        Objects.requireNonNullElse(point.alias(), ""),
        Objects.requireNonNullElse(point.varType(), ""));
  }

  /** Tells what happened on the link. */
  void happened(LinkEvent event) {
    String words = events.tell(event, interrogated);
    if (event instanceof LinkEvent.InterrogationFinished) {
      interrogated = 0;
    }
    if (!words.isEmpty()) {
      terminal.line(time(event.time()) + " " + words);
    }
  }

  /** Prints a line for each configured point at that address, if Debug is on. */
  void received(PointUpdate update) {
    interrogated += update.cause().isInterrogated() ? 1 : 0;
    if (client.debug()) {
      Kind kind = update.value() instanceof SinglePoint ? Kind.SINGLE_POINT : Kind.MEASURE_VALUE;
      points
          .getOrDefault(kind, Map.of())
          .getOrDefault(update.objectAddress(), List.of())
          .forEach(point -> terminal.line(describe(point, update)));
    }
  }

  private String describe(ScadaPyPoint point, PointUpdate update) {
    Instant tagged = update.time();
    return String.format(
        "%s Var:%s Type:%s Alias:%s Adr:%d val:%s %s(%d) q:%d%s",
        time(update.received()),
        point.name(),
        Objects.requireNonNullElse(point.varType(), ""),
        Objects.requireNonNullElse(point.alias(), ""),
        point.objectAddress(),
        ReadableValue.of(update.value(), PointDetails.NONE),
        update.type(),
        update.type().number(),
        update.quality().bits(),
        tagged == null ? "" : " time:" + time(tagged));
  }

  private String time(Instant instant) {
    return TIME.format(instant.atZone(zone));
  }
}
