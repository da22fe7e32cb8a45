package io.github.cameliec104.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class ConsoleViewTest {
  private static final Instant TIME = Instant.parse("2026-11-20T10:00:00.123Z");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ConsoleView console = view(false);

  private ConsoleView view(boolean colour) {
    PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8);
    return new ConsoleView(
        new Terminal(stream, colour, () -> {}), new PointLists(), ZoneOffset.UTC);
  }

  private String printed(ConsoleView view, Object body) {
    out.reset();
    Exchange exchange = new DefaultExchange(new DefaultCamelContext(false));
    exchange.getMessage().setBody(body);
    view.process(exchange);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static PointUpdate update(Quality quality) {
    Monitored value = new Monitored.ShortFloat(61.4f, quality);
    return PointUpdate.of(new PointAddress(1, 8001), TypeId.M_ME_TF_1, value, TIME)
        .withName("WaterTemp");
  }

  @Test
  void aChangeIsALineOfTimeNameValueAndQuality() {
    assertThat(printed(console, update(Quality.GOOD)))
        .isEqualToIgnoringNewLines("10:00:00.123  WaterTemp                 61.40  good    ");
    assertThat(printed(console, update(Quality.of(Quality.INVALID | Quality.NOT_TOPICAL))))
        .isEqualToIgnoringNewLines("10:00:00.123  WaterTemp                 61.40  IV NT   ");
  }

  @Test
  void pointsWithoutNameAreCalledByTheirAddress() {
    assertThat(printed(console, update(Quality.GOOD).withName(null))).contains("  1/8001  ");
  }

  @Test
  void badQualityIsRedWhereColoursAreShown() {
    assertThat(printed(view(true), update(Quality.of(Quality.INVALID)))).contains("\u001b[31mIV ");
    assertThat(printed(view(true), update(Quality.of(Quality.NOT_TOPICAL))))
        .contains("\u001b[33mNT ");
  }

  @Test
  void anInterrogationIsCountedNotPrinted() {
    PointUpdate answer = update(Quality.GOOD).withCause(Cause.INTERROGATED_STATION);
    assertThat(printed(console, answer)).isEmpty();
    assertThat(printed(console, answer)).isEmpty();
    assertThat(printed(console, new LinkEvent.InterrogationFinished(1, 20, true, "", TIME)))
        .isEqualToIgnoringNewLines("10:00:00.123  station 1 interrogated: 2 points");
    assertThat(
            printed(
                console, new LinkEvent.InterrogationFinished(65535, 20, false, "no answer", TIME)))
        .isEqualToIgnoringNewLines(
            "10:00:00.123  interrogation of all stations not complete: no answer");
  }

  @Test
  void changesOfTheLinkAreToldWithTheirReason() {
    assertThat(
            printed(
                console,
                new LinkEvent.StateChanged("rtu:2404", LinkState.DISCONNECTED, "refused", TIME)))
        .isEqualToIgnoringNewLines("10:00:00.123  link to rtu:2404 down: refused");
    assertThat(
            printed(
                console, new LinkEvent.StateChanged("rtu:2404", LinkState.CONNECTING, "", TIME)))
        .isEmpty();
  }

  @Test
  void aLinkThatFailsAgainForTheSameReasonIsToldOnce() {
    LinkEvent down =
        new LinkEvent.StateChanged("rtu:2404", LinkState.DISCONNECTED, "refused", TIME);
    LinkEvent again = new LinkEvent.StateChanged("rtu:2404", LinkState.CONNECTING, "", TIME);
    LinkEvent other =
        new LinkEvent.StateChanged("rtu:2404", LinkState.DISCONNECTED, "no route", TIME);
    assertThat(printed(console, down)).contains("down: refused");
    assertThat(printed(console, again)).isEmpty();
    assertThat(printed(console, down)).isEmpty();
    assertThat(printed(console, other)).contains("down: no route");
  }

  @Test
  void anythingElseIsPrintedAsText() {
    assertThat(printed(console, "hello")).isEqualToIgnoringNewLines("hello");
  }
}
