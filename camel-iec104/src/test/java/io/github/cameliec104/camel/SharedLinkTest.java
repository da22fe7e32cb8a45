package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several routes on one link. */
class SharedLinkTest extends CamelTestSupport {

  private final Rtu rtu = new Rtu();

  @AfterEach
  void closeStation() {
    rtu.close();
  }

  private void routes(String a, String b) throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(rtu.uri() + a).routeId("a").to("mock:a");
            from(rtu.uri() + b).routeId("b").to("mock:b");
          }
        });
    rtu.awaitStarted(1);
  }

  private MockEndpoint expect(String mock, Integer... values) {
    MockEndpoint endpoint = getMockEndpoint(mock);
    endpoint.reset();
    endpoint.expectedMessageCount(values.length);
    endpoint.expectedBodiesReceived((Object[]) values);
    return endpoint;
  }

  private void assertReceived(String mock, Integer... values) {
    await()
        .untilAsserted(
            () ->
                assertThat(getMockEndpoint(mock).getReceivedExchanges())
                    .extracting(e -> e.getMessage().getBody(Integer.class))
                    .containsExactly(values));
  }

  @Test
  void bothReceiveAllOverOneConnection() throws Exception {
    routes("?interrogation=false", "?interrogation=false&objectAddresses=8002");
    rtu.send(8001, 1);
    rtu.send(8002, 2);
    assertReceived("mock:a", 1, 2);
    assertReceived("mock:b", 2);
    assertThat(rtu.slave().statistics().connects()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "b"})
  void eitherCanStopAndStartWhileTheOtherGoesOn(String stopped) throws Exception {
    String other = stopped.equals("a") ? "b" : "a";
    routes("?interrogation=false", "?interrogation=false");
    rtu.send(8001, 1);
    assertReceived("mock:a", 1);
    assertReceived("mock:b", 1);

    context.getRouteController().stopRoute(stopped);
    rtu.send(8001, 2);
    assertReceived("mock:" + other, 1, 2);
    context.getRouteController().startRoute(stopped);
    rtu.send(8001, 3);
    assertReceived("mock:" + other, 1, 2, 3);
    assertReceived("mock:" + stopped, 1, 3);
    assertThat(rtu.slave().statistics().connects()).isEqualTo(1);
  }

  @Test
  void theLastRouteClosesTheLink() throws Exception {
    routes("", "");
    context.getRouteController().stopRoute("a");
    assertThat(rtu.slave().peers()).hasSize(1);
    context.getRouteController().stopRoute("b");
    await().until(() -> rtu.slave().peers().isEmpty());
    context.getRouteController().startRoute("a");
    rtu.awaitStarted(1);
  }

  @Test
  void aRouteThatComesLateGetsTheValuesToo() throws Exception {
    rtu.send(8001, 7);
    routes("", "");
    await().until(() -> getMockEndpoint("mock:b").getReceivedCounter() > 0);
    context.getRouteController().stopRoute("b");
    MockEndpoint late = expect("mock:b", 7);
    context.getRouteController().startRoute("b");
    late.assertIsSatisfied();
    assertThat(late.getExchanges().get(0).getMessage().getHeader(Iec104Constants.CAUSE))
        .isEqualTo("INTERROGATED_STATION");
  }

  @Test
  void aRouteThatComesLateLearnsTheStateOfTheLink() throws Exception {
    routes("", "?events=link");
    context.getRouteController().stopRoute("b");
    getMockEndpoint("mock:b").reset();
    context.getRouteController().startRoute("b");
    await()
        .until(
            () ->
                getMockEndpoint("mock:b").getReceivedExchanges().stream()
                    .anyMatch(
                        e ->
                            "STARTED"
                                .equals(e.getMessage().getHeader(Iec104Constants.LINK_STATE))));
  }

  @Test
  void processedMeansProcessedByAll() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    String options = "?interrogation=false&acknowledge=processed&w=1";
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(rtu.uri() + options).to("mock:a");
            from(rtu.uri() + options).process(e -> open.await(20, TimeUnit.SECONDS)).to("mock:b");
          }
        });
    rtu.awaitStarted(1);
    rtu.send(8001, 1);
    assertReceived("mock:a", 1);
    assertThat(rtu.slave().statistics().unacknowledged()).isEqualTo(1);
    open.countDown();
    await().until(() -> rtu.slave().statistics().unacknowledged() == 0);
  }

  @Test
  void endpointsThatDisagreeFailAtStartAndNameBothValuesAndBothEndpoints() {
    assertThatThrownBy(() -> routes("?t1=12s&k=5", "?t1=14s&k=5&interrogation=1"))
        .hasStackTraceContaining(
            "Endpoints that share a link must agree on it: t1=PT12S and t1=PT14S,"
                + " interrogation=true and interrogation=1 in iec104://master:127.0.0.1:"
                + rtu.port()
                + "?k=5&t1=12s and iec104://master:127.0.0.1:"
                + rtu.port()
                + "?interrogation=1&k=5&t1=14s;");
  }

  @Test
  void optionsThatAreNotOfTheLinkMayDiffer() throws Exception {
    routes("?types=36&delivery=asdu", "?causes=3&events=all&linkTimeout=1s");
    assertThat(rtu.slave().peers()).hasSize(1);
  }

  @Test
  void componentsDoNotShareLinks() throws Exception {
    context.addComponent("other104", new Iec104Component());
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(rtu.uri() + "?t1=12s").to("mock:a");
            from(rtu.uri().replace("iec104:", "other104:") + "?t1=14s").to("mock:b");
          }
        });
    rtu.awaitStarted(2);
    assertThat(List.of(context.getComponentNames().toArray())).contains("iec104", "other104");
  }
}
