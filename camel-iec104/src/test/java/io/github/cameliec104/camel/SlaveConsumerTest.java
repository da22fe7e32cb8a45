package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.station.CommandResult;
import io.github.cameliec104.protocol.station.CommandResult.Refused;
import io.github.cameliec104.protocol.station.CommandResult.Terminated;
import io.github.cameliec104.protocol.station.ReceivedCommand;
import io.github.cameliec104.protocol.station.Until;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.DeadLetterChannelBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of the commands that masters send. */
class SlaveConsumerTest extends CamelTestSupport {

  private static final String SLAVE = "iec104:slave:127.0.0.1:0?commands=true";

  /** A route with one outcome, and the answer that the master gets. */
  private enum Way {
    COMPLETED(null) {
      @Override
      void route(RouteDefinition route, RouteBuilder builder) {
        route.to("mock:commands");
      }
    },
    FAILED(Cause.ACTIVATION_CONFIRMATION) {
      @Override
      void route(RouteDefinition route, RouteBuilder builder) {
        route.throwException(new IllegalStateException("no pressure"));
      }
    },
    FAILED_ELSEWHERE(Cause.ACTIVATION_CONFIRMATION) {
      @Override
      void route(RouteDefinition route, RouteBuilder builder) {
        route.threads(1).throwException(new IllegalStateException("no pressure"));
      }
    },
    ERROR(Cause.ACTIVATION_CONFIRMATION) {
      @Override
      void route(RouteDefinition route, RouteBuilder builder) {
        // Camel takes the exchange for one in flight for ever
        builder.getContext().getShutdownStrategy().setTimeout(1);
        route.process(
            e -> {
              throw new AssertionError("not even an exception");
            });
      }
    },
    REFUSED(Cause.ACTIVATION_CONFIRMATION) {
      @Override
      void route(RouteDefinition route, RouteBuilder builder) {
        route.throwException(new Iec104RefusedException("interlocked"));
      }
    },
    REFUSED_WITH_CAUSE(Cause.UNKNOWN_OBJECT_ADDRESS) {
      @Override
      void route(RouteDefinition route, RouteBuilder builder) {
        route.throwException(
            new Iec104RefusedException("no such switch", Cause.UNKNOWN_OBJECT_ADDRESS));
      }
    },
    REFUSED_INSIDE(Cause.UNKNOWN_TYPE) {
      @Override
      void route(RouteDefinition route, RouteBuilder builder) {
        route.process(
            e -> {
              throw new IllegalStateException(
                  new Iec104RefusedException("no such type", Cause.UNKNOWN_TYPE));
            });
      }
    },
    REFUSED_BY_HEADER(Cause.UNKNOWN_OBJECT_ADDRESS) {
      @Override
      void route(RouteDefinition route, RouteBuilder builder) {
        route.setHeader(Iec104Constants.REFUSE, builder.constant(47));
      }
    },
    REFUSED_BY_HEADER_WITHOUT_SENSE(Cause.ACTIVATION_CONFIRMATION) {
      @Override
      void route(RouteDefinition route, RouteBuilder builder) {
        route.setHeader(Iec104Constants.REFUSE, builder.constant("please"));
      }
    },
    ROLLED_BACK(Cause.ACTIVATION_CONFIRMATION) {
      @Override
      void route(RouteDefinition route, RouteBuilder builder) {
        route.markRollbackOnly();
      }
    },
    ROLLED_BACK_LAST(Cause.ACTIVATION_CONFIRMATION) {
      @Override
      void route(RouteDefinition route, RouteBuilder builder) {
        route.markRollbackOnlyLast();
      }
    },
    HANDLED(Cause.ACTIVATION_CONFIRMATION) {
      @Override
      void route(RouteDefinition route, RouteBuilder builder) {
        route
            .onException(IllegalStateException.class)
            .handled(true)
            .to("mock:errors")
            .end()
            .throwException(new IllegalStateException("no pressure"));
      }
    },
    REFUSAL_HANDLED(Cause.UNKNOWN_OBJECT_ADDRESS) {
      @Override
      void route(RouteDefinition route, RouteBuilder builder) {
        route
            .onException(Iec104RefusedException.class)
            .handled(true)
            .to("mock:errors")
            .end()
            .throwException(
                new Iec104RefusedException("no such switch", Cause.UNKNOWN_OBJECT_ADDRESS));
      }
    },
    DEAD_LETTER(Cause.ACTIVATION_CONFIRMATION) {
      @Override
      void route(RouteDefinition route, RouteBuilder builder) {
        route
            .errorHandler(new DeadLetterChannelBuilder("mock:errors"))
            .throwException(new IllegalStateException("no pressure"));
      }
    },
    CONTINUED(null) {
      @Override
      void route(RouteDefinition route, RouteBuilder builder) {
        route
            .onException(IllegalStateException.class)
            .continued(true)
            .end()
            .throwException(new IllegalStateException("no matter"))
            .to("mock:commands");
      }
    },
    CAUGHT(null) {
      @Override
      void route(RouteDefinition route, RouteBuilder builder) {
        route
            .doTry()
            .throwException(new IllegalStateException("no matter"))
            .doCatch(IllegalStateException.class)
            .to("mock:commands")
            .end();
      }
    };

