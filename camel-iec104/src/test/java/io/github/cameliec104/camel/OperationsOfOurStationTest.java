package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameliec104.protocol.asdu.Command.SingleCommand;
import io.github.cameliec104.protocol.asdu.CounterNotes;
import io.github.cameliec104.protocol.asdu.Monitored.Counter;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.CommandMode;
import io.github.cameliec104.protocol.station.CommandResult;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.StationPoint;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operations of a master with a slave of ours at the other end. */
class OperationsOfOurStationTest extends CamelTestSupport {

  private final Rtu rtu = new Rtu();

  @BeforeEach
  void declare() {
    PointAddress counter = new PointAddress(1, 900);
    rtu.slave()
        .declare(
            List.of(
                new StationPoint(new PointAddress(1, 8001), TypeId.M_ME_TF_1, Set.of(2)),
                new StationPoint(new PointAddress(1, 8002), TypeId.M_ME_TF_1, Set.of(3)),
                new StationPoint(counter, TypeId.M_IT_NA_1, Set.of(1)),
                new StationPoint(
                    new PointAddress(1, 20480),
                    TypeId.C_SC_NA_1,
                    Set.of(),
                    CommandMode.DIRECT_OR_SELECT)))
        .join();
    rtu.send(8001, 61.4f);
    rtu.slave()
        .refresh(
            List.of(
                PointUpdate.of(counter, TypeId.M_IT_NA_1, new Counter(4711, CounterNotes.NONE))))
        .join();
  }

  @AfterEach
  void closeStation() {
    rtu.close();
  }

  private Exchange send(String options, Object body) {
    return template.send(
        rtu.uri() + "?interrogation=false&commonAddress=1&refusal=value" + options,
        ExchangePattern.InOut,
        exchange -> exchange.getMessage().setBody(body));
  }

  @ParameterizedTest
  @CsvSource({
    "deactivate&objectAddress=20480&select=true, REFUSED, DEACTIVATION_CONFIRMATION",
    "interrogation, TERMINATED, ACTIVATION_TERMINATION",
    "deactivate-interrogation, REFUSED, DEACTIVATION_CONFIRMATION",
    "counters&freeze=freeze, CONFIRMED, ACTIVATION_CONFIRMATION",
    "read&objectAddress=1, REFUSED, UNKNOWN_OBJECT_ADDRESS",
    "clock, REFUSED, ACTIVATION_CONFIRMATION",
    "test, CONFIRMED, ACTIVATION_CONFIRMATION",
    "test&typeId=104, REFUSED, UNKNOWN_TYPE",
    "reset, REFUSED, ACTIVATION_CONFIRMATION",
    "reset&qualifier=2, CONFIRMED, ACTIVATION_CONFIRMATION",
  })
  void theStationAnswers(String operation, String result, String cause) {
    Exchange exchange = send("&operation=" + operation, true);
    assertThat(exchange.getException()).isNull();
    assertThat(exchange.getMessage().getHeaders())
        .containsEntry(Iec104Constants.RESULT, result)
        .containsEntry(Iec104Constants.CAUSE, cause);
  }

  @Test
  void aPrivateTypeIsUnknown() {
    Exchange exchange = send("&operation=raw", "C80106000100FF");
    assertThat(exchange.getMessage().getHeader(Iec104Constants.CAUSE)).isEqualTo("UNKNOWN_TYPE");
  }

  @Test
  void aSelectionIsTakenBack() {
    String object = "&objectAddress=20480";
    CommandResult selected =
        send(object, new SingleCommand(true, 0, true)).getMessage().getBody(CommandResult.class);
    assertThat(selected.positive()).isTrue();
    Exchange exchange = send(object + "&operation=deactivate&select=true", true);
    assertThat(exchange.getMessage().getHeader(Iec104Constants.RESULT)).isEqualTo("CONFIRMED");
  }

  @Test
  void anObjectIsRead() {
    Exchange exchange = send("&operation=read&objectAddress=8001", null);
    assertThat(exchange.getMessage().getBody(PointUpdate.class).value().plain()).isEqualTo(61.4f);
  }

  @ParameterizedTest
  @CsvSource({"20, 2", "22, 1", "23, 1", "24, 0"})
  void stationAndGroupsAreCollected(int qualifier, int points) {
    Exchange exchange = send("&operation=interrogation&collect=true&qualifier=" + qualifier, null);
    assertThat(exchange.getMessage().getBody(PointUpdates.class)).hasSize(points);
  }

  @Test
  void countersAreCollected() {
    Exchange exchange = send("&operation=counters&collect=true&qualifier=1", null);
    assertThat(exchange.getMessage().getBody(PointUpdates.class))
        .singleElement()
        .satisfies(
            point -> assertThat(point.value()).isEqualTo(new Counter(4711, CounterNotes.NONE)));
  }

  @Test
  void whatHappenedToACommandGivenUpIsAnEvent() throws Exception {
    MockEndpoint events = getMockEndpoint("mock:events");
    AtomicReference<String> first = new AtomicReference<>("");
    try (ScriptedStation station =
        new ScriptedStation(
            asdu ->
                first.compareAndSet("", asdu)
                    ? List.of()
                    : List.of(ScriptedStation.withCause(first.get(), 7)))) {
      String uri = station.uri() + "&confirmationTimeout=200ms&events=all";
      context.addRoutes(
          new RouteBuilder() {
            @Override
            public void configure() {
              from(uri).to("mock:events");
            }
          });
      String to = uri + "&objectAddress=5000";
      CompletableFuture<Exchange> lost =
          template.asyncSend(to, exchange -> exchange.getMessage().setBody(true));
      assertThat(lost.join().getException()).hasMessageContaining("not confirmed in time");
      Exchange repeated = template.send(to, exchange -> exchange.getMessage().setBody(true));
      assertThat(repeated.getException()).hasMessageContaining("not confirmed in time");
      await()
          .until(
              () ->
                  events.getExchanges().stream()
                      .anyMatch(
                          e ->
                              "LATE_ANSWER".equals(e.getMessage().getHeader(Iec104Constants.EVENT))
                                  && e.getMessage()
                                      .getBody(String.class)
                                      .contains("\"positive\":true")));
    }
  }
}
