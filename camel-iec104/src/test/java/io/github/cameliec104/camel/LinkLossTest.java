package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.CounterNotes;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.ProtectionElement.ProtectionStart;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the points of a route that a station no longer tells. */
class LinkLossTest extends CamelTestSupport {

  private static final String LINK = "?reconnectDelay=50ms&interrogation=false";
  private static final String QUICK = LINK + "&linkLossDelay=0";

  private Rtu rtu = new Rtu();
  private final int port = rtu.port();

  @AfterEach
  void closeStation() {
    rtu.close();
  }

  private void routeToMock(String options) throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("iec104:master:127.0.0.1:" + port + options).routeId("points").to("mock:points");
          }
        });
  }

  /** Has the station tell all it has, so that a test knows when that is. */
  private void interrogate() {
    template.requestBody(
        "iec104:master:127.0.0.1:" + port + LINK + "&operation=interrogation", (Object) null);
  }

  private List<Message> messages() {
    return getMockEndpoint("mock:points").getReceivedExchanges().stream()
        .map(Exchange::getMessage)
        .toList();
  }

  /** Address, value, quality and reason of each exchange so far. */
  private List<String> told() {
    return messages().stream().map(LinkLossTest::text).toList();
  }

  private static String text(Message message) {
    PointUpdate update = message.getBody(PointUpdate.class);
    String reason = message.getHeader("CamelIec104QualityReason", "", String.class);
    return (update.objectAddress()
            + " "
            + update.value().plain()
            + " "
            + message.getHeader("CamelIec104Quality")
            + " "
            + reason)
        .replaceAll(" +", " ")
        .strip();
  }

  private void awaitTold(String... expected) {
    await().untilAsserted(() -> assertThat(told()).containsExactly(expected));
  }

  private void reset() {
    getMockEndpoint("mock:points").reset();
  }

  /** The end of the old connection may be heard only now, and may take a request along. */
  private void comeBack(PointUpdate... points) {
    rtu = new Rtu(port);
    has(points);
    await()
        .ignoreException(CamelExecutionException.class)
        .until(
            () -> {
              interrogate();
              return true;
            });
  }

  /** The station tells these when it is interrogated. */
  private void has(PointUpdate... points) {
    rtu.slave().refresh(List.of(points)).join();
  }

  @ParameterizedTest
  @CsvSource({"'', NT", "&linkLoss=not-topical, NT", "&linkLoss=invalid, IV NT"})
  void pointsAreToldAgainWhenTheLinkIsLost(String options, String quality) throws Exception {
    has(Rtu.single(1, 1, true), Rtu.single(1, 2, false));
    routeToMock(QUICK + options);
    interrogate();
    awaitTold("1 true", "2 false");
    reset();
    rtu.close();
    awaitTold("1 true " + quality + " link-lost", "2 false " + quality + " link-lost");
    Message marked = messages().get(0);
    PointUpdate update = marked.getBody(PointUpdate.class);
    assertThat(update.value().quality().toString()).isEqualTo(quality);
    assertThat(update.cause()).isEqualTo(Cause.INTERROGATED_STATION);
    assertThat(marked.getHeader("CamelIec104ReceivedQuality")).isEqualTo("");
    assertThat(marked.getHeader("CamelMessageTimestamp", Long.class))
        .isGreaterThanOrEqualTo(update.received().toEpochMilli());
    assertThat(marked.getBody(String.class))
        .contains("\"receivedQuality\":[],\"qualityReason\":\"link-lost\",\"qualitySince\":");
  }

  @Test
  void nothingHappensIfThatIsWanted() throws Exception {
    has(Rtu.single(1, 1, true));
    routeToMock(QUICK + "&linkLoss=none&events=link");
    interrogate();
    await().until(() -> messages().stream().anyMatch(m -> m.getBody() instanceof PointUpdate));
    rtu.close();
    await().until(() -> messages().stream().anyMatch(LinkLossTest::isLoss));
    comeBack(Rtu.single(1, 1, true));
    await()
        .until(
            () -> messages().stream().filter(m -> m.getBody() instanceof PointUpdate).count() > 1);
    assertThat(messages()).noneMatch(m -> m.getHeaders().containsKey("CamelIec104QualityReason"));
  }

  private static boolean isLoss(Message message) {
    return "DISCONNECTED".equals(message.getHeader("CamelIec104LinkState"));
  }

  @Test
  void whatTheStationTellsAgainIsGoodAndTheRestStaysMarked() throws Exception {
    has(Rtu.single(1, 1, true), Rtu.single(1, 2, true));
    routeToMock(QUICK);
    interrogate();
    awaitTold("1 true", "2 true");
    rtu.close();
    await().until(() -> told().size() == 4);
    reset();
    comeBack(Rtu.single(1, 2, false));
    awaitTold("2 false");
    rtu.send(Rtu.single(1, 1, true));
    awaitTold("2 false", "1 true");
  }

  @Test
  void aShortLossMarksOnlyWhatTheStationDoesNotTellAgain() throws Exception {
    has(Rtu.single(1, 1, true), Rtu.single(1, 2, true));
    routeToMock(LINK + "&linkLossDelay=1h");
    interrogate();
    awaitTold("1 true", "2 true");
    reset();
    rtu.close();
    comeBack(Rtu.single(1, 2, true));
    awaitTold("2 true", "1 true NT link-lost");
  }

  @Test
  void aShortLossWithoutInterrogationMarksWhatIsNotToldInTime() throws Exception {
    routeToMock(
        "?reconnectDelay=50ms&linkLossDelay=1h&interrogation=false"
            + "&confirmationTimeout=1s&terminationTimeout=1s");
    rtu.send(Rtu.single(1, 1, true), Rtu.single(1, 2, true));
    awaitTold("1 true", "2 true");
    reset();
    rtu.close();
    rtu = new Rtu(port);
    rtu.send(Rtu.single(1, 2, true));
    awaitTold("2 true", "1 true NT link-lost");
  }

  @Test
  void aPointIsMarkedOnceHoweverOftenTheLinkIsLost() throws Exception {
    has(Rtu.single(1, 1, true));
    routeToMock(QUICK);
    interrogate();
    awaitTold("1 true");
    for (int i = 0; i < 3; i++) {
      rtu.close();
      await().until(() -> told().contains("1 true NT link-lost"));
      comeBack(Rtu.single(1, 2 + i, true));
      int last = 2 + i;
      await().until(() -> told().contains(last + " true"));
    }
    assertThat(told().stream().filter(text -> text.startsWith("1 ")).toList())
        .containsExactly("1 true", "1 true NT link-lost");
  }

  @Test
  void marksStandBehindAllThatWasReceivedBefore() throws Exception {
    int count = 300;
    has(
        IntStream.rangeClosed(1, count)
            .mapToObj(address -> Rtu.single(1, address, true))
            .toArray(PointUpdate[]::new));
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("iec104:master:127.0.0.1:" + port + QUICK).delay(1).to("mock:points");
          }
        });
    interrogate();
    await().until(() -> rtu.slave().statistics().pointsSent() == count);
    rtu.close();
    await().until(() -> told().size() == 2 * count);
    List<Boolean> marked = told().stream().map(text -> text.endsWith("link-lost")).toList();
    assertThat(marked.subList(0, count)).containsOnly(false);
    assertThat(marked.subList(count, 2 * count)).containsOnly(true);
  }

  @Test
  void countersCanOnlySayInvalidAndEventsOfProtectionAreNotRepeated() throws Exception {
    Monitored counter = new Monitored.Counter(5, CounterNotes.NONE);
    routeToMock(QUICK);
    rtu.awaitStarted(1);
    rtu.send(PointUpdate.of(new PointAddress(1, 1), TypeId.M_IT_NA_1, counter));
    rtu.send(
        PointUpdate.of(
            new PointAddress(1, 2), TypeId.M_EP_TE_1, new ProtectionStart(1, Quality.GOOD, 5)));
    awaitTold("1 5", "2 1");
    reset();
    rtu.close();
    awaitTold("1 5 IV NT link-lost");
    assertThat(messages().get(0).getBody(PointUpdate.class).value().quality().invalid()).isTrue();
  }

  @Test
  void pointsOfAnAsduAreMarkedTogether() throws Exception {
    has(Rtu.single(1, 1, true), Rtu.single(1, 2, true), Rtu.float36(1, 3, 5));
    routeToMock(QUICK + "&delivery=asdu");
    interrogate();
    await().until(() -> messages().size() == 2);
    reset();
    rtu.close();
    await().until(() -> messages().size() == 2);
    assertThat(messages())
        .extracting(m -> m.getBody(PointUpdates.class).size())
        .containsExactly(2, 1);
    assertThat(messages().get(0).getBody(PointUpdates.class))
        .allMatch(point -> point.quality().notTopical());
  }

  @Test
  void theFirstValueAfterAMarkComesWhateverItsCause() throws Exception {
    routeToMock(QUICK + "&causes=SPONTANEOUS");
    rtu.awaitStarted(1);
    rtu.send(Rtu.single(1, 1, true));
    awaitTold("1 true");
    rtu.close();
    awaitTold("1 true", "1 true NT link-lost");
    reset();
    comeBack(Rtu.single(1, 1, true), Rtu.single(1, 2, true));
    awaitTold("1 true");
    rtu.send(Rtu.single(1, 7, true));
    awaitTold("1 true", "7 true");
  }

  @Test
  void onlySoManyPointsAreWatched() throws Exception {
    has(Rtu.single(1, 1, true), Rtu.single(1, 2, true), Rtu.single(1, 3, true));
    routeToMock(QUICK + "&watchedPoints=2");
    interrogate();
    awaitTold("1 true", "2 true", "3 true");
    reset();
    rtu.close();
    awaitTold("1 true NT link-lost", "2 true NT link-lost");
  }

  @Test
  void aPointThatIsNotToldForTooLongIsNotTopicalUntilItIsToldAgain() throws Exception {
    routeToMock("?maxAge=300ms&interrogation=false");
    rtu.awaitStarted(1);
    rtu.send(Rtu.single(1, 1, true));
    awaitTold("1 true", "1 true NT aged-out");
    rtu.send(Rtu.single(1, 1, true));
    awaitTold("1 true", "1 true NT aged-out", "1 true", "1 true NT aged-out");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void listedPointsThatTheStationDoesNotTellAreNoValues(boolean initial) throws Exception {
    has(Rtu.single(1, 1, true));
    routeToMock(LINK + "&points=classpath:substation.yaml&initial=" + initial + "&events=all");
    interrogate();
    await()
        .until(
            () ->
                messages().stream()
                    .anyMatch(
                        m -> "INTERROGATION_FINISHED".equals(m.getHeader("CamelIec104Event"))));
    rtu.send(Rtu.single(1, 1, false));
    await().until(() -> points().contains("1 false"));
    List<String> missing = points().stream().filter(t -> t.endsWith("not-yet-received")).toList();
    if (initial) {
      assertThat(missing)
          .hasSizeGreaterThan(1)
          .allMatch(text -> text.contains(" IV NT "))
          .noneMatch(text -> text.startsWith("1 "));
      assertThat(
              messages().stream()
                  .filter(m -> m.getHeaders().containsKey("CamelIec104QualityReason")))
          .allMatch(m -> m.getHeaders().containsKey("CamelIec104PointName"));
    } else {
      assertThat(missing).isEmpty();
    }
  }

  private List<String> points() {
    return messages().stream()
        .filter(m -> m.getBody() instanceof PointUpdate)
        .map(LinkLossTest::text)
        .toList();
  }

  @Test
  void listedPointsOfAStationThatIsAwayAreNoValues() throws Exception {
    rtu.close();
    routeToMock("?points=classpath:substation.yaml&initial=true&linkLossDelay=0");
    await().until(() -> points().size() > 1);
    assertThat(points()).allMatch(text -> text.endsWith("IV NT not-yet-received"));
  }

  @Test
  void badOptionsAreToldAtTheStart() {
    assertThatThrownBy(() -> routeToMock("?watchedPoints=0"))
        .hasStackTraceContaining("watchedPoints=0, expected 1 or more");
    assertThatThrownBy(
            () -> new WatchRules(LinkLoss.NONE, Duration.ofSeconds(-1), Duration.ZERO, false, 1))
        .hasMessage("linkLossDelay=PT-1S, expected 0 or more");
    assertThatThrownBy(
            () -> new WatchRules(LinkLoss.NONE, Duration.ZERO, Duration.ofSeconds(-1), false, 1))
        .hasMessage("maxAge=PT-1S, expected 0 or more");
  }

  @Test
  void stoppingARouteMarksNothing() throws Exception {
    has(Rtu.single(1, 1, true));
    routeToMock(QUICK);
    interrogate();
    awaitTold("1 true");
    MockEndpoint points = getMockEndpoint("mock:points");
    context.getRouteController().stopRoute("points");
    assertThat(points.getReceivedExchanges()).hasSize(1);
  }
}