    private final Cause refusal;

    Way(Cause refusal) {
      this.refusal = refusal;
    }

    abstract void route(RouteDefinition route, RouteBuilder builder);
  }

  private static int port(CamelContext context, String route) {
    return ((Iec104Endpoint) context.getRoute(route).getEndpoint()).getLinkPort();
  }

  private ControlCentre route(String uri, Way way) throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            way.route(from(uri).routeId("commands"), this);
          }
        });
    return new ControlCentre(port(context, "commands"));
  }

  @ParameterizedTest
  @EnumSource
  void theOutcomeOfTheRouteIsTheAnswer(Way way) throws Exception {
    try (ControlCentre centre = route(SLAVE, way)) {
      CommandResult result = centre.command(20480, true);
      if (way.refusal == null) {
        assertThat(result).isInstanceOf(Terminated.class);
      } else {
        assertThat(result)
            .isInstanceOfSatisfying(
                Refused.class, refused -> assertThat(refused.cause()).isEqualTo(way.refusal));
      }
      // and the lane goes on
      assertThat(centre.command(20480, false).positive()).isEqualTo(way.refusal == null);
    }
  }

  @Test
  void aCommandIsAnExchangeWithHeaders() throws Exception {
    try (ControlCentre centre = route(SLAVE, Way.COMPLETED)) {
      assertThat(centre.command(20480, true).positive()).isTrue();
      Message message = getMockEndpoint("mock:commands").getExchanges().get(0).getMessage();
      assertThat(message.getBody()).isInstanceOf(ReceivedCommand.class);
      assertThat(message.getBody(Boolean.class)).isTrue();
      assertThat(message.getHeaders())
          .containsEntry("CamelIec104CommonAddress", 1)
          .containsEntry("CamelIec104ObjectAddress", 20480)
          .containsEntry("CamelIec104TypeId", "C_SC_NA_1")
          .containsEntry("CamelIec104Cause", "ACTIVATION")
          .containsEntry("CamelIec104Qualifier", 0)
          .containsKey("CamelMessageTimestamp");
      assertThat(message.getHeader("CamelIec104Peer", String.class)).startsWith("127.0.0.1:");
      assertThat(message.getBody(String.class))
          .isEqualTo(
              "{\"commonAddress\":1,\"objectAddress\":20480,\"type\":\"C_SC_NA_1\",\"value\":true,"
                  + "\"qualifier\":0}");
    }
  }

  @Test
  void failuresReachTheErrorHandlerOfTheRouteIfBridged() throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            onException(IllegalStateException.class).to("mock:errors");
            from(SLAVE + "&bridgeErrorHandler=true")
                .routeId("commands")
                .throwException(new IllegalStateException("no pressure"));
          }
        });
    MockEndpoint errors = getMockEndpoint("mock:errors");
    errors.expectedMinimumMessageCount(1);
    try (ControlCentre centre = new ControlCentre(port(context, "commands"))) {
      assertThat(centre.command(20480, true)).isInstanceOf(Refused.class);
    }
    errors.assertIsSatisfied();
  }

  @Test
  void withoutTerminationACommandIsOnlyConfirmed() throws Exception {
    try (ControlCentre centre = route(SLAVE + "&termination=false", Way.COMPLETED)) {
      assertThat(centre.request(20480, true, Until.CONFIRMATION).get(10, TimeUnit.SECONDS))
          .isInstanceOf(CommandResult.Confirmed.class);
      CompletableFuture<CommandResult> terminated = centre.request(20480, true, Until.TERMINATION);
      assertThat(centre.request(20482, true, Until.CONFIRMATION).get(10, TimeUnit.SECONDS))
          .isInstanceOf(CommandResult.Confirmed.class);
      assertThat(terminated).isNotDone();
    }
  }

  @Test
  void commandsAreRefusedUnlessARouteAcceptsThem() throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("iec104:slave:127.0.0.1:0?events=link&commonAddress=1")
                .routeId("watch")
                .to("mock:events");
          }
        });
    try (ControlCentre centre = new ControlCentre(port(context, "watch"))) {
      assertThat(centre.command(20480, true))
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> assertThat(refused.cause()).isEqualTo(Cause.ACTIVATION_CONFIRMATION));
      await()
          .until(
              () ->
                  getMockEndpoint("mock:events").getReceivedExchanges().stream()
                      .anyMatch(
                          e ->
                              "STARTED"
                                  .equals(e.getMessage().getHeader(Iec104Constants.LINK_STATE))));
    }
  }

  @Test
  void aRouteThatWouldReceiveNothingFailsAtStart() {
    assertThatThrownBy(
            () ->
                context.addRoutes(
                    new RouteBuilder() {
                      @Override
                      public void configure() {
                        from("iec104:slave:127.0.0.1:0").to("mock:commands");
                      }
                    }))
        .hasStackTraceContaining(
            "accepts no commands: set commands=true if this route is to carry out the commands of"
                + " masters, or events=link if it only watches the links");
  }

  @Test
  void filtersShareCommandsOutToRoutes() throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(SLAVE + "&objectAddresses=1-10").routeId("a").to("mock:a");
            from(SLAVE + "&objectAddresses=10-20").routeId("b").to("mock:b");
          }
        });
    try (ControlCentre centre = new ControlCentre(port(context, "a"))) {
      assertThat(centre.command(5, true)).isInstanceOf(Terminated.class);
      assertThat(getMockEndpoint("mock:a").getReceivedCounter()).isEqualTo(1);
      assertThat(getMockEndpoint("mock:b").getReceivedCounter()).isZero();
      assertThat(centre.command(10, true)).isInstanceOf(Terminated.class);
      assertThat(getMockEndpoint("mock:a").getReceivedCounter()).isEqualTo(2);
      assertThat(getMockEndpoint("mock:b").getReceivedCounter()).isEqualTo(1);
      assertThat(centre.command(30, true))
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> assertThat(refused.cause()).isEqualTo(Cause.UNKNOWN_OBJECT_ADDRESS));
      getMockEndpoint("mock:b")
          .whenAnyExchangeReceived(e -> e.setException(new IllegalStateException("b fails")));
      assertThat(centre.command(10, true)).isInstanceOf(Refused.class);
    }
  }

  @Test
  void namesOfThePointListSelectCommands() throws Exception {
    try (ControlCentre centre =
        route(
            SLAVE + "&points=classpath:substation.yaml&pointNames=Breaker command",
            Way.COMPLETED)) {
      assertThat(centre.command(20480, true)).isInstanceOf(Terminated.class);
      Message message = getMockEndpoint("mock:commands").getExchanges().get(0).getMessage();
      assertThat(message.getHeader("CamelIec104PointName")).isEqualTo("Breaker command");
      assertThat(centre.command(20484, true)).isInstanceOf(Refused.class);
    }
  }

  @Test
  void aCommandThatWaitedTooLongIsNotCarriedOut() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(SLAVE + "&commandTimeout=300ms")
                .routeId("commands")
                .to("mock:commands")
                .process(e -> open.await(20, TimeUnit.SECONDS));
          }
        });
    try (ControlCentre centre = new ControlCentre(port(context, "commands"))) {
      CompletableFuture<CommandResult> slow = centre.request(20480, true, Until.CONFIRMATION);
      CompletableFuture<CommandResult> waiting = centre.request(20482, true, Until.CONFIRMATION);
      assertThat(slow.get(10, TimeUnit.SECONDS)).isInstanceOf(Refused.class);
      assertThat(waiting.get(10, TimeUnit.SECONDS)).isInstanceOf(Refused.class);
      open.countDown();
      SlaveConsumer consumer = (SlaveConsumer) context.getRoute("commands").getConsumer();
      await().until(() -> consumer.getPendingExchangesSize() == 0);
      assertThat(getMockEndpoint("mock:commands").getReceivedCounter()).isEqualTo(1);
    }
  }

  @Test
  void aCommandInTheRouteIsAnsweredWhenTheContextStops() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch open = new CountDownLatch(1);
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(SLAVE)
                .routeId("commands")
                .process(
                    e -> {
                      inside.countDown();
                      open.await(20, TimeUnit.SECONDS);
                    });
          }
        });
    try (ControlCentre centre = new ControlCentre(port(context, "commands"))) {
      CompletableFuture<CommandResult> running = centre.request(20480, true, Until.CONFIRMATION);
      assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
      Thread stopping = new Thread(context::stop);
      stopping.start();
      await().until(() -> centre.command(20482, true) instanceof Refused);
      open.countDown();
      assertThat(running.get(10, TimeUnit.SECONDS)).isInstanceOf(CommandResult.Confirmed.class);
      stopping.join(20_000);
      assertThat(context.isStopped()).isTrue();
    }
  }

  @Test
  void aSuspendedRouteRefusesCommands() throws Exception {
    try (ControlCentre centre = route(SLAVE, Way.COMPLETED)) {
      context.getRouteController().suspendRoute("commands");
      assertThat(context.getRouteController().getRouteStatus("commands"))
          .isEqualTo(ServiceStatus.Suspended);
      assertThat(centre.command(20480, true)).isInstanceOf(Refused.class);
      context.getRouteController().resumeRoute("commands");
      assertThat(centre.command(20480, true)).isInstanceOf(Terminated.class);
    }
  }
}
