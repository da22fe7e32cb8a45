package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameliec104.camel.json.PointJson;
import io.github.cameliec104.camel.points.PointList;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.SystemElement.Interrogation;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.QualityReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quality from a substation through a gateway to a control centre, and marks put over a slave. */
class QualityThroughTest extends CamelTestSupport {

  private static final String NORTH = "iec104:slave:127.0.0.1:0?points=classpath:substation.yaml";

  private static final String SOUTH = "iec104:master:127.0.0.1:";
  private static final String LINK = "?reconnectDelay=50ms";

  private Rtu rtu = new Rtu();
  private final int port = rtu.port();

  @AfterEach
  void closeStation() {
    rtu.close();
  }

  private ControlCentre centre() {
    int north = context.getEndpoint(NORTH, Iec104Endpoint.class).getLinkPort();
    return new ControlCentre(north);
  }

  private void gateway(String... between) throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            var route = from(SOUTH + port + LINK + "&linkLossDelay=0");
            for (String step : between) {
              route.convertBodyTo(step.equals("json") ? String.class : byte[].class);
            }
            route.to(NORTH);
          }
        });
  }

  private static String text(PointUpdate update) {
    return update.objectAddress() + " " + update.value().plain() + " " + update.quality();
  }

  private static PointUpdate awaitPoint(ControlCentre centre, String text) {
    PointUpdate next = centre.next();
    while (!text(next).strip().equals(text)) {
      next = centre.next();
    }
    return next;
  }

  @ParameterizedTest
  @CsvSource({"''", "json"})
  void theControlCentreSeesThatTheSubstationIsLostAndThatItIsBack(String between) throws Exception {
    rtu.send(Rtu.single(1, 4001, true));
    gateway(between.isEmpty() ? new String[0] : new String[] {between});
    try (ControlCentre centre = centre()) {
      awaitPoint(centre, "4001 true");
      rtu.close();
      PointUpdate lost = awaitPoint(centre, "4001 true NT");
      assertThat(lost.cause()).isEqualTo(Cause.SPONTANEOUS);
      centre.master().interrogate(1, Interrogation.STATION).join();
      awaitPoint(centre, "4001 true NT");
      rtu = new Rtu(port);
      rtu.send(Rtu.single(1, 4001, true));
      PointUpdate back = awaitPoint(centre, "4001 true");
      assertThat(back.cause()).isEqualTo(Cause.SPONTANEOUS);
      centre.master().interrogate(1, Interrogation.STATION).join();
      awaitPoint(centre, "4001 true");
    }
  }

  /** More than a slave keeps of cyclic data, which answers to interrogations are passed on as. */
  @Test
  void everyPointOfABigStationIsGoodAgain() throws Exception {
    PointUpdate[] points =
        IntStream.rangeClosed(1, 1500)
            .mapToObj(address -> Rtu.single(1, 10_000 + address, true))
            .toArray(PointUpdate[]::new);
    rtu.slave().refresh(List.of(points)).join();
    gateway();
    try (ControlCentre centre = centre()) {
      await()
          .atMost(Duration.ofMinutes(1))
          .until(
              () -> {
                centre.master().interrogate(1, Interrogation.STATION).join();
                return good(centre).size() == points.length;
              });
      rtu.close();
      awaitPoint(centre, "11500 true NT");
      centre.points.clear();
      rtu = new Rtu(port);
      rtu.slave().refresh(List.of(points)).join();
      template.requestBody(
          SOUTH + port + LINK + "&commonAddress=1&operation=interrogation", (Object) null);
      List<Integer> good = new ArrayList<>();
      await()
          .atMost(Duration.ofMinutes(1))
          .until(
              () -> {
                good.addAll(good(centre));
                return good.stream().distinct().count() == points.length;
              });
    }
  }

  private static List<Integer> good(ControlCentre centre) {
    List<PointUpdate> arrived = new ArrayList<>();
    centre.points.drainTo(arrived);
    return arrived.stream()
        .filter(point -> point.objectAddress() > 10_000 && point.quality().isGood())
        .map(PointUpdate::objectAddress)
        .distinct()
        .toList();
  }

  private void send(Object body, Map<String, Object> headers) {
    template.sendBodyAndHeaders(NORTH, body, headers);
  }

  private static Map<String, Object> quality(String flags, String header, Object value) {
    return Map.of("CamelIec104Operation", "quality", "CamelIec104Quality", flags, header, value);
  }

  @Test
  void aStationAGroupOrAPointOfASlaveIsMarkedAndRestored() {
    send(Rtu.single(1, 4001, true), Map.of());
    try (ControlCentre centre = centre()) {
      awaitPoint(centre, "4001 true");
      send(null, quality("NT BL", "CamelIec104CommonAddress", 1));
      awaitPoint(centre, "4001 true NT BL");
      send(null, quality("", "CamelIec104CommonAddress", 1));
      awaitPoint(centre, "4001 true");
      send(null, quality("IV", "CamelIec104PointName", "Breaker"));
      awaitPoint(centre, "4001 true IV");
      send(null, quality("", "CamelIec104ObjectAddress", 4001));
      awaitPoint(centre, "4001 true");
      Exchange none =
          template.send(
              NORTH, e -> e.getMessage().setHeaders(quality("NT", "CamelIec104Qualifier", 25)));
      assertThat(none.getException()).hasMessageContaining("expected points that the slave has");
      send(null, quality("IV", "CamelIec104Qualifier", 20));
      awaitPoint(centre, "4001 true IV");
    }
  }

  @Test
  void aValueOfASlaveIsSubstitutedUntilTheNextUpdate() {
    send(Rtu.single(1, 4001, true), Map.of());
    try (ControlCentre centre = centre()) {
      awaitPoint(centre, "4001 true");
      send(false, Map.of("CamelIec104Operation", "SUBSTITUTE", "CamelIec104PointName", "Breaker"));
      awaitPoint(centre, "4001 false SB");
      send(null, quality("", "CamelIec104PointName", "Breaker"));
      awaitPoint(centre, "4001 true");
      template.sendBodyAndHeader(
          NORTH + "&operation=substitute", false, "CamelIec104PointName", "Breaker");
      awaitPoint(centre, "4001 false SB");
      send(Rtu.single(1, 4001, true), Map.of());
      awaitPoint(centre, "4001 true");
    }
  }

  @Test
  void badMarksAreToldWithWhatWasExpected() {
    send(Rtu.single(1, 4001, true), Map.of());
    Exchange without =
        template.send(NORTH + "&operation=quality", e -> e.getMessage().setBody("x"));
    assertThat(without.getException()).hasMessageContaining("no header CamelIec104Quality");
    Exchange unknown =
        template.send(
            NORTH, e -> e.getMessage().setHeaders(quality("XX", "CamelIec104Qualifier", 20)));
    assertThat(unknown.getException()).hasMessageContaining("quality flag 'XX'");
    Exchange master =
        template.send(
            "iec104:master:127.0.0.1:" + port + "?operation=quality",
            e -> e.getMessage().setBody(true));
    assertThat(master.getException()).hasMessageContaining("for slaves");
  }

  @Test
  void theDocumentedMessageIsReadAndWrittenTheSame() {
    String example =
        DocumentedYamlRoutesTest.blocks("json").stream()
            .filter(block -> block.contains("qualityReason"))
            .findFirst()
            .orElseThrow()
            .replaceAll("\n ?", "");
    PointJson json = new PointJson(PointList.EMPTY);
    PointUpdate update = json.read(example);
    assertThat(update.qualityReason()).isEqualTo(QualityReason.LINK_LOST);
    assertThat(json.text(update)).isEqualTo(example);
  }
}
