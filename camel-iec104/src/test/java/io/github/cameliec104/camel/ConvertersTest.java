package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Command;
import io.github.cameliec104.protocol.asdu.Cot;
import io.github.cameliec104.protocol.asdu.DoubleState;
import io.github.cameliec104.protocol.asdu.Element;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.StepDirection;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.CommandResult;
import io.github.cameliec104.protocol.station.Deviation;
import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.ReceivedCommand;
import io.github.cameliec104.protocol.station.Timing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.TypeConversionException;
import org.apache.camel.TypeConverter;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Protocol values as plain Java values and as JSON. */
class ConvertersTest {

  private static final Instant TIME = Instant.parse("2026-11-20T10:00:00.123Z");
  private static final PointAddress ADDRESS = new PointAddress(1, 4001);

  private final DefaultCamelContext context = new DefaultCamelContext();

  @AfterEach
  void close() {
    context.stop();
  }

  private TypeConverter converter() {
    context.build();
    return context.getTypeConverter();
  }

  private static PointUpdate point(TypeId type, Monitored value) {
    return new PointUpdate(null, ADDRESS, type, Cause.SPONTANEOUS, value, null, null, TIME);
  }

  private static ReceivedCommand command(TypeId type, Command command) {
    return new ReceivedCommand(ADDRESS, type, command, null, TIME, 0, "127.0.0.1:1");
  }

  static Arguments[] values() {
    Quality good = Quality.GOOD;
    return new Arguments[] {
      Arguments.of(point(TypeId.M_SP_NA_1, new Monitored.SinglePoint(true, good)), true, 1.0),
      Arguments.of(
          point(TypeId.M_DP_NA_1, new Monitored.DoublePoint(DoubleState.OFF, good)), false, 1.0),
      Arguments.of(
          point(TypeId.M_DP_NA_1, new Monitored.DoublePoint(DoubleState.INTERMEDIATE, good)),
          null,
          0.0),
      Arguments.of(point(TypeId.M_ME_NC_1, new Monitored.ShortFloat(61.4f, good)), null, 61.4),
      Arguments.of(point(TypeId.M_ME_NB_1, new Monitored.Scaled(-7, good)), null, -7.0),
      Arguments.of(point(TypeId.M_BO_NA_1, new Monitored.Bitstring(-1, good)), null, 4294967295.0),
      Arguments.of(command(TypeId.C_SC_NA_1, new Command.SingleCommand(true, 0, false)), true, 1.0),
      Arguments.of(
          command(TypeId.C_DC_NA_1, new Command.DoubleCommand(DoubleState.ON, 0, false)),
          true,
          2.0),
      Arguments.of(
          command(TypeId.C_RC_NA_1, new Command.RegulatingStep(StepDirection.HIGHER, 0, false)),
          null,
          2.0),
      Arguments.of(command(TypeId.C_SE_NC_1, new Command.SetpointFloat(4.5f, 0, false)), null, 4.5),
    };
  }

  @ParameterizedTest
  @MethodSource("values")
  void valuesArePlain(Object value, Boolean on, Double number) throws Exception {
    assertThat(converter().mandatoryConvertTo(Double.class, value)).isEqualTo(number);
    assertThat(converter().mandatoryConvertTo(Long.class, value)).isEqualTo(number.longValue());
    if (number <= Integer.MAX_VALUE) {
      assertThat(converter().mandatoryConvertTo(Integer.class, value)).isEqualTo(number.intValue());
    } else {
      assertThatThrownBy(() -> converter().mandatoryConvertTo(Integer.class, value))
          .isInstanceOf(TypeConversionException.class)
          .hasMessageContaining(number.longValue() + ", expected -2147483648..2147483647");
    }
    if (on == null) {
      assertThatThrownBy(() -> converter().mandatoryConvertTo(Boolean.class, value))
          .isInstanceOf(TypeConversionException.class)
          .hasMessageContaining("is neither on nor off");
    } else {
      assertThat(converter().mandatoryConvertTo(Boolean.class, value)).isEqualTo(on);
    }
  }

  @Test
  void whatIsNoNumberIsNoInteger() {
    PointUpdate nan = point(TypeId.M_ME_NC_1, new Monitored.ShortFloat(Float.NaN, Quality.GOOD));
    assertThat(converter().convertTo(Double.class, nan)).isNaN();
    assertThatThrownBy(() -> converter().mandatoryConvertTo(Integer.class, nan))
        .hasMessageContaining("NaN, expected");
  }

