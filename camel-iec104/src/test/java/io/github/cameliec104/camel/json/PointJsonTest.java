package io.github.cameliec104.camel.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cameliec104.camel.points.PointList;
import io.github.cameliec104.camel.points.PointListReader;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.CounterNotes;
import io.github.cameliec104.protocol.asdu.Cp56Time;
import io.github.cameliec104.protocol.asdu.DoubleState;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Monitored.Counter;
import io.github.cameliec104.protocol.asdu.Monitored.PackedSinglePoints;
import io.github.cameliec104.protocol.asdu.Monitored.Scaled;
import io.github.cameliec104.protocol.asdu.Monitored.ShortFloat;
import io.github.cameliec104.protocol.asdu.Monitored.SinglePoint;
import io.github.cameliec104.protocol.asdu.Monitored.StepPosition;
import io.github.cameliec104.protocol.asdu.ProtectionElement.ProtectionEvent;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointJsonTest {

  private static final Instant TIME = Instant.parse("2026-11-20T10:00:00.123Z");
  private static final Instant RECEIVED = Instant.parse("2026-11-20T10:00:00.131Z");
  private static final PointList LIST =
      PointListReader.read(
              """
              - { name: WaterTemp, commonAddress: 3, objectAddress: 8001, type: M_ME_TF_1 }
              - { name: Q0, objectAddress: 4001, type: double }
              - { name: U, objectAddress: 8002, type: scaled, scale: 0.1 }
              - { name: Q0 command, objectAddress: 20480, type: C_DC_NA_1 }
              """,
              "points.yaml")
          .points();
  private static final PointJson JSON = new PointJson(LIST);

  private static PointUpdate update(TypeId type, Monitored value, TimeTag tag, Instant time) {
    PointAddress address = new PointAddress(1, 9);
    return new PointUpdate(null, address, type, Cause.PERIODIC, value, tag, time, RECEIVED);
  }

  private static PointUpdate update(TypeId type, Monitored value) {
    return update(type, value, null, null);
  }

  private static String middle(PointUpdate update) {
    String json = JSON.text(update);
    return json.substring(json.indexOf("\"value\""), json.indexOf(",\"received\""));
  }

  @Test
  void writesTheContractInItsOrder() {
    PointUpdate update =
        new PointUpdate(
            "WaterTemp",
            new PointAddress(1, 8001),
            TypeId.M_ME_TF_1,
            Cause.SPONTANEOUS,
            new ShortFloat(61.4f, Quality.GOOD),
            Cp56Time.of(TIME, ZoneOffset.UTC),
            TIME,
            RECEIVED);
    String expected =
        "{\"name\":\"WaterTemp\",\"commonAddress\":1,\"objectAddress\":8001,"
            + "\"type\":\"M_ME_TF_1\",\"cause\":\"SPONTANEOUS\",\"value\":61.4,\"quality\":[],"
            + "\"time\":\"2026-11-20T10:00:00.123Z\",\"received\":\"2026-11-20T10:00:00.131Z\"}";
    assertThat(JSON.text(update)).isEqualTo(expected);
    assertThat(JSON.octets(update)).asString(StandardCharsets.UTF_8).isEqualTo(expected);
    assertThat(JSON.text(List.of(update, update))).isEqualTo("[" + expected + "," + expected + "]");
    assertThat(JSON.text(List.of())).isEqualTo("[]");
    assertThat(JSON.map(update))
        .containsExactly(
            Map.entry("name", "WaterTemp"),
            Map.entry("commonAddress", 1),
            Map.entry("objectAddress", 8001),
            Map.entry("type", "M_ME_TF_1"),
            Map.entry("cause", "SPONTANEOUS"),
            Map.entry("value", 61.4f),
            Map.entry("quality", List.of()),
            Map.entry("time", "2026-11-20T10:00:00.123Z"),
            Map.entry("received", "2026-11-20T10:00:00.131Z"));
  }

  @Test
  void nameAndTimeAreAbsentIfThereIsNone() {
    PointUpdate update = update(TypeId.M_SP_NA_1, new SinglePoint(true, Quality.of(0xF0)));
    assertThat(JSON.text(update))
        .isEqualTo(
            "{\"commonAddress\":1,\"objectAddress\":9,\"type\":\"M_SP_NA_1\","
                + "\"cause\":\"PERIODIC\",\"value\":true,\"quality\":[\"IV\",\"NT\",\"SB\",\"BL\"],"
                + "\"received\":\"2026-11-20T10:00:00.131Z\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-02T03:04:05Z, 2026-01-02T03:04:05.000Z",
    "2099-12-31T23:59:59.999999999Z, 2099-12-31T23:59:59.999Z",
    "2000-02-29T00:00:00.001Z, 2000-02-29T00:00:00.001Z",
    "1969-12-31T23:59:59.010Z, 1969-12-31T23:59:59.010Z",
    "0000-01-01T00:00:00Z, 0000-01-01T00:00:00.000Z",
    "+10000-01-01T00:00:00Z, +10000-01-01T00:00:00Z"
  })
  void timesAlwaysHaveMilliseconds(Instant time, String text) {
    SinglePoint on = new SinglePoint(true, Quality.GOOD);
    assertThat(JSON.text(update(TypeId.M_SP_TB_1, on, null, time)))
        .contains("\"time\":\"" + text + "\"");
  }

  @Test
  void writesWhatTypesSayBesideTheirValue() {
    assertThat(middle(update(TypeId.M_ST_NA_1, new StepPosition(-7, true, Quality.GOOD))))
        .isEqualTo("\"value\":-7,\"transient\":true,\"quality\":[]");
    assertThat(middle(update(TypeId.M_ST_NA_1, new StepPosition(7, false, Quality.GOOD))))
        .isEqualTo("\"value\":7,\"quality\":[]");
    assertThat(middle(update(TypeId.M_IT_NA_1, new Counter(-1, CounterNotes.NONE))))
        .isEqualTo("\"value\":-1,\"quality\":[]");
    CounterNotes notes = new CounterNotes(5, true, false, true);
    assertThat(middle(update(TypeId.M_IT_NA_1, new Counter(7, notes))))
        .isEqualTo(
            "\"value\":7,\"counter\":{\"sequence\":5,\"carry\":true,\"adjusted\":false},"
                + "\"quality\":[\"IV\"]");
    ProtectionEvent event = new ProtectionEvent(DoubleState.ON, Quality.of(8), 250);
    assertThat(middle(update(TypeId.M_EP_TD_1, event)))
        .isEqualTo("\"value\":\"ON\",\"elapsed\":250,\"quality\":[\"EI\"]");
    assertThat(middle(update(TypeId.M_PS_NA_1, new PackedSinglePoints(3, 1, Quality.GOOD))))
        .isEqualTo("\"value\":3,\"changed\":1,\"quality\":[]");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void numbersThatAreNotFiniteAreNullAndInvalid(float value) {
    assertThat(middle(update(TypeId.M_ME_NC_1, new ShortFloat(value, Quality.of(1)))))
        .isEqualTo("\"value\":null,\"quality\":[\"IV\",\"OV\"]");
  }

  @Test
  void flagsOfTheTimeAreWritten() {
    SinglePoint on = new SinglePoint(true, Quality.GOOD);
    Cp56Time flagged = Cp56Time.of(TIME, ZoneOffset.UTC).asInvalid().asSubstituted();
    assertThat(middle(update(TypeId.M_SP_TB_1, on, flagged, TIME)))
        .endsWith("\"time\":\"2026-11-20T10:00:00.123Z\",\"timeQuality\":[\"IV\",\"SB\"]");
    assertThat(middle(update(TypeId.M_SP_TB_1, on, new Cp56Time(0).asInvalid(), null)))
        .isEqualTo("\"value\":true,\"quality\":[],\"timeQuality\":[\"IV\"]");
  }

  @Test
  void aTimeWithoutAMomentIsToldAsInvalid() {
    SinglePoint on = new SinglePoint(true, Quality.GOOD);
    PointUpdate impossible = update(TypeId.M_SP_TB_1, on, new Cp56Time(0), null);
    assertThat(middle(impossible))
        .isEqualTo("\"value\":true,\"quality\":[],\"timeQuality\":[\"IV\"]");
  }

  @Test
  void receptionIsTakenFromAnyClock() {
    String json = "{\"objectAddress\":5,\"value\":true,\"received\":\"1970-01-01T00:00:01.000Z\"}";
    assertThat(JSON.read(json).received()).isEqualTo("1970-01-01T00:00:01Z");
  }

  @Test
  void scaledPointsAreInEngineeringUnitsBothWays() {
    PointUpdate update =
        PointUpdate.of(new PointAddress(1, 8002), TypeId.M_ME_NB_1, new Scaled(2205, Quality.GOOD));
    assertThat(JSON.text(update)).contains("\"value\":220.5,");
    assertThat(JSON.read("{\"name\":\"U\",\"value\":220.5}").value()).isEqualTo(update.value());
  }

  @Test
  void nameAndValueAreEnough() {
    PointUpdate read = JSON.read("{\"name\":\"WaterTemp\",\"value\":61.4}");
    assertThat(read.address()).isEqualTo(new PointAddress(3, 8001));
    assertThat(read.type()).isEqualTo(TypeId.M_ME_TF_1);
    assertThat(read.value()).isEqualTo(new ShortFloat(61.4f, Quality.GOOD));
    assertThat(read.cause()).isEqualTo(Cause.SPONTANEOUS);
    assertThat(read.name()).isEqualTo("WaterTemp");
    assertThat(read.time()).isNull();
    assertThat(read.timeTag()).isNull();
    assertThat(Duration.between(read.received(), Instant.now())).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void theListTellsTheNameAndTypeOfAnAddress() {
    PointUpdate read = JSON.read("{\"objectAddress\":4001,\"value\":\"ON\",\"type\":\"single\"}");
    assertThat(read.name()).isEqualTo("Q0");
    assertThat(read.type()).isEqualTo(TypeId.M_DP_NA_1);
  }

  @Test
  void theListWinsOverTheAddressOfANamedUpdate() {
    PointUpdate read =
        JSON.read("{\"name\":\"Q0\",\"commonAddress\":9,\"objectAddress\":5,\"value\":true}");
    assertThat(read.address()).isEqualTo(new PointAddress(1, 4001));
  }

  @Test
  void namesBesideTheListNeedAnAddress() {
    PointUpdate read = JSON.read("{\"name\":\"New\",\"objectAddress\":5,\"value\":true}");
    assertThat(read.name()).isEqualTo("New");
    assertThat(read.address()).isEqualTo(new PointAddress(1, 5));
  }

  @Test
  void theDefaultCommonAddressCanBeChosen() {
    PointJson json = new PointJson(PointList.EMPTY, 47);
    assertThat(json.read("{\"objectAddress\":5,\"value\":1}").commonAddress()).isEqualTo(47);
  }

  @ParameterizedTest
  @CsvSource({
    "true, M_SP_NA_1, M_SP_TB_1",
    "5, M_ME_NB_1, M_ME_TE_1",
    "5.0, M_ME_NC_1, M_ME_TF_1",
    "1e3, M_ME_NC_1, M_ME_TF_1"
  })
  void typesAreInferredFromTheValue(String value, TypeId plain, TypeId timed) {
    String json = "{\"objectAddress\":5,\"value\":" + value;
    assertThat(JSON.read(json + "}").type()).isEqualTo(plain);
    assertThat(JSON.read(json + ",\"time\":\"2026-11-20T10:00:00Z\"}").type()).isEqualTo(timed);
  }

  @Test
  void readsEverythingOptional() {
    PointUpdate read =
        JSON.read(
            """
            { "objectAddress": 5, "commonAddress": 2, "type": 37, "cause": 20, "value": 7,
              "counter": { "sequence": 3, "adjusted": true }, "quality": "IV",
              "time": "2026-11-20T13:00:00.123+03:00", "received": "2026-11-20T10:00:00.131Z",
              "unknown": [1, 2] }
            """);
    assertThat(read)
        .isEqualTo(
            new PointUpdate(
                null,
                new PointAddress(2, 5),
                TypeId.M_IT_TB_1,
                Cause.INTERROGATED_STATION,
                new Counter(7, new CounterNotes(3, false, true, true)),
                null,
                TIME,
                RECEIVED));
  }

  @Test
  void invalidTimesStayInvalid() {
    String json = "{\"objectAddress\":5,\"type\":30,\"value\":true,\"timeQuality\":[\"IV\"]";
    PointUpdate timed = JSON.read(json + ",\"time\":\"2026-11-20T10:00:00.123Z\"}");
    assertThat(timed.time()).isEqualTo(TIME);
    assertThat(timed.timeTag()).isNull();
    assertThat(timed.timeQuality().toString()).isEqualTo("IV");
    assertThat(JSON.read(json + "}").timeTag()).isEqualTo(new Cp56Time(0).asInvalid());
  }

  @Test
  void nullIsAnUnknownValue() {
    assertThat(JSON.read("{\"name\":\"WaterTemp\",\"value\":null,\"quality\":[\"NT\"]}").value())
        .isEqualTo(new ShortFloat(0, Quality.of(Quality.NOT_TOPICAL | Quality.INVALID)));
  }

  @Test
  void readsOctetsMapsAndArrays() {
    String json = "{\"name\":\"Q0\",\"value\":2}";
    PointUpdate read = JSON.read(json);
    assertThat(JSON.read(json.getBytes(StandardCharsets.UTF_8)).value()).isEqualTo(read.value());
    assertThat(JSON.read(Map.of("name", "Q0", "value", DoubleState.ON)).value())
        .isEqualTo(read.value());
    assertThat(JSON.readAll(json)).hasSize(1);
    assertThat(JSON.readAll("[" + json + "," + json + "]")).hasSize(2);
    assertThat(JSON.readAll("[]".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"value":1}                                | objectAddress | missing  | a name or an object
          {"name":"WaterTmp","value":1}              | name   | "WaterTmp"      | did you mean 'WaterTemp'?
          {"name":"Q0 command","value":1}            | name   | "Q0 command"    | the name of a point, this
          {"name":["Q0"],"value":1}                  | name   | ["Q0"]          | text
          {"name":"Q0"}                              | value  | missing         | a boolean, a number or
          {"name":"Q0","value":[1]}                  | value  | [1]             | a boolean, a number or
          {"name":"Q0","value":"up"}                 | value  | "up"            | OFF, ON, INTERMEDIATE
          {"name":"WaterTemp","value":"NaN"}         | value  | "NaN"           | a number -3.4028235e38
          {"name":"WaterTemp","value":1e39}          | value  | 1E+39           | a number -3.4028235e38
          {"name":"WaterTemp","value":1e1000000000}  | value  | 1E+1000000000   | a number -3.4028235e38
          {"objectAddress":5,"value":40000}          | value  | 40000           | an integer -32768..32767
          {"objectAddress":5,"value":"1"}            | type   | missing         | a type, since the value is
          {"objectAddress":5,"value":null}           | type   | missing         | a type, since the value is
          {"objectAddress":0,"value":1}              | objectAddress | 0        | 1..16777215
          {"objectAddress":1e3,"value":1}            | objectAddress | 1E+3     | 1..16777215
          {"objectAddress":99999999999,"value":1}    | objectAddress | 99999999999 | 1..16777215
          {"objectAddress":5,"commonAddress":65535,"value":1} | commonAddress | 65535 | 1..65534
          {"objectAddress":5,"value":1,"type":"x"}   | type   | "x"             | a type such as
          {"objectAddress":5,"value":1,"type":45}    | type   | 45              | a monitored type, this
          {"name":"Q0","value":1,"cause":"WHY"}      | cause  | "WHY"           | one of [UNUSED, PERIODIC
          {"name":"Q0","value":1,"cause":64}         | cause  | 64              | one of [UNUSED, PERIODIC
          {"name":"Q0","value":1,"quality":["XX"]}   | quality | ["XX"]         | a list of IV, NT
          {"name":"Q0","value":1,"quality":5}        | quality | 5              | a list of IV, NT
          {"name":"Q0","value":1,"time":"noon"}      | time   | "noon"          | a time such as 2026-
          {"name":"Q0","value":1,"time":5}           | time   | 5               | a time such as 2026-
          {"name":"Q0","value":1,"time":"1999-12-31T23:59:59Z"} | time | "1999-12-31T23:59:59Z" | a time from 2000
          {"name":"Q0","value":1,"timeQuality":["NT"]} | timeQuality | ["NT"]  | a list of IV, SB, CP
          {"objectAddress":5,"value":1,"type":5,"transient":1} | transient | 1  | true or false
          {"objectAddress":5,"value":1,"type":15,"counter":1}  | counter | 1    | an object with
          {"objectAddress":5,"value":1,"type":15,"counter":{"sequence":32}} | sequence | 32 | 0..31
          {"objectAddress":5,"value":1,"type":20,"changed":-1} | changed | -1   | 0..65535
          {"objectAddress":5,"value":1,"type":39,"elapsed":"x"} | elapsed | "x" | 0..65535
          """)
  void whatCannotBeReadIsToldWithKeyValueAndExpectation(
      String json, String key, String value, String expected) {
    JsonFormatException e = failure(json);
    assertThat(e.key()).isEqualTo(key);
    assertThat(e.value()).isEqualTo(value);
    assertThat(e.expected()).startsWith(expected);
    assertThat(e).hasMessage("key " + key + ": " + value + ", expected " + e.expected());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "{\"name\":\"Q0\",\"value\":NaN}", "{} {}", "{\"value\":1,\"value\":2}"})
  void whatIsNoJsonIsTold(String text) {
    assertThat(failure(text)).hasMessageMatching("(no JSON: |missing, ).*expected an object.*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "5", "null", "\"text\""})
  void whatIsNoObjectIsTold(String text) {
    assertThat(failure(text)).hasMessage(text + ", expected an object with a value");
  }

  @Test
  void longValuesAreShortened() {
    String json = "{\"name\":\"Q0\",\"value\":\"" + "x".repeat(1000) + "\"}";
    assertThat(failure(json).value()).hasSize(81).endsWith("…");
  }

  @Test
  void octetsThatAreNoUtf8AreTold() {
    JsonFormatException e =
        catchThrowableOfType(
            JsonFormatException.class,
            () -> JSON.read(new byte[] {'{', '"', (byte) 0xFF, (byte) 0xFE, '"', ':', '1', '}'}));
    assertThat(e).hasMessageStartingWith("no JSON: ");
  }

  private static JsonFormatException failure(String json) {
    return catchThrowableOfType(JsonFormatException.class, () -> JSON.read(json));
  }
}
