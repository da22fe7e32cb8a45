package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.net.Dialling;
import io.github.cameliec104.protocol.net.LinkSettings;
import io.github.cameliec104.protocol.net.MasterSettings;
import io.github.cameliec104.protocol.net.Reconnect;
import io.github.cameliec104.protocol.net.Redundancy;
import io.github.cameliec104.protocol.net.SlaveSettings;
import io.github.cameliec104.protocol.net.TcpRole;
import io.github.cameliec104.protocol.station.CommandResult;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.StartUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.camel.ExchangePattern;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;

/** Endpoints of which the master listens and the slave connects, and gateways of both roles. */
class ReverseLinkTest extends CamelTestSupport {

  private static final Reconnect SOON =
      Reconnect.DEFAULT.withDelays(Duration.ofMillis(5), Duration.ofMillis(5));

  private void routes(RouteBuilder routes) throws Exception {
    context.addRoutes(routes);
  }

  private int port(String routeId) {
    return ((Iec104Endpoint) context.getRoute(routeId).getEndpoint()).getLinkPort();
  }

  private static Rtu calling(int port) {
    return new Rtu(SlaveSettings.of("127.0.0.1", port).withDialling(new Dialling(List.of(), SOON)));
  }

  @Test
  void bothRolesReversedInOneContext() throws Exception {
    int port = Rtu.freePort();
    routes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("iec104:master:127.0.0.1:" + port + "?reverse=true").to("mock:points");
            from("direct:command")
                .to("iec104:master:127.0.0.1:" + port + "?reverse=true&objectAddress=20480");
            from("direct:publish")
                .to(
                    "iec104:slave:127.0.0.1:"
                        + port
                        + "?reverse=true&reconnectDelay=5ms&objectAddress=4001");
            from("iec104:slave:127.0.0.1:"
                    + port
                    + "?reverse=true&reconnectDelay=5ms&commands=true")
                .to("mock:commands");
          }
        });
    MockEndpoint points = getMockEndpoint("mock:points");
    points.expectedMinimumMessageCount(1);
    template.sendBody("direct:publish", 61.4);
    points.assertIsSatisfied();
    Object result = template.sendBody("direct:command", ExchangePattern.InOut, true);
    assertThat(result).isInstanceOf(CommandResult.Confirmed.class);
    assertThat(getMockEndpoint("mock:commands").getReceivedCounter()).isEqualTo(1);
  }

  @Test
  void aMasterTakesAsManyConnectionsAsItMay() throws Exception {
    routes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("iec104:master:127.0.0.1:0?reverse=true&maxStationConnections=2")
                .routeId("a")
                .to("mock:points");
          }
        });
    Iec104Endpoint endpoint = (Iec104Endpoint) context.getRoute("a").getEndpoint();
    assertThat(endpoint.getLinkState()).isEqualTo("DISCONNECTED");
    try (Rtu one = calling(port("a"));
        Rtu two = calling(port("a"))) {
      await().until(() -> endpoint.getConnections().split(",").length == 2);
      await().until(() -> endpoint.getLinkState().equals("STARTED"));
      try (Rtu three = calling(port("a"))) {
        await().until(() -> endpoint.linkStatistics().connectionsRefused() > 0);
        assertThat(endpoint.getConnections().split(",")).hasSize(2);
        assertThat(three.slave().statistics().disconnects()).isPositive();
      }
      assertThat(one.slave().peers()).hasSize(1);
      assertThat(two.slave().peers()).hasSize(1);
    }
    await().until(() -> endpoint.getLinkState().equals("DISCONNECTED"));
  }

  @Test
  void aSlaveThatConnectsIsHealthyWhileItIsConnected() throws Exception {
    int port = Rtu.freePort();
    routes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("iec104:slave:127.0.0.1:"
                    + port
                    + "?reverse=true&commands=true&reconnectDelay=5ms")
                .routeId("commands")
                .to("mock:commands");
          }
        });
    awaitHealth(HealthCheck.State.DOWN);
    try (ControlCentre centre = new ControlCentre(listening(port))) {
      awaitHealth(HealthCheck.State.UP);
      assertThat(centre.command(20480, true).positive()).isTrue();
    }
    awaitHealth(HealthCheck.State.DOWN);
  }

  private void awaitHealth(HealthCheck.State state) {
    await()
        .untilAsserted(
            () ->
                assertThat(HealthCheckHelper.invokeReadiness(context))
                    .filteredOn(r -> r.getCheck().getId().equals("consumer:commands"))
                    .extracting(HealthCheck.Result::getState)
                    .containsExactly(state));
  }

  private static MasterSettings listening(int port) {
    return new MasterSettings(
        "127.0.0.1",
        port,
        LinkSettings.DEFAULT,
        SOON,
        StartUp.DEFAULT,
        Redundancy.NONE.withTcp(TcpRole.LISTENS));
  }

  @Test
  void eventsPublishedWhileNoMasterListensArriveLater() throws Exception {
    int port = Rtu.freePort();
    routes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:publish")
                .to(
                    "iec104:slave:127.0.0.1:"
                        + port
                        + "?reverse=true&reconnectDelay=5ms&objectAddress=4001&typeId=M_ME_TF_1");
          }
        });
    for (int i = 1; i <= 3; i++) {
      template.sendBody("direct:publish", i);
    }
    try (ControlCentre centre = new ControlCentre(listening(port))) {
      List<Object> events = new ArrayList<>();
      while (events.size() < 3) {
        PointUpdate next = centre.next();
        if (next.type() == TypeId.M_ME_TF_1) {
          events.add(next.value().plain());
        }
      }
      assertThat(events).containsExactly(1f, 2f, 3f);
    }
  }

  /** A gateway: points of the station go up to the control centre, commands go down. */
  @Test
  void aMasterAndASlaveOfOneContextPassPointsUpAndCommandsDown() throws Exception {
    try (Rtu rtu = new Rtu()) {
      gateway(rtu.uri() + "?reconnectDelay=10ms", "iec104:slave:127.0.0.1:0");
      rtu.awaitStarted(1);
      try (ControlCentre centre = new ControlCentre(port("down"))) {
        passesBothWays(rtu, centre);
      }
    }
  }

  @Test
  void aGatewayWithBothSidesReversedDoesTheSame() throws Exception {
    int up = Rtu.freePort();
    gateway(
        "iec104:master:127.0.0.1:0?reverse=true",
        "iec104:slave:127.0.0.1:" + up + "?reverse=true&reconnectDelay=5ms");
    try (Rtu rtu = calling(port("up"))) {
      rtu.awaitStarted(1);
      try (ControlCentre centre = new ControlCentre(listening(up))) {
        passesBothWays(rtu, centre);
      }
    }
  }

  private void gateway(String master, String slave) throws Exception {
    String commands = slave + (slave.contains("?") ? "&" : "?") + "commands=true";
    String awaiting = master + (master.contains("?") ? "&" : "?") + "await=termination";
    routes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(master).routeId("up").to(slave);
            from(commands).routeId("down").to(awaiting);
          }
        });
  }

  private static void passesBothWays(Rtu rtu, ControlCentre centre) {
    for (int i = 1; i <= 20; i++) {
      rtu.send(8001, i);
      if (i % 5 == 0) {
        assertThat(centre.command(20480, i % 2 == 0).positive()).isTrue();
        assertThat(centre.command(20481, true).positive()).isFalse();
      }
    }
    List<Integer> events = new ArrayList<>();
    while (events.size() < 20) {
      PointUpdate next = centre.next();
      if (next.cause().name().equals("SPONTANEOUS")) {
        events.add(((Float) next.value().plain()).intValue());
      }
    }
    assertThat(events).isEqualTo(IntStream.rangeClosed(1, 20).boxed().toList());
    assertThat(rtu.commands).hasSize(8);
  }
}
