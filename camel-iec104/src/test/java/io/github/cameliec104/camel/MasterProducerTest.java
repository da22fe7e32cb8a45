package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.Iec104ClosedException;
import io.github.cameliec104.protocol.Iec104TimeoutException;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Command;
import io.github.cameliec104.protocol.asdu.DoubleState;
import io.github.cameliec104.protocol.asdu.StepDirection;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.net.Iec104Slave;
import io.github.cameliec104.protocol.net.SlaveSettings;
import io.github.cameliec104.protocol.station.CommandReply;
import io.github.cameliec104.protocol.station.CommandRequest;
import io.github.cameliec104.protocol.station.CommandResult;
import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.ReceivedCommand;
import io.github.cameliec104.protocol.station.SlaveListener;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a master asks of a station, and what becomes of its answer. */
class MasterProducerTest extends CamelTestSupport {

  private static final PointAddress OBJECT = new PointAddress(1, 20480);

  private final Rtu rtu = new Rtu();

  @AfterEach
  void closeStation() {
    rtu.close();
  }

  private Exchange send(String options, Object body, Map<String, Object> headers) {
    return template.send(
        rtu.uri() + options,
        ExchangePattern.InOut,
        exchange -> {
          exchange.getMessage().setBody(body);
          exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
  }

  private ReceivedCommand received() throws InterruptedException {
    ReceivedCommand command = rtu.commands.poll(10, TimeUnit.SECONDS);
    assertThat(command).isNotNull();
    return command;
  }

  static Arguments[] bodies() {
    Command on = new Command.SingleCommand(true, 0, false);
    Command pulse = new Command.SingleCommand(true, 1, false);
    String list = "?points=classpath:substation.yaml";
    String object = "?objectAddress=20480";
    return new Arguments[] {
      Arguments.of(object, true, Map.of(), TypeId.C_SC_NA_1, on),
      Arguments.of(object + "&typeId=58", true, Map.of(), TypeId.C_SC_TA_1, on),
      Arguments.of(object + "&typeId=C_SC_NA_1", "ON", Map.of(), TypeId.C_SC_NA_1, on),
      Arguments.of(object, true, Map.of("CamelIec104Qualifier", 1), TypeId.C_SC_NA_1, pulse),
      Arguments.of(object, on, Map.of(), TypeId.C_SC_NA_1, on),
      Arguments.of(
          object,
          DoubleState.OFF,
          Map.of(),
          TypeId.C_DC_NA_1,
          new Command.DoubleCommand(DoubleState.OFF, 0, false)),
      Arguments.of(
          object,
          StepDirection.HIGHER,
          Map.of(),
          TypeId.C_RC_NA_1,
          new Command.RegulatingStep(StepDirection.HIGHER, 0, false)),
      Arguments.of(
          object, 42, Map.of(), TypeId.C_SE_NB_1, new Command.SetpointScaled(42, 0, false)),
      Arguments.of(
          object, 4.5, Map.of(), TypeId.C_SE_NC_1, new Command.SetpointFloat(4.5f, 0, false)),
      Arguments.of(
          object,
          "{\"value\":0.5,\"type\":\"C_SE_NA_1\",\"qualifier\":3}",
          Map.of(),
          TypeId.C_SE_NA_1,
          Command.SetpointNormalized.of(0.5, 3, false)),
      Arguments.of("", "{\"value\":true,\"objectAddress\":20480}", Map.of(), TypeId.C_SC_NA_1, on),
      Arguments.of(
          "", Map.of("value", true, "objectAddress", 20480), Map.of(), TypeId.C_SC_NA_1, on),
      Arguments.of("", true, Map.of("CamelIec104ObjectAddress", 20480), TypeId.C_SC_NA_1, on),
      Arguments.of(
          "?commonAddress=7",
          true,
          Map.of("CamelIec104ObjectAddress", "20480", "CamelIec104CommonAddress", "1"),
          TypeId.C_SC_NA_1,
          on),
      Arguments.of(
          object,
          true,
          Map.of(
              "CamelIec104ObjectAddress",
              9,
              "CamelIec104CommonAddress",
              9,
              "CamelIec104TypeId",
              "M_SP_NA_1",
              "CamelIec104PointName",
              "left over"),
          TypeId.C_SC_NA_1,
          on),
      Arguments.of(
          list, true, Map.of("CamelIec104PointName", "Breaker command"), TypeId.C_SC_NA_1, on),
      Arguments.of(
          list, "{\"name\":\"Breaker command\",\"value\":1}", Map.of(), TypeId.C_SC_NA_1, on),
      Arguments.of(
          "", CommandRequest.of(OBJECT, TypeId.C_SC_NA_1, on), Map.of(), TypeId.C_SC_NA_1, on),
      Arguments.of(
          "",
          new ReceivedCommand(OBJECT, TypeId.C_SC_NA_1, pulse, null, null, 0, "other:1"),
          Map.of(),
          TypeId.C_SC_NA_1,
          pulse),
    };
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void bodyAndHeadersSayWhatIsCommanded(
      String options, Object body, Map<String, Object> headers, TypeId type, Command command)
      throws Exception {
    Exchange exchange = send(options, body, headers);
    assertThat(exchange.getException()).isNull();
    ReceivedCommand received = received();
    assertThat(received.address()).isEqualTo(OBJECT);
    assertThat(received.type()).isEqualTo(type);
    assertThat(received.command()).isEqualTo(command);
  }

  @Test
  void setPointsAreInTheUnitsOfThePointList() throws Exception {
    send(
        "?points=classpath:substation.yaml",
        61.4,
        Map.of("CamelIec104PointName", "Temperature setpoint"));
    assertThat(received().command()).isEqualTo(new Command.SetpointScaled(614, 0, false));
  }

  @Test
  void timeOfATaggedCommandIsNowOrTold() throws Exception {
    send("?objectAddress=20480&typeId=58", true, Map.of("CamelMessageTimestamp", 0L));
    assertThat(received().time()).isBetween(Instant.now().minusSeconds(10), Instant.now());
    send(
        "",
        Map.of(
            "objectAddress", 20480, "type", 58, "value", true, "time", "2026-11-20T10:00:00.123Z"),
        Map.of());
    assertThat(received().time()).isEqualTo(Instant.parse("2026-11-20T10:00:00.123Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "?objectAddress=20480 | word | no type for 'word', expected option typeId",
        "?objectAddress=20480&typeId=M_SP_NA_1 | true | type: 'M_SP_NA_1', expected one of C_SC_NA_1",
        "?objectAddress=20480&typeId=45 | 7 | C_SC_NA_1",
        "'' | true | no object address, expected the option objectAddress or one of the headers",
        "'' | {\"objectAddress\":20480} | key value: missing, expected the value to command",
        "'' | {\"name\":\"X\",\"value\":1} | name 'X', expected one in the point list null",
        "'' | {\"name\": | no JSON",
        "'' | {\"objectAddress\":\"x\",\"value\":1} | key objectAddress: x, expected a number",
        "'' | {\"objectAddress\":2,\"value\":true,\"time\":\"x\"} | key time: x, expected a time such as",
        "?objectAddress=20480&typeId=45 | | no body, expected the value to command",
      })
  void whatCannotBeCommandedFailsTheExchange(String options, String body, String expected) {
    Exchange exchange = send(options, body, Map.of());
    assertThat(exchange.getException())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(expected);
    assertThat(rtu.commands).isEmpty();
  }

  @Test
  void anAnswerIsTheBodyIfOneIsExpected() {
    Exchange exchange = send("?objectAddress=20480", true, Map.of());
    assertThat(exchange.getMessage().getBody()).isInstanceOf(CommandResult.Confirmed.class);
    assertThat(exchange.getMessage().getHeader("CamelIec104Result")).isEqualTo("CONFIRMED");
    assertThat(exchange.getMessage().getHeader("CamelIec104Cause"))
        .isEqualTo("ACTIVATION_CONFIRMATION");
    assertThat(exchange.getMessage().getBody(Boolean.class)).isTrue();
    assertThat(exchange.getMessage().getBody(String.class))
        .isEqualTo("{\"result\":\"CONFIRMED\",\"cause\":\"ACTIVATION_CONFIRMATION\"}");
  }

  @Test
  void theBodyStaysIfNoAnswerIsExpected() {
    Exchange exchange =
        template.send(
            rtu.uri() + "?objectAddress=20480",
            ExchangePattern.InOnly,
            e -> e.getMessage().setBody(true));
    assertThat(exchange.getMessage().getBody()).isEqualTo(true);
    assertThat(exchange.getMessage().getHeader("CamelIec104Result")).isEqualTo("CONFIRMED");
  }

  @Test
  void terminationIsAwaitedIfAsked() {
    Exchange exchange = send("?objectAddress=20480&await=termination", true, Map.of());
    assertThat(exchange.getMessage().getBody()).isInstanceOf(CommandResult.Terminated.class);
  }

  @Test
  void refusalsFailTheExchangeWithTheCause() {
    Exchange exchange = send("?objectAddress=20481", true, Map.of());
    assertThat(exchange.getException(Iec104RefusedException.class))
        .hasMessage(
            "[127.0.0.1:"
                + rtu.port()
                + "] refused C_SC_NA_1 to 1/20481 with cause ACTIVATION_CONFIRMATION")
        .extracting(Iec104RefusedException::causeOfTransmission)
        .isEqualTo(Cause.ACTIVATION_CONFIRMATION);
    Exchange unknown = send("?objectAddress=20480&commonAddress=9", true, Map.of());
    assertThat(unknown.getException(Iec104RefusedException.class).causeOfTransmission())
        .isEqualTo(Cause.UNKNOWN_COMMON_ADDRESS);
  }

  @Test
  void refusalsAreValuesIfAsked() {
    Exchange exchange = send("?objectAddress=20481&refusal=value", true, Map.of());
    assertThat(exchange.getException()).isNull();
    assertThat(exchange.getMessage().getHeader("CamelIec104Result")).isEqualTo("REFUSED");
    assertThat(exchange.getMessage().getBody(Boolean.class)).isFalse();
  }

  @Test
  void stationsAreInterrogatedOnDemand() {
    rtu.send(8001, 1);
    Exchange exchange =
        send("?operation=interrogation&interrogation=false&commonAddress=1", null, Map.of());
    assertThat(exchange.getMessage().getBody()).isInstanceOf(CommandResult.Terminated.class);
    assertThat(rtu.slave().statistics().pointsSent()).isPositive();
    Exchange group =
        send(
            "?operation=interrogation&interrogation=false",
            null,
            Map.of("CamelIec104Qualifier", 21, "CamelIec104CommonAddress", 1));
    assertThat(group.getMessage().getHeader("CamelIec104Result")).isEqualTo("TERMINATED");
  }

  @Test
  void headerTellsTheOperation() {
    Exchange exchange =
        send("", null, Map.of("CamelIec104Operation", "test", "CamelIec104CommonAddress", 1));
    assertThat(exchange.getMessage().getHeader("CamelIec104Result")).isEqualTo("CONFIRMED");
  }

  @Test
  void clockAndTestAreAnswered() {
    assertThat(send("?operation=test", null, Map.of()).getMessage().getBody(Boolean.class))
        .isTrue();
    // our slave keeps the time of its own machine and says so
    Exchange clock = send("?operation=clock&refusal=value&commonAddress=1", null, Map.of());
    assertThat(clock.getMessage().getHeader("CamelIec104Result")).isEqualTo("REFUSED");
    assertThat(clock.getMessage().getBody(CommandResult.class).answer().type())
        .isEqualTo(TypeId.C_CS_NA_1);
  }

  @Test
  void aStationThatDoesNotAnswerFailsTheExchange() {
    SlaveListener silent =
        new SlaveListener() {
          @Override
          public void command(ReceivedCommand command, CommandReply reply) {}

          @Override
          public void event(LinkEvent event) {}
        };
    try (Iec104Slave slave = Iec104Slave.bind(SlaveSettings.of("127.0.0.1", 0), silent)) {
      slave.host(1).join();
      String uri = "iec104:master:127.0.0.1:" + slave.port() + "?objectAddress=2";
      Exchange exchange =
          template.send(uri + "&confirmationTimeout=100ms", e -> e.getMessage().setBody(true));
      assertThat(exchange.getException()).isInstanceOf(Iec104TimeoutException.class);
    }
  }

  @Test
  void aCommandWaitsForTheLink() throws Exception {
    int port = Rtu.freePort();
    String uri =
        "iec104:master:127.0.0.1:" + port + "?objectAddress=2&reconnectDelay=50ms&linkTimeout=20s";
    template.start();
    var answer = template.asyncRequestBody(uri, true);
    try (Rtu late = new Rtu(port)) {
      assertThat(answer.get(20, TimeUnit.SECONDS)).isInstanceOf(CommandResult.Confirmed.class);
      assertThat(late.commands).hasSize(1);
    }
  }

  @Test
  void aCommandFailsIfThereIsNoLinkInTime() {
    int port = Rtu.freePort();
    String uri = "iec104:master:127.0.0.1:" + port + "?objectAddress=2&linkTimeout=";
    Exchange exchange = template.send(uri + "200ms", e -> e.getMessage().setBody(true));
    assertThat(exchange.getException())
        .isInstanceOf(Iec104ClosedException.class)
        .hasMessageMatching(
            "\\[127.0.0.1:\\d+\\] data transfer is not started after waiting 200 ms:"
                + " (DIS)?CONNECT(ED|ING), connection refused");
    Exchange now = template.send(uri + "0", e -> e.getMessage().setBody(true));
    assertThat(now.getException()).isInstanceOf(Iec104ClosedException.class);
  }

  @Test
  void aProducerThatIsStoppedFailsItsExchanges() throws Exception {
    Iec104Endpoint endpoint = context.getEndpoint(rtu.uri(), Iec104Endpoint.class);
    MasterProducer producer = (MasterProducer) endpoint.createProducer();
    Exchange exchange = endpoint.createExchange();
    producer.process(exchange);
    assertThat(exchange.getException()).hasMessageContaining("is stopped");
  }

  @Test
  void originatorAddressIsSent() throws Exception {
    send("?objectAddress=20480&originatorAddress=17", true, Map.of());
    assertThat(received().originator()).isEqualTo(17);
  }
}
