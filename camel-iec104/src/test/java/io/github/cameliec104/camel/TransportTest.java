package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.cameliec104.protocol.net.Iec104Master;
import io.github.cameliec104.protocol.net.MasterSettings;
import io.github.cameliec104.protocol.station.LinkStatistics;
import io.github.cameliec104.protocol.station.MasterListener;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The options of addresses and limits, by what they do. */
class TransportTest extends CamelTestSupport {

  private static final MasterListener DEAF = (points, done) -> done.run();

  private Iec104Endpoint station(String uri) throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(uri).to("mock:commands");
          }
        });
    return context.getEndpoint(uri, Iec104Endpoint.class);
  }

  private static LinkStatistics statistics(Iec104Endpoint endpoint) {
    LinkStatistics statistics = endpoint.linkStatistics();
    assertThat(statistics).isNotNull();
    return statistics;
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.2", "127.0.0.2:0", "[127.0.0.2]"})
  void aMasterConnectsFromItsLocalAddress(String local) {
    try (Rtu rtu = new Rtu()) {
      template.requestBody(rtu.uri() + "?objectAddress=20480&localAddress=" + local, true);
      assertThat(rtu.commands.remove().peer()).startsWith("127.0.0.2:");
    }
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1:0", "[::1]:0"})
  void aSlaveListensOnBothKindsOfAddresses(String address) throws Exception {
    Iec104Endpoint slave = station("iec104:slave:" + address + "?commands=true");
    String host = address.substring(0, address.lastIndexOf(':'));
    template.requestBody(
        "iec104:master:" + host + ":" + slave.getLinkPort() + "?objectAddress=20480", true);
    assertThat(
            getMockEndpoint("mock:commands")
                .getExchanges()
                .get(0)
                .getMessage()
                .getHeader("CamelIec104Peer", String.class))
        .startsWith(host + ":");
  }

  @Test
  void onlyAllowedClientsMayConnect() throws Exception {
    Iec104Endpoint slave =
        station("iec104:slave:127.0.0.1:0?commands=true&allowedClients=127.0.0.2,10.0.0.0/8,::1");
    String master = "iec104:master:127.0.0.1:" + slave.getLinkPort() + "?objectAddress=20480";
    assertThatThrownBy(() -> template.requestBody(master + "&linkTimeout=200ms", true)).isNotNull();
    await().until(() -> statistics(slave).connectionsRefused() > 0);
    assertThat(statistics(slave).connects()).isZero();
    try (Iec104Master allowed = Iec104Master.open(fromSecondAddress(slave.getLinkPort()), DEAF)) {
      await().until(() -> statistics(slave).connects() == 1);
      assertThat(allowed.statistics().connects()).isEqualTo(1);
    }
  }

  private static MasterSettings fromSecondAddress(int port) {
    MasterSettings settings = MasterSettings.of("127.0.0.1", port);
    return settings.withLink(
        settings.link().withTransport(settings.link().transport().withLocalAddress("127.0.0.2")));
  }

  @Test
  void soManyConnectionsOfOneHostAndNoMore() throws Exception {
    Iec104Endpoint slave =
        station("iec104:slave:127.0.0.1:0?commands=true&maxConnectionsPerHost=1");
    int port = slave.getLinkPort();
    try (ControlCentre first = new ControlCentre(port);
        Iec104Master second = Iec104Master.open(MasterSettings.of("127.0.0.1", port), DEAF);
        ControlCentre other = new ControlCentre(fromSecondAddress(port))) {
      await().until(() -> !second.statistics().lastError().isEmpty());
      assertThat(first.command(20480, true).positive()).isTrue();
      assertThat(other.command(20480, true).positive()).isTrue();
      assertThat(statistics(slave).connectionsRefused()).isPositive();
    }
  }

  @Test
  void aMasterIsReadNoFasterThanAllowed() throws Exception {
    Iec104Endpoint slave = station("iec104:slave:127.0.0.1:0?commands=true&maxFrameRate=3");
    try (ControlCentre centre = new ControlCentre(slave.getLinkPort())) {
      for (int i = 0; i < 4; i++) {
        assertThat(centre.command(20480 + i, true).positive()).isTrue();
      }
    }
    assertThat(statistics(slave).readPauses()).isPositive();
  }
}
