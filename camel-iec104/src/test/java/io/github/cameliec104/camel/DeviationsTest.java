package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.cameliec104.protocol.station.Deviation;
import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.PointUpdate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Stations that deviate from the standard or from the point list, as a route sees them. */
class DeviationsTest extends CamelTestSupport {

  private static final String CON = "68040B000000";

  private void routeToMock(String uri) throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(uri).to("mock:points");
          }
        });
  }

  private List<Object> bodies(Class<?> type) {
    return getMockEndpoint("mock:points").getReceivedExchanges().stream()
        .map(exchange -> exchange.getMessage().getBody())
        .filter(type::isInstance)
        .map(Object.class::cast)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "first-number-1, 68040B000000 680E0200000001010300010064000001, 'N(S)=1, expected 0'",
    "data-before-start, 680E0000000001010300010064000001 68040B000000, I frame in state PENDING_START",
    "surplus-octets, 68040B000000 68100000000001010300010064000001 0000, 'M_SP_NA_1 with 1 objects and 2 octets behind them'"
  })
  void whatIsToleratedIsRoutedAndTold(String deviation, String octets, String detail)
      throws Exception {
    try (RawStation station = new RawStation(octets)) {
      String uri = station.uri() + "?interrogation=false&events=all&tolerate=" + deviation;
      routeToMock(uri);
      await().until(() -> bodies(PointUpdate.class).size() == 1);
      assertThat(bodies(LinkEvent.Deviated.class))
          .singleElement()
          .extracting("detail")
          .isEqualTo(detail);
      Iec104Endpoint endpoint = context.getEndpoint(uri, Iec104Endpoint.class);
      assertThat(endpoint.getDeviations()).isEqualTo(1);
      assertThat(station.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "68040B000000 680E0200000001010300010064000001",
    "680E0000000001010300010064000001 68040B000000",
    "68040B000000 68100000000001010300010064000001 0000"
  })
  void withoutTheOptionTheConnectionEnds(String octets) throws Exception {
    try (RawStation station = new RawStation(octets)) {
      routeToMock(station.uri() + "?interrogation=false&events=all&reconnectDelay=10ms");
      await().until(() -> station.connections() > 1);
      assertThat(bodies(PointUpdate.class)).isEmpty();
      assertThat(bodies(LinkEvent.Deviated.class)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyDeviationIsDocumentedWithWhatComesOfIt(Deviation deviation) {
    String line =
        DocumentationTest.text()
            .lines()
            .filter(text -> text.startsWith("| " + deviation.option() + " |"))
            .findFirst()
            .orElseThrow();
    assertThat(line).endsWith(deviation.needsTolerance() ? "| the connection ends" : "| taken");
  }

  @Test
  void aWrongNameFailsTheStart() {
    assertThatThrownBy(() -> routeToMock("iec104:master:rtu.example?tolerate=everything"))
        .rootCause()
        .hasMessage(
            "'everything', expected all or some of first-number-1, data-before-start,"
                + " surplus-octets");
  }

  @Test
  void aPointOfAnotherTypeThanListedIsToldOnce(@TempDir Path folder) throws Exception {
    Path list = folder.resolve("points.yaml");
    Files.writeString(
        list,
        """
        commonAddress: 1
        points:
          - { name: Flow, objectAddress: 100, type: M_ME_NC_1 }
        """);
    String octets =
        CON + "681000000000 0B0103000100 640000 050000 681002000000 0B0103000100 640000 060000";
    try (RawStation station = new RawStation(octets)) {
      MockEndpoint points = getMockEndpoint("mock:points");
      routeToMock(station.uri() + "?interrogation=false&events=all&points=file:" + list);
      await().until(() -> bodies(PointUpdate.class).size() == 2);
      assertThat(bodies(LinkEvent.TypeConflict.class)).hasSize(1);
      assertThat(points.getReceivedExchanges())
          .filteredOn(e -> e.getMessage().getBody() instanceof LinkEvent.TypeConflict)
          .singleElement()
          .satisfies(
              e -> {
                assertThat(e.getMessage().getHeader("CamelIec104Event")).isEqualTo("TYPE_CONFLICT");
                assertThat(e.getMessage().getBody(String.class))
                    .contains(
                        "\"objectAddress\":100,\"type\":\"M_ME_NB_1\",\"expected\":\"M_ME_NC_1\"");
              });
    }
  }

  @Test
  void whatIsTakenAnywayIsCountedEachTimeButLoggedOnce() throws Exception {
    LogOf log = new LogOf("LoggedEvents");
    String octets =
        CON
            + "680E00000000 010125000100 640000 01" // cause 37, which no single point has
            + "680E02000000 010125000100 640000 00"
            + "680E04000000 010103000100 640000 01";
    try (RawStation station = new RawStation(octets)) {
      String uri = station.uri() + "?interrogation=false";
      routeToMock(uri);
      await().until(() -> bodies(PointUpdate.class).size() == 3);
      assertThat(context.getEndpoint(uri, Iec104Endpoint.class).getDeviations()).isEqualTo(2);
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .contains("deviates from the standard (unexpected-cause): M_SP_NA_1 with cause")
          .endsWith("this is told once");
    }
  }

  @Test
  void bitStringsMayComeWithTheHighestOctetFirst() throws Exception {
    String octets = CON + "681200000000 070103000100 640000 12345678 00";
    try (RawStation station = new RawStation(octets)) {
      routeToMock(station.uri() + "?interrogation=false&bitstringOrder=most-first");
      await().until(() -> bodies(PointUpdate.class).size() == 1);
      assertThat(((PointUpdate) bodies(PointUpdate.class).get(0)).value().plain())
          .isEqualTo(0x12345678L);
    }
  }
}
