package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameliec104.protocol.Iec104TimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the options of the procedures of a master make it send, octet for octet. */
class PeriodicOptionsTest extends CamelTestSupport {

  private static final String INTERROGATION = "64010600010000000014";

  private void route(String uri) throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(uri).to("mock:events");
          }
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "interrogationGroups=station | 64010600010000000014",
        "interrogationGroups=station,16 | 64010600010000000014 64010600010000000024",
        "interrogationGroups=1-2 | 64010600010000000015 64010600010000000016",
        "interrogationPeriod=50ms"
            + " | 64010600010000000014 64010600010000000014 64010600010000000014",
        "counterInterrogation=1 | 64010600010000000014 65010600010000000005",
        "counterInterrogation=true&counterGroups=3"
            + " | 64010600010000000014 65010600ffff00000003",
        "counterInterrogation=1&countersPeriod=1s"
            + " | 64010600010000000014 65010600010000000005 65010600010000000005",
        "counterInterrogation=1&countersPeriod=1s&counterFreeze=freeze"
            + " | 64010600010000000014 65010600010000000005 65010600010000000045 65010600010000000005",
        "counterInterrogation=1&countersPeriod=1s&counterFreeze=freeze-and-reset"
            + " | 64010600010000000014 65010600010000000005 65010600010000000085 65010600010000000005",
        "clockPeriod=50ms | 64010600010000000014 670106000100000000.* 670106000100000000.*",
        "testPeriod=50ms"
            + " | 64010600010000000014 6b01060001000000000000.* 6b01060001000000000100.*",
      })
  void theMasterSendsByItself(String options, String asdus) throws Exception {
    try (ScriptedStation station = new ScriptedStation(ScriptedStation::agree)) {
      route(station.uri().replace("=false", "=1") + "&" + options);
      for (String asdu : asdus.split(" ", -1)) {
        assertThat(station.next()).matches(asdu);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "2, 3"})
  void anInterrogationIsTriedAgainAsOftenAsAsked(int retries, int attempts) throws Exception {
    try (ScriptedStation station = new ScriptedStation(asdu -> List.of())) {
      MockEndpoint events = getMockEndpoint("mock:events");
      route(
          station.uri().replace("=false", "=1")
              + "&events=all&confirmationTimeout=50ms&interrogationRetryDelay=20ms"
              + "&interrogationRetries="
              + retries);
      await()
          .until(
              () ->
                  events.getExchanges().stream()
                      .anyMatch(e -> "INTERROGATION_FINISHED".equals(kind(e))));
      assertThat(station.received).hasSize(attempts).containsOnly(INTERROGATION);
      assertThat(events.getExchanges().stream().filter(e -> "PROCEDURE_FAILED".equals(kind(e))))
          .hasSize(attempts - 1)
          .allMatch(
              e ->
                  e.getMessage()
                      .getBody(String.class)
                      .contains("\"repeated\":true,\"reason\":\"C_IC_NA_1 to 1/0 not confirmed"));
    }
  }

  private static Object kind(Exchange exchange) {
    return exchange.getMessage().getHeader(Iec104Constants.EVENT);
  }

  @ParameterizedTest
  @CsvSource({
    "parallelCommands=object, 2",
    "parallelCommands=station, 1",
    "parallelCommands=link, 1",
    "maxCommands=1, 1",
  })
  void commandsWaitForOthersIfAsked(String option, int atOnce) throws Exception {
    try (ScriptedStation station = new ScriptedStation(asdu -> List.of())) {
      String uri = station.uri() + "&confirmationTimeout=2s&" + option;
      List<CompletableFuture<Exchange>> answers =
          Stream.of(1, 2).map(object -> command(uri, object)).toList();
      for (int number = 0; number < atOnce; number++) {
        assertThat(station.next()).startsWith("2d010600");
      }
      assertThat(station.received).isEmpty();
      answers.forEach(CompletableFuture::join);
    }
  }

  private CompletableFuture<Exchange> command(String uri, int object) {
    return template.asyncSend(
        uri,
        exchange -> {
          exchange.getMessage().setBody(true);
          exchange.getMessage().setHeader(Iec104Constants.OBJECT_ADDRESS, object);
        });
  }

  @Test
  void aCommandThatWaitsTooLongFailsAndIsNotSent() throws Exception {
    AtomicInteger number = new AtomicInteger();
    try (ScriptedStation station =
        new ScriptedStation(
            asdu -> number.getAndIncrement() == 0 ? List.of() : ScriptedStation.agree(asdu))) {
      String uri =
          station.uri() + "&confirmationTimeout=600ms&parallelCommands=link&commandWait=100ms";
      List<CompletableFuture<Exchange>> answers = new ArrayList<>();
      answers.add(command(uri, 1));
      assertThat(station.next()).isNotNull();
      answers.add(command(uri, 2));
      assertThat(answers.get(1).join().getException())
          .isInstanceOf(Iec104TimeoutException.class)
          .hasMessageContaining("waited 100 ms for earlier commands; it was not sent");
      assertThat(answers.get(0).join().getException()).hasMessageContaining("not confirmed");
      assertThat(command(uri, 3).join().getException()).isNull();
      assertThat(station.next()).contains("030000");
      assertThat(station.received).isEmpty();
    }
  }
}
