package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.CounterNotes;
import io.github.cameliec104.protocol.asdu.Cp56Time;
import io.github.cameliec104.protocol.asdu.DoubleState;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a slave publishes. */
class SlaveProducerTest extends CamelTestSupport {

  private static final String SLAVE = "iec104:slave:127.0.0.1:0?commonAddress=1";
  private static final String TIME = "2026-11-20T10:00:00.123Z";
  private static final long MILLIS = Instant.parse(TIME).toEpochMilli();

  private Exchange send(String options, Object body, Map<String, Object> headers) {
    return template.send(
        SLAVE + options,
        exchange -> {
          exchange.getMessage().setBody(body);
          exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
  }

  private ControlCentre centre(String options) {
    return new ControlCentre(
        context.getEndpoint(SLAVE + options, Iec104Endpoint.class).getLinkPort());
  }

  /** Publishes and returns what a master hears that is there. */
  private PointUpdate heard(String options, Object body, Map<String, Object> headers) {
    // a first update starts the producer, so that the master has somebody to connect to
    assertThat(send(options, Rtu.single(1, 1, true).withCause(Cause.BACKGROUND), Map.of()))
        .extracting(Exchange::getException)
        .isNull();
    try (ControlCentre centre = centre(options)) {
      PointUpdate heard = centre.next();
      assertThat(send(options, body, headers).getException()).isNull();
      while (heard.objectAddress() == 1 || heard.quality().toString().equals("IV NT")) {
        heard = centre.next();
      }
      return heard;
    }
  }

  static Arguments[] bodies() {
    String list = "&points=classpath:substation.yaml";
    String object = "&objectAddress=4001";
    Map<String, Object> none = Map.of();
    return new Arguments[] {
      Arguments.of(object, true, none, "4001 M_SP_NA_1 SPONTANEOUS true "),
      Arguments.of(object, 7, none, "4001 M_ME_NB_1 SPONTANEOUS 7 "),
      Arguments.of(object, 61.4, none, "4001 M_ME_NC_1 SPONTANEOUS 61.4 "),
      Arguments.of(object, DoubleState.ON, none, "4001 M_DP_NA_1 SPONTANEOUS ON "),
      Arguments.of(object + "&typeId=31", "OFF", none, "4001 M_DP_TB_1 SPONTANEOUS OFF "),
      Arguments.of(object + "&typeId=M_ME_NA_1", "0.5", none, "4001 M_ME_NA_1 SPONTANEOUS 0.5 "),
      Arguments.of(
          object,
          1.5,
          Map.of("CamelMessageTimestamp", MILLIS),
          "4001 M_ME_TF_1 SPONTANEOUS 1.5 " + TIME),
      Arguments.of(
          "",
          true,
          Map.of(
              "CamelIec104ObjectAddress", 4001,
              "CamelIec104TypeId", "M_SP_TB_1",
              "CamelIec104Cause", "RETURN_LOCAL",
              "CamelIec104Quality", "NT SB",
              "CamelMessageTimestamp", MILLIS),
          "4001 M_SP_TB_1 RETURN_LOCAL true " + TIME),
      Arguments.of(
          object,
          true,
          Map.of("CamelIec104ObjectAddress", 9, "CamelIec104TypeId", "C_SC_NA_1"),
          "4001 M_SP_NA_1 SPONTANEOUS true "),
      Arguments.of(
          list,
          true,
          Map.of("CamelIec104PointName", "Breaker"),
          "4001 M_SP_NA_1 SPONTANEOUS true "),
      Arguments.of(
          list,
          "61.4",
          Map.of("CamelIec104PointName", "Temperature"),
          "8001 M_ME_NB_1 SPONTANEOUS 614 "),
      Arguments.of(
          list,
          "{\"name\":\"Temperature\",\"value\":61.4}",
          none,
          "8001 M_ME_NB_1 SPONTANEOUS 614 "),
      Arguments.of(
          "",
          ("{\"objectAddress\":4001,\"type\":\"M_SP_TB_1\",\"value\":true,\"time\":\""
                  + TIME
                  + "\"}")
              .getBytes(StandardCharsets.UTF_8),
          none,
          "4001 M_SP_TB_1 SPONTANEOUS true " + TIME),
      Arguments.of(
          "",
          "[{\"objectAddress\":4001,\"value\":true},{\"objectAddress\":4002,\"value\":false}]",
          none,
          "4001 M_SP_NA_1 SPONTANEOUS true "),
      Arguments.of(
          "", Map.of("objectAddress", 4001, "value", 3), none, "4001 M_ME_NB_1 SPONTANEOUS 3 "),
      Arguments.of(
          "",
          List.of(Map.of("objectAddress", 4001, "value", 3), Rtu.single(1, 4002, true)),
          none,
          "4001 M_ME_NB_1 SPONTANEOUS 3 "),
      Arguments.of("", Rtu.single(1, 4001, true), none, "4001 M_SP_NA_1 SPONTANEOUS true "),
      Arguments.of(
          "",
          new PointUpdates(List.of(Rtu.single(1, 4001, true))),
          none,
          "4001 M_SP_NA_1 SPONTANEOUS true "),
    };
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void bodyAndHeadersSayWhatIsPublished(
      String options, Object body, Map<String, Object> headers, String expected) {
    PointUpdate heard = heard(options, body, headers);
    String time = expected.endsWith("Z") ? String.valueOf(heard.time()) : "";
    assertThat(
            String.join(
                " ",
                String.valueOf(heard.objectAddress()),
                heard.type().name(),
                heard.cause().name(),
                heard.value().plain().toString(),
                time))
        .isEqualTo(expected);
    assertThat(heard.quality().toString())
        .isEqualTo(headers.getOrDefault("CamelIec104Quality", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | true | no object address, expected the option objectAddress or one of the headers",
        "&objectAddress=2 | word | no type for 'word', expected option typeId, a point list",
        "&objectAddress=2&typeId=45 | true | type: '45', expected one of M_SP_NA_1 (1)",
        "&objectAddress=2&typeId=11 | 70000 | 70000",
        "'' | {\"value\":1} | objectAddress",
        "'' | {\"name\":\"X\",\"value\":1} | X",
        "'' | [1] | expected an object",
        "&objectAddress=2 | | no body, expected the value to publish",
        "&objectAddress=70000000 | true | object address=70000000, expected 0..16777215",
      })
  void whatCannotBePublishedFailsTheExchange(String options, String body, String expected) {
    assertThat(send(options, body, Map.of()).getException())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(expected);
  }

  @Test
  void aWrongElementOfAListFailsTheExchange() {
    assertThat(send("", List.of(1), Map.of()).getException())
        .hasMessage("an element '1' in the list, expected a point update or a map");
  }

  @ParameterizedTest
  @EnumSource(
      value = Cause.class,
      names = {
        "PERIODIC",
        "BACKGROUND",
        "SPONTANEOUS",
        "REQUEST",
        "ACTIVATION",
        "RETURN_REMOTE",
        "RETURN_LOCAL",
        "INTERROGATED_STATION",
        "INTERROGATED_GROUP_16"
      })
  void whatAnotherStationToldIsPassedOnWithACauseOfOurOwn(Cause cause) {
    Cause expected =
        switch (cause) {
          case PERIODIC, REQUEST, INTERROGATED_STATION, INTERROGATED_GROUP_16 -> Cause.BACKGROUND;
          case ACTIVATION -> Cause.RETURN_REMOTE;
          default -> cause;
        };
    PointUpdate heard = heard("", Rtu.single(1, 4001, true).withCause(cause), Map.of());
    assertThat(heard.cause()).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(
      value = Cause.class,
      names = {"RETURN_REMOTE", "RETURN_LOCAL", "ACTIVATION"})
  void aMeasuredValueIsNoReturnInformation(Cause cause) {
    PointUpdate measured =
        PointUpdate.of(
            new PointAddress(1, 4001), TypeId.M_ME_NB_1, new Monitored.Scaled(5, Quality.GOOD));
    assertThat(heard("", measured.withCause(cause), Map.of()).cause()).isEqualTo(Cause.SPONTANEOUS);
  }

  @ParameterizedTest
  @EnumSource(
      value = Cause.class,
      names = {"PERIODIC", "COUNTER_GENERAL", "COUNTER_GROUP_4"})
  void countersArePassedOnAsEvents(Cause cause) {
    PointUpdate counter =
        PointUpdate.of(
            new PointAddress(1, 4001),
            TypeId.M_IT_NA_1,
            new Monitored.Counter(5, CounterNotes.NONE));
    assertThat(heard("", counter.withCause(cause), Map.of()).cause()).isEqualTo(Cause.SPONTANEOUS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Europe/Berlin"})
  void timeIsToldInTheZoneOfTheSlave(String zone) {
    Instant time = Instant.parse(TIME);
    PointUpdate update =
        new PointUpdate(
            null,
            new PointAddress(1, 4001),
            TypeId.M_SP_TB_1,
            Cause.SPONTANEOUS,
            new Monitored.SinglePoint(true, Quality.GOOD),
            Cp56Time.of(time, ZoneId.of("Asia/Tokyo")).asInvalid(),
            time,
            time);
    PointUpdate heard = heard("&timeZone=" + zone, update, Map.of());
    assertThat(heard.timeTag()).isEqualTo(Cp56Time.of(time, ZoneId.of(zone)).asInvalid());
  }

  @Test
  void thePointsOfTheListAreThereFromTheStart() {
    String options = "&points=classpath:substation.yaml";
    send(options, Rtu.single(1, 1, true), Map.of());
    try (ControlCentre centre = centre(options)) {
      assertThat(List.of(centre.next(), centre.next(), centre.next()))
          .filteredOn(point -> point.objectAddress() > 1)
          .allSatisfy(
              point -> {
                assertThat(point.objectAddress()).isIn(4001, 8001);
                assertThat(point.quality().toString()).isEqualTo("IV NT");
              });
    }
  }

  @Test
  void eventsWaitForAMasterWithinTheEventBuffer() {
    for (int i = 1; i <= 5; i++) {
      send("&eventBuffer=3&objectAddress=4001", i, Map.of());
    }
    Iec104Endpoint endpoint =
        context.getEndpoint(SLAVE + "&eventBuffer=3&objectAddress=4001", Iec104Endpoint.class);
    Link link = endpoint.getComponent().connections().find(endpoint);
    assertThat(link.statistics().eventsDropped()).isEqualTo(2);
  }
}
