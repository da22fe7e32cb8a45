package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Start, stop and health, with and without a station on the other end. */
class LifecycleTest extends CamelTestSupport {

  private RouteBuilder fromMaster(String uri) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from(uri).routeId("points").to("mock:points");
      }
    };
  }

  private List<HealthCheck.Result> health() {
    HealthCheckRegistry.get(context)
        .getRepository("producers")
        .ifPresent(repository -> repository.setEnabled(true));
    return HealthCheckHelper.invokeReadiness(context, "full").stream()
        .filter(result -> result.getCheck().getId().matches("consumer:points|producer:iec104.*"))
        .toList();
  }

  private void awaitHealth(HealthCheck.State state, int checks) {
    await()
        .untilAsserted(
            () ->
                assertThat(health())
                    .hasSize(checks)
                    .extracting(HealthCheck.Result::getState)
                    .containsOnly(state));
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1, connection refused", "station.invalid, unknown host"})
  void aStationThatIsAwayIsAStateAndNoFailure(String host, String reason) throws Exception {
    int port = Rtu.freePort();
    LogOf log = new LogOf("Connector");
    context.addRoutes(fromMaster("iec104:master:" + host + ":" + port));
    await().until(() -> !log.warnings().isEmpty());
    assertThat(context.getRouteController().getRouteStatus("points"))
        .isEqualTo(ServiceStatus.Started);
    assertThat(log.warnings())
        .containsExactly(
            "[" + host + ":" + port + "] cannot connect: " + reason + "; trying again");
    assertThat(log.hasStackTrace()).isFalse();
    awaitHealth(HealthCheck.State.DOWN, 1);
    HealthCheck.Result result = health().get(0);
    assertThat(result.getMessage().orElseThrow())
        .matches("MASTER " + host + ":\\d+ is (DISCONNECTED|CONNECTING): " + reason);
    assertThat(result.getDetails())
        .containsEntry("link", "MASTER " + host + ":" + port)
        .containsEntry("link.error", reason)
        .containsKey("link.state");
  }

  @Test
  void theLinkComesUpWhenTheStationAppears() throws Exception {
    int port = Rtu.freePort();
    String uri = "iec104:master:127.0.0.1:" + port + "?reconnectDelay=50ms";
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(uri).routeId("points").to("mock:points");
            from("direct:commands").to(uri);
          }
        });
    awaitHealth(HealthCheck.State.DOWN, 2);
    try (Rtu rtu = new Rtu(port)) {
      awaitHealth(HealthCheck.State.UP, 2);
      rtu.awaitStarted(1);
    }
    awaitHealth(HealthCheck.State.DOWN, 2);
  }

  @Test
  void aSlaveIsUpWhileItListens() throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("iec104:slave:127.0.0.1:0?commands=true").routeId("points").to("mock:commands");
            from("direct:publish").to("iec104:slave:127.0.0.1:0");
          }
        });
    awaitHealth(HealthCheck.State.UP, 2);
  }

  @Test
  void healthChecksCanBeSwitchedOff() throws Exception {
    Iec104Component component = context.getComponent("iec104", Iec104Component.class);
    component.setHealthCheckConsumerEnabled(false);
    component.setHealthCheckProducerEnabled(false);
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("iec104:slave:127.0.0.1:0?commands=true")
                .routeId("points")
                .to("iec104:slave:127.0.0.1:0");
          }
        });
    assertThat(health())
        .hasSize(2)
        .extracting(result -> result.getDetails().get(HealthCheck.CHECK_ENABLED))
        .containsOnly(false);
  }

  /** Starts a context of its own with one route, which is to fail. */
  private Throwable failureToStart(String uri) throws Exception {
    try (DefaultCamelContext own = new DefaultCamelContext(context.getRegistry())) {
      own.addRoutes(fromMaster(uri));
      return catchThrowable(own::start);
    }
  }

  @Test
  void aPortInUseFailsTheStartOfTheRoute() throws Exception {
    try (Rtu other = new Rtu()) {
      assertThat(failureToStart("iec104:slave:127.0.0.1:" + other.port() + "?commands=true"))
          .isInstanceOf(FailedToStartRouteException.class)
          .hasMessage(
              "Failed to start route: points because: cannot listen on 127.0.0.1:"
                  + other.port()
                  + ": address already in use");
    }
  }

  @Test
  void aPortInUseFailsTheStartOfARouteThatPublishes() throws Exception {
    try (Rtu other = new Rtu();
        DefaultCamelContext own = new DefaultCamelContext()) {
      own.addRoutes(
          new RouteBuilder() {
            @Override
            public void configure() {
              from("direct:publish")
                  .routeId("publish")
                  .to("iec104:slave:127.0.0.1:" + other.port());
            }
          });
      assertThat(catchThrowable(own::start))
          .isInstanceOf(FailedToStartRouteException.class)
          .hasMessageContaining("publish")
          .hasMessageContaining("cannot listen on 127.0.0.1:" + other.port());
    }
  }

  @Test
  void aMissingPointListFailsTheStartOfTheRoute() throws Exception {
    assertThat(failureToStart("iec104:master:127.0.0.1?points=file:missing.yaml"))
        .isInstanceOf(FailedToStartRouteException.class)
        .hasMessageStartingWith("Failed to start route: points because:")
        .hasMessageContaining("missing.yaml");
  }

  @Test
  void aWrongPointListFailsTheStartWithAllItsProblems() throws Exception {
    context
        .getRegistry()
        .bind("list", "points:\n  - { name: A, objectAddress: 0, type: M_XX }\n  - { name: A }\n");
    assertThat(failureToStart("iec104:master:127.0.0.1?points=ref:list"))
        .isInstanceOf(FailedToStartRouteException.class)
        .hasMessageContaining("ref:list: entry 1 (\"A\"): key type: 'M_XX'")
        .hasMessageContaining("ref:list: entry 2 (\"A\"): key name: already the name of entry 1");
  }

  @Test
  void aLazyProducerOpensTheLinkWithItsFirstMessage() throws Exception {
    try (Rtu rtu = new Rtu()) {
      context.addRoutes(
          new RouteBuilder() {
            @Override
            public void configure() {
              from("direct:commands").to(rtu.uri() + "?objectAddress=2&lazyStartProducer=true");
            }
          });
      Iec104Component component = context.getComponent("iec104", Iec104Component.class);
      Iec104Endpoint endpoint =
          context.getEndpoint(
              rtu.uri() + "?objectAddress=2&lazyStartProducer=true", Iec104Endpoint.class);
      assertThat(component.connections().find(endpoint)).isNull();
      template.sendBody("direct:commands", true);
      assertThat(rtu.commands).hasSize(1);
      assertThat(component.connections().find(endpoint)).isNotNull();
    }
  }

  @Test
  void aHundredStartsAndStopsLeaveNoThreadBehind() throws Exception {
    try (Rtu rtu = new Rtu()) {
      startAndStop(rtu, 0);
      await().until(() -> rtu.slave().peers().isEmpty());
      Map<String, Long> before = threads();
      for (int i = 1; i <= 100; i++) {
        startAndStop(rtu, i);
      }
      await()
          .untilAsserted(
              () ->
                  assertThat(threads())
                      .allSatisfy((name, n) -> assertThat(before).containsEntry(name, n)));
      assertThat(rtu.commands).hasSize(101);
    }
  }

  private static void startAndStop(Rtu rtu, int value) throws Exception {
    try (DefaultCamelContext own = new DefaultCamelContext()) {
      own.addRoutes(
          new RouteBuilder() {
            @Override
            public void configure() {
              from(rtu.uri()).to("mock:points");
              from("iec104:slave:127.0.0.1:0?commands=true").to("mock:commands");
              from("direct:commands").to(rtu.uri() + "?objectAddress=2");
              from("direct:publish").to("iec104:slave:127.0.0.1:0?objectAddress=2");
            }
          });
      own.start();
      own.createProducerTemplate().sendBody("direct:commands", true);
      own.createProducerTemplate().sendBody("direct:publish", value);
    }
  }

  /** How many threads there are of each name, numbers taken off. */
  private static Map<String, Long> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(thread -> thread.getName().replaceAll("\\d+", "N"))
        .filter(name -> !name.equals("awaitility-thread"))
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }
}