  static Arguments[] texts() {
    PointUpdate single =
        point(TypeId.M_SP_NA_1, new Monitored.SinglePoint(true, Quality.of(Quality.INVALID)));
    String singleJson =
        "{\"commonAddress\":1,\"objectAddress\":4001,\"type\":\"M_SP_NA_1\",\"cause\":\"SPONTANEOUS\","
            + "\"value\":true,\"quality\":[\"IV\"],\"received\":\"2026-11-20T10:00:00.123Z\"}";
    Asdu undecoded =
        new Asdu(
            130,
            false,
            Cot.of(Cause.SPONTANEOUS),
            1,
            List.of(new InformationObject(0, new Element.Octets(1, new byte[] {1, -1}))));
    Asdu refusal =
        Asdu.of(
            TypeId.C_SC_NA_1,
            Cot.of(Cause.UNKNOWN_OBJECT_ADDRESS),
            1,
            new InformationObject(2, new Command.SingleCommand(true, 0, false)));
    return new Arguments[] {
      Arguments.of(single, singleJson),
      Arguments.of(
          new PointUpdates(List.of(single, single)), "[" + singleJson + "," + singleJson + "]"),
      Arguments.of(
          command(TypeId.C_DC_NA_1, new Command.DoubleCommand(DoubleState.ON, 1, false)),
          "{\"commonAddress\":1,\"objectAddress\":4001,\"type\":\"C_DC_NA_1\",\"value\":\"ON\","
              + "\"qualifier\":1,\"time\":\"2026-11-20T10:00:00.123Z\"}"),
      Arguments.of(
          new LinkEvent.StateChanged("rtu:2404", LinkState.STARTED, "", TIME),
          "{\"event\":\"LINK\",\"peer\":\"rtu:2404\",\"state\":\"STARTED\",\"reason\":\"\","
              + "\"time\":\"2026-11-20T10:00:00.123Z\"}"),
      Arguments.of(
          new LinkEvent.InterrogationStarted(1, 20, Instant.EPOCH),
          "{\"event\":\"INTERROGATION_STARTED\",\"commonAddress\":1,\"qualifier\":20,"
              + "\"time\":\"1970-01-01T00:00:00.000Z\"}"),
      Arguments.of(
          new LinkEvent.InterrogationFinished(1, 20, false, "refused", TIME),
          "{\"event\":\"INTERROGATION_FINISHED\",\"commonAddress\":1,\"qualifier\":20,"
              + "\"complete\":false,\"reason\":\"refused\",\"time\":\"2026-11-20T10:00:00.123Z\"}"),
      Arguments.of(
          new LinkEvent.EndOfInitialization(1, 2, true, TIME),
          "{\"event\":\"END_OF_INITIALIZATION\",\"commonAddress\":1,\"cause\":2,"
              + "\"parametersChanged\":true,\"time\":\"2026-11-20T10:00:00.123Z\"}"),
      Arguments.of(
          new LinkEvent.Undecoded(undecoded, TIME),
          "{\"event\":\"UNDECODED\",\"commonAddress\":1,\"type\":130,\"cause\":\"SPONTANEOUS\","
              + "\"octets\":\"01ff\",\"time\":\"2026-11-20T10:00:00.123Z\"}"),
      Arguments.of(
          new LinkEvent.Deviated(Deviation.FIRST_NUMBER_1, "N(S)=1, expected 0", TIME),
          "{\"event\":\"DEVIATION\",\"deviation\":\"first-number-1\","
              + "\"detail\":\"N(S)=1, expected 0\",\"time\":\"2026-11-20T10:00:00.123Z\"}"),
      Arguments.of(
          new LinkEvent.TypeConflict(
              new PointAddress(1, 100), TypeId.M_ME_NC_1, TypeId.M_ME_NB_1, TIME),
          "{\"event\":\"TYPE_CONFLICT\",\"commonAddress\":1,\"objectAddress\":100,"
              + "\"type\":\"M_ME_NB_1\",\"expected\":\"M_ME_NC_1\","
              + "\"time\":\"2026-11-20T10:00:00.123Z\"}"),
      Arguments.of(
          new CommandResult.Refused(Cause.UNKNOWN_OBJECT_ADDRESS, refusal, Timing.NONE),
          "{\"result\":\"REFUSED\",\"cause\":\"UNKNOWN_OBJECT_ADDRESS\"}"),
    };
  }

  @ParameterizedTest
  @MethodSource("texts")
  void textIsJson(Object value, String json) throws Exception {
    assertThat(converter().mandatoryConvertTo(String.class, value)).isEqualTo(json);
    assertThat(converter().mandatoryConvertTo(byte[].class, value))
        .isEqualTo(json.getBytes(StandardCharsets.UTF_8));
    if (!(value instanceof List)) {
      assertThat(PlainMaps.parse(json)).isEqualTo(converter().mandatoryConvertTo(Map.class, value));
    }
  }

  @Test
  void resultsAreBooleans() throws Exception {
    Asdu answer =
        Asdu.of(
            TypeId.C_SC_NA_1,
            Cot.of(Cause.ACTIVATION_CONFIRMATION),
            1,
            new InformationObject(2, new Command.SingleCommand(true, 0, false)));
    CommandResult confirmed = new CommandResult.Confirmed(answer, Timing.NONE);
    assertThat(converter().mandatoryConvertTo(Boolean.class, confirmed)).isTrue();
  }
}
