package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameliec104.protocol.apci.ApciSettings;
import io.github.cameliec104.protocol.asdu.CounterNotes;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.net.Iec104Master;
import io.github.cameliec104.protocol.net.LinkSettings;
import io.github.cameliec104.protocol.net.MasterSettings;
import io.github.cameliec104.protocol.net.Reconnect;
import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.LinkStatistics;
import io.github.cameliec104.protocol.station.MasterListener;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.StartUp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;

/** Redundancy groups and priorities of events, as a route sees them. */
class SlaveGroupsTest extends CamelTestSupport {

  private static final String SLAVE = "iec104:slave:127.0.0.1:0?events=link";

  private String uri = SLAVE;

  private Iec104Endpoint open(String options) throws Exception {
    uri = SLAVE + options;
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(uri).routeId("slave").to("mock:events");
          }
        });
    return context.getEndpoint(uri, Iec104Endpoint.class);
  }

  private void publish(Object... updates) {
    for (Object update : updates) {
      template.sendBody(uri, update);
    }
  }

  private static PointUpdate counter(int value) {
    return PointUpdate.of(
        new PointAddress(1, 3), TypeId.M_IT_NA_1, new Monitored.Counter(value, CounterNotes.NONE));
  }

  /** A master that does not come back by itself and asks for nothing. */
  private static MasterSettings master(Iec104Endpoint slave) {
    ApciSettings prompt = ApciSettings.DEFAULT.withT2(Duration.ofMillis(50));
    return MasterSettings.of("127.0.0.1", slave.getLinkPort())
        .withLink(LinkSettings.DEFAULT.withApci(prompt))
        .withReconnect(new Reconnect(Duration.ofMinutes(1), Duration.ofMinutes(1), 1, 0))
        .withStartUp(StartUp.DEFAULT.withInterrogate(List.of()));
  }

  private static LinkStatistics statistics(Iec104Endpoint slave) {
    return Objects.requireNonNull(slave.linkStatistics());
  }

  @Test
  void theGroupGoesOnWithTheConnectionStartedLastAndTheRouteHearsWhy() throws Exception {
    Iec104Endpoint slave = open("&redundancyGroups=single");
    publish(Rtu.single(1, 1, true));
    try (ControlCentre first = new ControlCentre(master(slave))) {
      assertThat(first.next().value().plain()).isEqualTo(true);
      await().until(() -> slave.getEventsBuffered() == 0);
      try (ControlCentre second = new ControlCentre(master(slave))) {
        await().until(() -> first.master().state() == LinkState.DISCONNECTED);
        publish(Rtu.single(1, 1, false));
        assertThat(second.next().value().plain()).isEqualTo(false);
        await().until(() -> slave.getConnections().matches("127.0.0.1:\\d+=STARTED group single"));
        assertThat(health()).containsValue("STARTED group single");
      }
    }
    MockEndpoint events = getMockEndpoint("mock:events");
    await()
        .untilAsserted(
            () ->
                assertThat(events.getReceivedExchanges())
                    .anySatisfy(
                        exchange ->
                            assertThat(exchange.getMessage().getBody(LinkEvent.StateChanged.class))
                                .extracting(LinkEvent.StateChanged::reason)
                                .asString()
                                .contains("deactivated by group single because 127.0.0.1:")));
  }

  private Map<String, Object> health() {
    HealthCheck check =
        Objects.requireNonNull(
            LinkHealthCheck.ofConsumer(context.getEndpoint(uri, Iec104Endpoint.class), "slave"));
    return check.call().getDetails();
  }

  @Test
  void withoutGroupsEveryMasterGetsEveryEvent() throws Exception {
    Iec104Endpoint slave = open("");
    try (ControlCentre first = new ControlCentre(master(slave));
        ControlCentre second = new ControlCentre(master(slave))) {
      publish(Rtu.single(1, 1, true));
      assertThat(first.next().value().plain()).isEqualTo(true);
      assertThat(second.next().value().plain()).isEqualTo(true);
      assertThat(slave.getConnections().split("=STARTED", -1)).hasSize(3);
    }
  }

  @Test
  void eventsAreKeptForAGroupThatWasNeverThere() throws Exception {
    Iec104Endpoint slave = open("&redundancyGroups=own=127.0.0.0/8;others=*");
    try (ControlCentre centre = new ControlCentre(master(slave))) {
      publish(Rtu.single(1, 1, true));
      assertThat(centre.next().value().plain()).isEqualTo(true);
    }
    await().until(() -> slave.getConnections().isEmpty());
    assertThat(slave.getEventsBuffered()).isEqualTo(1);
  }

  @Test
  void whoBelongsToNoGroupIsTurnedAway() throws Exception {
    Iec104Endpoint slave = open("&redundancyGroups=a=10.0.0.1");
    MasterListener deaf = (points, done) -> done.run();
    try (Iec104Master stranger = Iec104Master.open(master(slave), deaf)) {
      await().until(() -> statistics(slave).connectionsRefused() == 1);
      await().until(() -> stranger.state() == LinkState.DISCONNECTED);
    }
  }

  @Test
  void aGroupMayHaveABoundOfItsOwn() throws Exception {
    Iec104Endpoint slave = open("&redundancyGroups=single&maxConnectionsPerGroup=1");
    MasterListener deaf = (points, done) -> done.run();
    try (ControlCentre first = new ControlCentre(master(slave));
        Iec104Master second = Iec104Master.open(master(slave), deaf)) {
      await().until(() -> statistics(slave).connectionsRefused() == 1);
      assertThat(first.master().state()).isEqualTo(LinkState.STARTED);
      assertThat(second.state()).isNotEqualTo(LinkState.STARTED);
    }
  }

  @Test
  void breakersOvertakeMeasuredValuesIfThatIsWanted() throws Exception {
    Iec104Endpoint slave = open("&eventOrder=class");
    publish(Rtu.float36(1, 2, 5), counter(6), Rtu.single(1, 1, true));
    try (ControlCentre centre = new ControlCentre(master(slave))) {
      assertThat(
              List.of(
                  centre.next().value().plain(),
                  centre.next().value().plain(),
                  centre.next().value().plain()))
          .isEqualTo(List.of(true, 6, 5f));
    }
  }

  @Test
  void onlyTheLatestMeasuredValueIsSentIfThatIsWanted() throws Exception {
    Iec104Endpoint slave = open("&measurementEvents=latest");
    publish(
        Rtu.float36(1, 2, 5), counter(6), Rtu.float36(1, 2, 7), counter(8), Rtu.float36(1, 2, 9));
    try (ControlCentre centre = new ControlCentre(master(slave))) {
      assertThat(
              List.of(
                  centre.next().value().plain(),
                  centre.next().value().plain(),
                  centre.next().value().plain()))
          .isEqualTo(List.of(6, 8, 9f));
      assertThat(centre.points).isEmpty();
    }
    assertThat(statistics(slave).measurementsSuperseded()).isEqualTo(2);
  }

  @Test
  void eachClassHasItsBoundAndTheRouteIsToldOnceWhenItIsExceeded() throws Exception {
    Iec104Endpoint slave = open("&measurementBuffer=2&counterBuffer=3&eventBuffer=4");
    MockEndpoint events = getMockEndpoint("mock:events");
    for (int i = 1; i <= 10; i++) {
      publish(Rtu.float36(1, 2, i), counter(i), Rtu.single(1, 1, i % 2 == 0));
    }
    assertThat(statistics(slave).measurementEventsDropped()).isEqualTo(8);
    assertThat(statistics(slave).counterEventsDropped()).isEqualTo(7);
    assertThat(statistics(slave).statusEventsDropped()).isEqualTo(6);
    assertThat(slave.getEventsDropped()).isEqualTo(21);
    await().until(() -> events.getReceivedCounter() == 3);
    assertThat(events.getReceivedExchanges())
        .extracting(e -> e.getMessage().getHeader("CamelIec104Event"))
        .containsOnly("EVENTS_DROPPED");
    assertThat(events.getReceivedExchanges())
        .extracting(e -> e.getMessage().getBody(LinkEvent.EventsDropped.class).eventClass().name())
        .containsExactly("MEASUREMENT", "COUNTER", "STATUS");
    assertThat(events.getReceivedExchanges().get(0).getMessage().getBody(String.class))
        .contains("EVENTS_DROPPED", "\"group\"", "MEASUREMENT");
  }
}
