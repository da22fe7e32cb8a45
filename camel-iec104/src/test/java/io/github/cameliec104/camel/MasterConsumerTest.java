package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.net.SlaveSettings;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of the points that a station sends. */
class MasterConsumerTest extends CamelTestSupport {

  private final Rtu rtu = new Rtu();

  @AfterEach
  void closeStation() {
    rtu.close();
  }

  private void route(RouteBuilder route) throws Exception {
    context.addRoutes(route);
  }

  private void routeToMock(String options) throws Exception {
    route(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(rtu.uri() + options).routeId("points").to("mock:points");
          }
        });
    rtu.awaitStarted(1);
  }

  private MockEndpoint expect(int messages) {
    MockEndpoint points = getMockEndpoint("mock:points");
    points.expectedMessageCount(messages);
    return points;
  }

  @Test
  void eachObjectIsAnExchangeWithHeaders() throws Exception {
    routeToMock("?interrogation=false");
    MockEndpoint points = expect(1);
    Instant time = Instant.parse("2026-11-20T10:00:00.123Z");
    Monitored value = new Monitored.ShortFloat(61.4f, Quality.of(Quality.INVALID));
    rtu.send(PointUpdate.of(new PointAddress(1, 8001), TypeId.M_ME_TF_1, value, time));
    points.assertIsSatisfied();
    Message message = points.getExchanges().get(0).getMessage();
    assertThat(message.getBody()).isInstanceOf(PointUpdate.class);
    assertThat(message.getHeaders())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "CamelIec104CommonAddress",
                1,
                "CamelIec104ObjectAddress",
                8001,
                "CamelIec104TypeId",
                "M_ME_TF_1",
                "CamelIec104Cause",
                "SPONTANEOUS",
                "CamelIec104Quality",
                "IV",
                "CamelMessageTimestamp",
                time.toEpochMilli()));
    assertThat(message.getMessageTimestamp()).isEqualTo(time.toEpochMilli());
  }

  @Test
  void aWholeAsduIsAnExchangeIfAsked() throws Exception {
    rtu.send(Rtu.single(1, 1, true), Rtu.single(1, 2, false), Rtu.single(1, 3, true));
    MockEndpoint points = expect(1);
    routeToMock("?delivery=asdu&causes=INTERROGATED_STATION&objectAddresses=1-2");
    points.assertIsSatisfied();
    Message message = points.getExchanges().get(0).getMessage();
    assertThat(message.getBody(PointUpdates.class))
        .extracting(PointUpdate::objectAddress)
        .containsExactly(1, 2);
    assertThat(message.getHeaders())
        .containsKeys("CamelIec104CommonAddress", "CamelIec104TypeId", "CamelIec104Cause")
        .doesNotContainKey("CamelIec104ObjectAddress");
  }

  @Test
  void exchangesKeepTheirOrderEvenWhenTheyGoOnElsewhere() throws Exception {
    List<Float> seen = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger together = new AtomicInteger();
    route(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(rtu.uri() + "?interrogation=false")
                .process(e -> assertThat(together.incrementAndGet()).isEqualTo(1))
                .process(new SometimesElsewhere())
                .process(e -> seen.add(e.getMessage().getBody(Double.class).floatValue()))
                .process(e -> together.decrementAndGet());
          }
        });
    rtu.awaitStarted(1);
    float[] values = new float[300];
    List<Float> sent = IntStream.range(0, 300).mapToObj(i -> (float) i).toList();
    sent.forEach(value -> values[value.intValue()] = value);
    rtu.send(8001, values);
    await().untilAsserted(() -> assertThat(seen).isEqualTo(sent));
  }

  @Test
  void routesNeverRunOnAnEventLoop() throws Exception {
    route(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(rtu.uri())
                .process(e -> e.getMessage().setHeader("thread", Thread.currentThread().getName()))
                .to("mock:points");
          }
        });
    rtu.awaitStarted(1);
    MockEndpoint points = expect(1);
    rtu.send(8001, 1);
    points.assertIsSatisfied();
    assertThat(points.getExchanges().get(0).getMessage().getHeader("thread", String.class))
        .startsWith("Camel (")
        .contains("Iec104[MASTER 127.0.0.1:");
  }

  @Test
  void failedExchangesReachTheExceptionHandler() throws Exception {
    List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    context.getRegistry().bind("keep", new Keep(failures));
    route(
        new RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(noErrorHandler());
            from(rtu.uri() + "?interrogation=false&exceptionHandler=#keep")
                .process(this::fail)
                .to("mock:points");
          }

          private void fail(Exchange exchange) {
            if (exchange.getMessage().getBody(Integer.class) == 13) {
              throw new IllegalStateException("13");
            }
          }
        });
    rtu.awaitStarted(1);
    MockEndpoint points = expect(2);
    rtu.send(8001, 12, 13, 14);
    points.assertIsSatisfied();
    assertThat(failures).extracting(Throwable::getMessage).containsExactly("13");
  }

  @Test
  void failedExchangesReachTheErrorHandlerOfTheRouteIfBridged() throws Exception {
    route(
        new RouteBuilder() {
          @Override
          public void configure() {
            onException(IllegalStateException.class).handled(true).to("mock:errors");
            from(rtu.uri() + "?interrogation=false&bridgeErrorHandler=true")
                .process(
                    e -> {
                      throw new IllegalStateException("13");
                    });
          }
        });
    rtu.awaitStarted(1);
    MockEndpoint errors = getMockEndpoint("mock:errors");
    errors.expectedMessageCount(1);
    rtu.send(8001, 13);
    errors.assertIsSatisfied();
  }

  @Test
  void aSlowRouteSlowsTheStationIfOnlyProcessedDataIsAcknowledged() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    route(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(rtu.uri() + "?interrogation=false&acknowledge=processed&w=1")
                .process(e -> open.await(20, TimeUnit.SECONDS))
                .to("mock:points");
          }
        });
    rtu.awaitStarted(1);
    MockEndpoint points = expect(100);
    for (int i = 0; i < 100; i++) {
      rtu.send(8000 + i, i);
    }
    await().until(() -> rtu.slave().peers().get(0).statistics().unacknowledged() == 12);
    open.countDown();
    points.assertIsSatisfied();
    await().until(() -> rtu.slave().peers().get(0).statistics().unacknowledged() == 0);
  }

  @Test
  void noMoreThanMaxPendingWaitsForTheRoute() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    route(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(rtu.uri() + "?interrogation=false&maxPending=5&w=1")
                .routeId("points")
                .process(e -> open.await(20, TimeUnit.SECONDS))
                .to("mock:points");
          }
        });
    rtu.awaitStarted(1);
    MockEndpoint points = expect(100);
    for (int i = 0; i < 100; i++) {
      rtu.send(8000 + i, i);
    }
    await().until(() -> rtu.slave().peers().get(0).statistics().unacknowledged() == 12);
    MasterConsumer consumer = (MasterConsumer) context.getRoute("points").getConsumer();
    assertThat(consumer.getPendingExchangesSize()).isLessThanOrEqualTo(5 + 12);
    open.countDown();
    points.assertIsSatisfied();
  }

  @Test
  void aSuspendedRouteLeavesTheEventsToTheStation() throws Exception {
    routeToMock("?interrogation=false");
    MockEndpoint points = expect(1);
    rtu.send(8001, 1);
    points.assertIsSatisfied();

    context.getRouteController().suspendRoute("points");
    await().until(() -> rtu.slave().peers().isEmpty());
    points.reset();
    points.expectedMessageCount(2);
    rtu.send(8001, 2, 3);
    context.getRouteController().resumeRoute("points");
    points.assertIsSatisfied();
    assertThat(points.getExchanges())
        .extracting(e -> e.getMessage().getBody(Integer.class))
        .containsExactly(2, 3);
  }

  @Test
  void whatIsInTheRouteWhenTheContextStopsIsCompleted() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch open = new CountDownLatch(1);
    route(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(rtu.uri() + "?interrogation=false&acknowledge=processed")
                .process(
                    e -> {
                      inside.countDown();
                      open.await(20, TimeUnit.SECONDS);
                    })
                .to("mock:points");
          }
        });
    rtu.awaitStarted(1);
    rtu.send(8001, 1, 2, 3);
    assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
    MockEndpoint points = expect(3);
    Thread stopping = new Thread(context::stop);
    stopping.start();
    await().until(() -> context.getStatus().isStopping());
    open.countDown();
    stopping.join(20_000);
    assertThat(context.isStopped()).isTrue();
    assertThat(points.getReceivedCounter()).isEqualTo(3);
    assertThat(rtu.slave().statistics().eventsBuffered()).isZero();
  }

  @Test
  void eventsOfTheLinkBecomeExchangesIfAsked() throws Exception {
    MockEndpoint points = getMockEndpoint("mock:points");
    routeToMock("?events=link&interrogation=false&reconnectDelay=100ms");
    await().until(() -> states(points).contains("STARTED"));
    int port = rtu.port();
    rtu.close();
    await().until(() -> states(points).contains("DISCONNECTED"));
    try (Rtu again = new Rtu(SlaveSettings.of("127.0.0.1", port))) {
      again.awaitStarted(1);
      await()
          .until(
              () -> states(points).lastIndexOf("STARTED") > states(points).indexOf("DISCONNECTED"));
    }
    Message message = points.getExchanges().get(0).getMessage();
    assertThat(message.getHeader("CamelIec104Event")).isEqualTo("LINK");
    assertThat(message.getHeader("CamelIec104Peer")).isEqualTo("127.0.0.1:" + port);
    assertThat(message.getBody(String.class))
        .startsWith("{\"event\":\"LINK\",\"peer\":\"127.0.0.1:");
  }

  private static List<String> states(MockEndpoint endpoint) {
    return endpoint.getReceivedExchanges().stream()
        .map(e -> e.getMessage().getHeader("CamelIec104LinkState", String.class))
        .toList();
  }

  @Test
  void interrogationsAreEventsIfAllAreAsked() throws Exception {
    MockEndpoint points = getMockEndpoint("mock:points");
    rtu.send(8001, 1);
    routeToMock("?events=all&causes=20");
    await()
        .untilAsserted(
            () ->
                assertThat(points.getReceivedExchanges())
                    .extracting(e -> e.getMessage().getHeader("CamelIec104Event"))
                    .containsSubsequence(
                        "LINK", "INTERROGATION_STARTED", null, "INTERROGATION_FINISHED"));
  }

  @Test
  void pointsHaveTheNamesAndUnitsOfTheirList() throws Exception {
    routeToMock("?points=classpath:substation.yaml&unlisted=drop&interrogation=false");
    MockEndpoint points = expect(2);
    Monitored scaled = new Monitored.Scaled(614, Quality.GOOD);
    rtu.send(
        Rtu.single(1, 99, true),
        Rtu.single(1, 4001, true),
        PointUpdate.of(new PointAddress(1, 8001), TypeId.M_ME_NB_1, scaled));
    points.assertIsSatisfied();
    Message breaker = points.getExchanges().get(0).getMessage();
    assertThat(breaker.getHeader("CamelIec104PointName")).isEqualTo("Breaker");
    assertThat(breaker.getBody(Boolean.class)).isTrue();
    Message temperature = points.getExchanges().get(1).getMessage();
    assertThat(temperature.getBody(PointUpdate.class).name()).isEqualTo("Temperature");
    assertThat(temperature.getBody(Double.class)).isEqualTo(61.4);
    assertThat(temperature.getBody(String.class)).contains("\"name\":\"Temperature\"", "61.4");
  }

  /** Goes on with another thread every third time, and is wrong about it now and then. */
  private static final class SometimesElsewhere extends AsyncProcessorSupport {
    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
      int value = exchange.getMessage().getBody(Integer.class);
      if (value % 3 != 0) {
        callback.done(true);
        return value % 7 != 0;
      }
      ForkJoinPool.commonPool().execute(() -> callback.done(value % 7 == 0));
      return false;
    }
  }

  private record Keep(List<Throwable> failures) implements ExceptionHandler {
    @Override
    public void handleException(Throwable exception) {
      failures.add(exception);
    }

    @Override
    public void handleException(String message, Throwable exception) {
      failures.add(exception);
    }

    @Override
    public void handleException(String message, Exchange exchange, Throwable exception) {
      failures.add(exception);
    }
  }
}
