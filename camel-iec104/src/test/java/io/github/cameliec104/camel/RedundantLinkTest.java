package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.cameliec104.protocol.Iec104ClosedException;
import io.github.cameliec104.protocol.net.PeerState;
import io.github.cameliec104.protocol.station.LinkState;
import java.util.List;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A master endpoint with several connections to its station. */
class RedundantLinkTest extends CamelTestSupport {

  private final Rtu rtu = new Rtu();
  private final Rtu other = new Rtu();

  @AfterEach
  void closeStations() {
    rtu.close();
    other.close();
  }

  @Override
  public void configureTest(TestExecutionConfiguration configuration) {
    super.configureTest(configuration);
    configuration.withJMX(true);
  }

  private String uri(String more) {
    return rtu.uri() + "?alternateHosts=127.0.0.1:" + other.port() + "&reconnectDelay=10ms" + more;
  }

  private void routes(String more) throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(uri(more + "&events=link"))
                .choice()
                .when(header(Iec104Constants.EVENT).isNull())
                .to("mock:points")
                .otherwise()
                .to("mock:events");
            from("direct:switch").to(uri(more + "&operation=switch-over"));
            from("direct:operation").to(uri(more));
          }
        });
    await().until(() -> endpoint().getLinkState().equals("STARTED"));
    await()
        .until(
            () ->
                link().peers().stream()
                    .allMatch(p -> p.state().compareTo(LinkState.CONNECTED) >= 0));
  }

  private Iec104Endpoint endpoint() {
    return (Iec104Endpoint) context.getRoutes().get(0).getEndpoint();
  }

  private Link link() {
    return endpoint().getComponent().connections().find(endpoint());
  }

  private Rtu started() {
    String name =
        link().peers().stream()
            .filter(p -> p.state() == LinkState.STARTED)
            .map(PeerState::peer)
            .findFirst()
            .orElseThrow();
    return name.endsWith(":" + rtu.port()) ? rtu : other;
  }

  private static String name(Rtu station) {
    return "127.0.0.1:" + station.port();
  }

  private List<Object> headers(String mock, String header) {
    return getMockEndpoint(mock).getReceivedExchanges().stream()
        .map(e -> e.getMessage().getHeader(header))
        .toList();
  }

  @Test
  void anotherStationTakesOverWhenTheOneInUseBreaks() throws Exception {
    routes("");
    Rtu broken = started();
    Rtu standby = broken == rtu ? other : rtu;
    broken.close();
    await().until(() -> started() == standby && endpoint().getLinkState().equals("STARTED"));
    MockEndpoint points = getMockEndpoint("mock:points");
    points.expectedBodiesReceived(61);
    standby.send(8001, 61);
    points.assertIsSatisfied();
    assertThat(headers("mock:events", Iec104Constants.EVENT)).contains("CONNECTION", "SWITCH_OVER");
    assertThat(endpoint().getConnections()).contains(name(standby) + "=STARTED");
  }

  @Test
  void aMessageSwitchesOverAndTellsWhereTo() throws Exception {
    routes("");
    Rtu before = started();
    Rtu after = before == rtu ? other : rtu;
    assertThat(template.requestBody("direct:switch", "", String.class)).isEqualTo(name(after));
    Exchange back =
        template.request(
            "direct:operation",
            e ->
                e.getMessage()
                    .setHeaders(
                        Map.of(
                            "CamelIec104Operation",
                            "switch-over",
                            "CamelIec104SwitchTo",
                            name(before))));
    assertThat(back.getException()).isNull();
    assertThat(back.getMessage().getHeader("CamelIec104Peer")).isEqualTo(name(before));
    await()
        .untilAsserted(
            () ->
                assertThat(getMockEndpoint("mock:events").getReceivedExchanges())
                    .extracting(e -> e.getMessage().getBody(String.class))
                    .anySatisfy(
                        json ->
                            assertThat(json)
                                .contains(
                                    "\"event\":\"SWITCH_OVER\",\"peer\":\""
                                        + name(after)
                                        + "\",\"from\":\""
                                        + name(before)
                                        + "\",\"reason\":\"switched over on request\"")));
  }

  @Test
  void aSwitchOverThatCannotBeFailsTheExchange() throws Exception {
    routes("");
    other.close();
    rtu.close();
    assertThatThrownBy(() -> template.sendBody(uri("&operation=switch-over&linkTimeout=0"), ""))
        .hasCauseInstanceOf(Iec104ClosedException.class);
  }

  @Test
  void operatorsSwitchOverAndSeeTheConnections() throws Exception {
    routes("");
    Rtu before = started();
    Rtu after = before == rtu ? other : rtu;
    MBeanServer server = context.getManagementStrategy().getManagementAgent().getMBeanServer();
    ObjectName name =
        server
            .queryNames(new ObjectName("org.apache.camel:type=endpoints,name=\"iec104*\",*"), null)
            .iterator()
            .next();
    Object[] next = {""};
    assertThat(server.invoke(name, "switchOver", next, new String[] {"java.lang.String"}))
        .isEqualTo(name(after));
    assertThat((String) server.getAttribute(name, "Connections"))
        .contains(name(after) + "=STARTED", name(before) + "=CONNECTED");
  }

  @Test
  void theHealthCheckShowsEachConnection() throws Exception {
    routes("");
    assertThat(HealthCheckHelper.invokeReadiness(context))
        .anySatisfy(
            result ->
                assertThat(result.getDetails())
                    .containsEntry("link.peer." + name(started()), "STARTED")
                    .containsValue("CONNECTED"));
  }

  @Test
  void withoutInterrogationAfterASwitchOnlyEventsCome() throws Exception {
    rtu.send(8001, 1);
    other.send(8001, 1);
    routes("&interrogateAfterSwitch=false");
    await().until(() -> getMockEndpoint("mock:points").getReceivedCounter() == 2);
    template.sendBody("direct:switch", "");
    started().send(8001, 2);
    await().until(() -> getMockEndpoint("mock:points").getReceivedCounter() >= 4);
    assertThat(headers("mock:points", Iec104Constants.CAUSE))
        .containsOnlyOnce("INTERROGATED_STATION");
  }

  @Test
  void endpointsOfOneLinkMustNameTheSameAlternates() throws Exception {
    routes("");
    assertThatThrownBy(
            () ->
                context.addRoutes(
                    new RouteBuilder() {
                      @Override
                      public void configure() {
                        from(rtu.uri() + "?reconnectDelay=10ms").to("mock:points");
                      }
                    }))
        .hasStackTraceContaining("alternateHosts=127.0.0.1:" + other.port())
        .hasStackTraceContaining("alternateHosts=null");
  }

  @Test
  void alternatesThatAreNoneAreNamed() {
    assertThatThrownBy(() -> template.sendBody(rtu.uri() + "?alternateHosts=a:b", true))
        .hasStackTraceContaining("alternateHosts: address 'a:b', expected one such as");
    assertThatThrownBy(
            () -> template.sendBody("iec104:slave:127.0.0.1:2404?alternateHosts=a", true))
        .hasStackTraceContaining("alternateHosts=a, expected none of a slave that listens");
  }
}
