package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.Iec104TimeoutException;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Command.SingleCommand;
import io.github.cameliec104.protocol.asdu.Parameter;
import io.github.cameliec104.protocol.asdu.ParameterQualifier;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.ReceivedCommand;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each operation of a master sends, octet for octet, and what becomes of the answer. */
class OperationsTest extends CamelTestSupport {

  private static final Map<String, Object> NONE = Map.of();

  private Exchange send(
      ScriptedStation station, String options, Object body, Map<String, Object> headers) {
    return template.send(
        station.uri() + options,
        ExchangePattern.InOut,
        exchange -> {
          exchange.getMessage().setBody(body);
          exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
  }

  static Arguments[] operations() {
    String object = "&objectAddress=100";
    return new Arguments[] {
      Arguments.of(object, true, NONE, "2d010600010064000001", "CONFIRMED"),
      Arguments.of(
          object + "&operation=deactivate&select=true",
          true,
          NONE,
          "2d010800010064000081",
          "CONFIRMED"),
      Arguments.of(
          object,
          true,
          Map.of("CamelIec104Operation", "deactivate"),
          "2d010800010064000001",
          "CONFIRMED"),
      Arguments.of(object + "&qualifier=1", true, NONE, "2d010600010064000005", "CONFIRMED"),
      Arguments.of("&operation=interrogation", null, NONE, "64010600ffff00000014", "TERMINATED"),
      Arguments.of(
          "&operation=interrogation&commonAddress=1&qualifier=22",
          null,
          NONE,
          "64010600010000000016",
          "TERMINATED"),
      Arguments.of(
          "&operation=interrogation",
          null,
          Map.of("CamelIec104CommonAddress", "7", "CamelIec104Qualifier", 21),
          "64010600070000000015",
          "TERMINATED"),
      Arguments.of(
          "&operation=deactivate-interrogation&commonAddress=1",
          null,
          NONE,
          "64010800010000000014",
          "CONFIRMED"),
      Arguments.of("&operation=counters", null, NONE, "65010600ffff00000005", "TERMINATED"),
      Arguments.of(
          "&operation=counters&commonAddress=1",
          null,
          Map.of("CamelIec104Freeze", "freeze-and-reset", "CamelIec104Qualifier", 2),
          "65010600010000000082",
          "CONFIRMED"),
      Arguments.of(
          "&operation=test&typeId=C_TS_NA_1", null, NONE, "680106000100000000aa55", "CONFIRMED"),
      Arguments.of("&operation=reset", null, NONE, "69010600010000000001", "CONFIRMED"),
      Arguments.of(
          "&operation=reset&qualifier=2&commonAddress=3",
          null,
          NONE,
          "69010600030000000002",
          "CONFIRMED"),
      Arguments.of(
          object + "&operation=parameter&typeId=P_ME_NC_1",
          12.5,
          Map.of("CamelIec104Qualifier", 1),
          "700106000100640000000048" + "4101",
          "CONFIRMED"),
      Arguments.of(
          object + "&operation=parameter&typeId=P_ME_NA_1&qualifier=67",
          "-0.5",
          NONE,
          "6e010600010064000000c043",
          "CONFIRMED"),
      Arguments.of(
          object + "&operation=parameter&qualifier=4",
          300,
          NONE,
          "6f01060001006400002c0104",
          "CONFIRMED"),
      Arguments.of(
          "&operation=parameter&qualifier=2",
          1,
          Map.of("CamelIec104ObjectAddress", 100, "CamelIec104TypeId", "M_ME_TF_1"),
          "700106000100640000" + "0000803f02",
          "CONFIRMED"),
      Arguments.of(
          object + "&operation=parameter",
          new Parameter.ScaledParameter(-2, new ParameterQualifier(1, false, false)),
          NONE,
          "6f0106000100640000feff01",
          "CONFIRMED"),
      Arguments.of(
          "&operation=parameter&typeId=P_AC_NA_1&qualifier=1",
          null,
          NONE,
          "71010600010000000001",
          "CONFIRMED"),
      Arguments.of(
          object + "&operation=parameter&typeId=P_AC_NA_1&qualifier=3",
          false,
          NONE,
          "71010800010064000003",
          "CONFIRMED"),
      Arguments.of(
          "&operation=raw",
          "C8 01 06 00 01 00 10 20 30 01",
          NONE,
          "c80106000100" + "10203001",
          "CONFIRMED"),
      Arguments.of(
          "&operation=raw",
          new byte[] {(byte) 0xC9, 1, 3, 0, 1, 0, 0x55},
          NONE,
          "c9010300010055",
          "SENT"),
    };
  }

  @ParameterizedTest
  @MethodSource("operations")
  void operationsSendWhatTheyShould(
      String options, Object body, Map<String, Object> headers, String octets, String result)
      throws Exception {
    try (ScriptedStation station = new ScriptedStation(ScriptedStation::agree)) {
      Exchange exchange = send(station, options, body, headers);
      assertThat(exchange.getException()).isNull();
      assertThat(station.next()).isEqualTo(octets);
      assertThat(exchange.getMessage().getHeader(Iec104Constants.RESULT)).isEqualTo(result);
      assertThat(exchange.getMessage().getHeader(Iec104Constants.SENT_AFTER, Long.class))
          .isNotNegative();
    }
  }

  @Test
  void everyOperationIsTested() {
    String tested =
        java.util.Arrays.toString(
            java.util.stream.Stream.concat(
                    java.util.Arrays.stream(operations()).map(a -> a.get()[0] + "" + a.get()[2]),
                    java.util.Arrays.stream(FilesTest.asked()).map(a -> "operation=" + a.get()[0]))
                .toArray());
    for (Operation operation : Operation.values()) {
      if (operation != Operation.COMMAND
          && operation != Operation.SWITCH_OVER
          && operation != Operation.QUALITY
          && operation != Operation.SUBSTITUTE
          && operation != Operation.READ
          && operation != Operation.CLOCK) {
        assertThat(tested)
            .contains(
                "peration="
                    + operation.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
      }
    }
  }

  @Test
  void clocksAndTestsCarryTheTime() throws Exception {
    try (ScriptedStation station = new ScriptedStation(ScriptedStation::agree)) {
      send(station, "&operation=clock", null, NONE);
      assertThat(station.next()).matches("67010600ffff000000.{14}");
      send(station, "&operation=test&commonAddress=2", null, NONE);
      assertThat(station.next()).matches("6b01060002000000000000.{14}");
      send(station, "&operation=test&commonAddress=2", null, NONE);
      assertThat(station.next()).matches("6b01060002000000000100.{14}");
    }
  }

  private static List<String> points(String asdu) {
    return switch (asdu.substring(0, 2)) {
      case "66" -> List.of("0103050001006300000064000001650000" + "00");
      case "64" ->
          List.of(
              ScriptedStation.withCause(asdu, 7),
              "01011400010064000001",
              "01010300010065000001", // a change
              "0d0114000100660000" + "0000484100",
              ScriptedStation.withCause(asdu, 10));
      case "65" ->
          List.of(
              ScriptedStation.withCause(asdu, 7),
              "0f0125000100840300" + "6712000001",
              ScriptedStation.withCause(asdu, 10));
      default -> ScriptedStation.agree(asdu);
    };
  }

  @Test
  void readingReturnsTheObjectWithItsHeaders() throws Exception {
    try (ScriptedStation station = new ScriptedStation(OperationsTest::points)) {
      Exchange exchange = send(station, "&operation=read&objectAddress=100", null, NONE);
      assertThat(station.next()).isEqualTo("660105000100640000");
      PointUpdate point = exchange.getMessage().getBody(PointUpdate.class);
      assertThat(point.address()).isEqualTo(new PointAddress(1, 100));
      assertThat(exchange.getMessage().getBody(Boolean.class)).isTrue();
      assertThat(exchange.getMessage().getHeaders())
          .containsEntry(Iec104Constants.RESULT, "DATA")
          .containsEntry(Iec104Constants.CAUSE, "REQUEST")
          .containsEntry(Iec104Constants.TYPE_ID, "M_SP_NA_1")
          .containsEntry(Iec104Constants.QUALITY, "")
          .containsEntry(Iec104Constants.OBJECT_ADDRESS, 100);
    }
  }

  @Test
  void anInterrogationReturnsItsPointsIfAsked() throws Exception {
    try (ScriptedStation station = new ScriptedStation(OperationsTest::points)) {
      String one = "&commonAddress=1";
      Exchange exchange = send(station, one + "&operation=interrogation&collect=true", null, NONE);
      PointUpdates points = exchange.getMessage().getBody(PointUpdates.class);
      assertThat(points).extracting(PointUpdate::objectAddress).containsExactly(100, 102);
      assertThat(exchange.getMessage().getHeader(Iec104Constants.CAUSE))
          .isEqualTo("ACTIVATION_TERMINATION");
      exchange =
          send(station, one + "&operation=counters", null, Map.of("CamelIec104Collect", "true"));
      points = exchange.getMessage().getBody(PointUpdates.class);
      assertThat(points).extracting(PointUpdate::objectAddress).containsExactly(900);
      exchange = send(station, "&operation=interrogation&collect=true", null, NONE);
      assertThat(exchange.getException())
          .hasMessageContaining("common address to collect the points of=65535");
    }
  }

  @Test
  void aRefusalNamesItsCause() throws Exception {
    Function<String, List<String>> unknown = asdu -> List.of(ScriptedStation.withCause(asdu, 0x6F));
    try (ScriptedStation station = new ScriptedStation(unknown)) {
      Exchange exchange = send(station, "&operation=read&objectAddress=100", null, NONE);
      assertThat(exchange.getException(Iec104RefusedException.class).causeOfTransmission())
          .isEqualTo(Cause.UNKNOWN_OBJECT_ADDRESS);
      exchange = send(station, "&operation=raw", "C80106000100FF", NONE);
      assertThat(exchange.getException()).hasMessageContaining("refused type 200 to 1/0");
      exchange = send(station, "&operation=reset&refusal=value", null, NONE);
      assertThat(exchange.getMessage().getHeader(Iec104Constants.RESULT)).isEqualTo("REFUSED");
    }
  }

  @Test
  void aStationThatDoesNotAnswerFailsEveryOperation() throws Exception {
    try (ScriptedStation station = new ScriptedStation(asdu -> List.of())) {
      for (String operation : List.of("read&objectAddress=1", "reset", "interrogation")) {
        Exchange exchange =
            send(station, "&confirmationTimeout=100ms&operation=" + operation, null, NONE);
        assertThat(exchange.getException()).isInstanceOf(Iec104TimeoutException.class);
      }
    }
  }

  static Arguments[] wrong() {
    String object = "&objectAddress=1";
    return new Arguments[] {
      Arguments.of(
          "",
          true,
          Map.of("CamelIec104Operation", "jump"),
          "header CamelIec104Operation=jump, expected one of command, deactivate"),
      Arguments.of(
          object,
          true,
          Map.of("CamelIec104Qualifier", "x"),
          "header CamelIec104Qualifier=x, expected 0..127"),
      Arguments.of(
          object,
          true,
          Map.of("CamelIec104Select", "perhaps"),
          "header CamelIec104Select=perhaps, expected true or false"),
      Arguments.of(
          "",
          true,
          Map.of("CamelIec104ObjectAddress", 16777216),
          "header CamelIec104ObjectAddress=16777216, expected 0..16777215"),
      Arguments.of(
          "&operation=interrogation",
          null,
          Map.of("CamelIec104CommonAddress", "all"),
          "header CamelIec104CommonAddress=all, expected 1..65535"),
      Arguments.of(
          "&operation=interrogation",
          null,
          Map.of("CamelIec104Qualifier", 256),
          "header CamelIec104Qualifier=256, expected 0..255"),
      Arguments.of(
          "&operation=counters",
          null,
          Map.of("CamelIec104Qualifier", 6),
          "header CamelIec104Qualifier=6, expected 0..5"),
      Arguments.of(
          "&operation=counters",
          null,
          Map.of("CamelIec104Freeze", "melt"),
          "header CamelIec104Freeze=melt, expected one of read, freeze, freeze-and-reset, reset"),
      Arguments.of("&operation=read", null, NONE, "no object address"),
      Arguments.of("&operation=test&typeId=45", null, NONE, "expected one of C_TS_NA_1 (104)"),
      Arguments.of("&operation=parameter" + object, 1, NONE, "no qualifier"),
      Arguments.of(
          "&operation=parameter&qualifier=1" + object,
          "much",
          NONE,
          "body much, expected the number"),
      Arguments.of(
          "&operation=parameter&qualifier=1&typeId=110" + object,
          2,
          NONE,
          "normalized parameter 2.0, expected -1..1"),
      Arguments.of(
          "&operation=parameter&qualifier=1&typeId=111" + object,
          2.5,
          NONE,
          "scaled parameter 2.5, expected a whole number"),
      Arguments.of(
          "&operation=parameter&qualifier=1&typeId=45" + object,
          2,
          NONE,
          "type of a parameter: '45', expected one of"),
      Arguments.of(
          "&operation=raw",
          "2D010600010064000001",
          NONE,
          "ASDU of type 45, expected a private type 128..255"),
      Arguments.of("&operation=raw", "C8 0x", NONE, "expected the octets of an ASDU"),
      Arguments.of("&operation=raw", "", NONE, "body is no ASDU"),
      Arguments.of(
          "",
          new ReceivedCommand(
              new PointAddress(1, 1),
              TypeId.C_SC_NA_1,
              new SingleCommand(true, 0, false),
              null,
              null,
              0,
              "a:1",
              null,
              true),
          NONE,
          "command to 1/1 is for test"),
    };
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void whatCannotBeAskedFailsWithWhatIsExpectedAndIsNotSent(
      String options, Object body, Map<String, Object> headers, String message) throws Exception {
    try (ScriptedStation station = new ScriptedStation(ScriptedStation::agree)) {
      Exchange exchange = send(station, options, body, headers);
      assertThat(exchange.getException())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(message);
      assertThat(station.received).isEmpty();
    }
  }
}
