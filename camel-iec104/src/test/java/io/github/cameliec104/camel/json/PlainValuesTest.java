package io.github.cameliec104.camel.json;

import static io.github.cameliec104.protocol.asdu.TypeId.C_BO_NA_1;
import static io.github.cameliec104.protocol.asdu.TypeId.C_DC_NA_1;
import static io.github.cameliec104.protocol.asdu.TypeId.C_RC_NA_1;
import static io.github.cameliec104.protocol.asdu.TypeId.C_SC_TA_1;
import static io.github.cameliec104.protocol.asdu.TypeId.C_SE_NA_1;
import static io.github.cameliec104.protocol.asdu.TypeId.C_SE_NB_1;
import static io.github.cameliec104.protocol.asdu.TypeId.C_SE_NC_1;
import static io.github.cameliec104.protocol.asdu.TypeId.M_BO_NA_1;
import static io.github.cameliec104.protocol.asdu.TypeId.M_DP_TB_1;
import static io.github.cameliec104.protocol.asdu.TypeId.M_IT_NA_1;
import static io.github.cameliec104.protocol.asdu.TypeId.M_ME_NA_1;
import static io.github.cameliec104.protocol.asdu.TypeId.M_ME_NB_1;
import static io.github.cameliec104.protocol.asdu.TypeId.M_ME_NC_1;
import static io.github.cameliec104.protocol.asdu.TypeId.M_ME_ND_1;
import static io.github.cameliec104.protocol.asdu.TypeId.M_SP_NA_1;
import static io.github.cameliec104.protocol.asdu.TypeId.M_ST_NA_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cameliec104.camel.points.Point;
import io.github.cameliec104.camel.points.PointDetails;
import io.github.cameliec104.camel.points.Scaling;
import io.github.cameliec104.protocol.asdu.Command;
import io.github.cameliec104.protocol.asdu.Command.DoubleCommand;
import io.github.cameliec104.protocol.asdu.Command.SetpointScaled;
import io.github.cameliec104.protocol.asdu.DoubleState;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Monitored.ShortFloat;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.StepDirection;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.PointAddress;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlainValuesTest {

  private static final Quality BLOCKED = Quality.of(Quality.BLOCKED);

  static Stream<Arguments> accepted() {
    return Stream.of(
        accepts(M_SP_NA_1, true, true, 1, 1.0, "ON", "on", " true ", "1", DoubleState.ON, "1.0"),
        accepts(M_SP_NA_1, false, false, 0L, "OFF", "False", "0", DoubleState.OFF, -0.0),
        accepts(M_DP_TB_1, DoubleState.ON, true, 2, "ON", "2", DoubleState.ON, "true"),
        accepts(M_DP_TB_1, DoubleState.OFF, false, 1, "off", 1.0f, "FALSE"),
        accepts(M_DP_TB_1, DoubleState.INTERMEDIATE, 0, "Intermediate", "0"),
        accepts(M_DP_TB_1, DoubleState.INDETERMINATE, 3, "INDETERMINATE"),
        accepts(M_ST_NA_1, -64, -64, "-64", -64.0, new BigDecimal("-64.00")),
        accepts(M_ST_NA_1, 63, 63, (byte) 63, new AtomicInteger(63)),
        accepts(M_BO_NA_1, 4294967295L, 4294967295L, "4294967295", BigInteger.valueOf(4294967295L)),
        accepts(M_ME_NA_1, -1.0, -1, "-1", -1.0),
        accepts(M_ME_NA_1, 0.5, 0.5, 0.5f, "0.5", "5e-1"),
        accepts(M_ME_ND_1, 0.5, 0.5),
        accepts(M_ME_NB_1, -32768, -32768, "-32768", -32768.0, (short) -32768),
        accepts(M_ME_NC_1, 61.4f, 61.4f, 61.4, "61.4", new BigDecimal("61.4")),
        accepts(M_ME_NC_1, Float.MAX_VALUE, Float.MAX_VALUE, (double) Float.MAX_VALUE),
        accepts(M_ME_NC_1, 0f, "1e-1000000000", 1e-300),
        accepts(M_IT_NA_1, Integer.MIN_VALUE, Integer.MIN_VALUE, "-2147483648"),
        accepts(TypeId.M_PS_NA_1, 65535, 65535),
        accepts(TypeId.M_EP_TD_1, DoubleState.ON, true, 2),
        accepts(TypeId.M_EP_TE_1, 63, 63),
        accepts(TypeId.M_EP_TF_1, 15, 15));
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        accepts(M_SP_NA_1, "true or false", 2, -1, 0.5, "yes", "", DoubleState.INTERMEDIATE),
        accepts(M_DP_TB_1, "OFF, ON", 4, -1, "open", 1.5, new Object()),
        accepts(M_ST_NA_1, "an integer -64..63", -65, 64, 1.5, "x", true, List.of()),
        accepts(M_BO_NA_1, "an integer 0..4294967295", -1, 4294967296L),
        accepts(M_ME_NA_1, "a number -1..1", 1.01, -1.01, "1e1000000000", Double.NaN),
        accepts(M_ME_NB_1, "an integer -32768..32767", 32768, 220.5, "1e1000000000", Float.NaN),
        accepts(M_ME_NC_1, "a number -3.4028235e38..", 3.5e38, "-1e39", "NaN", false),
        accepts(M_IT_NA_1, "an integer -2147483648..", 2147483648L),
        accepts(TypeId.M_PS_NA_1, "an integer 0..65535", 65536),
        accepts(TypeId.M_EP_TE_1, "an integer 0..63", 64),
        accepts(TypeId.M_EP_TF_1, "an integer 0..15", 16));
  }

  static Stream<Arguments> commands() {
    return Stream.of(
        accepts(C_SC_TA_1, true, true, 1, "ON"),
        accepts(C_DC_NA_1, DoubleState.ON, true, 2, "ON"),
        accepts(C_DC_NA_1, DoubleState.OFF, false, 1, "OFF"),
        accepts(C_RC_NA_1, StepDirection.HIGHER, 2, "higher", StepDirection.HIGHER),
        accepts(C_RC_NA_1, StepDirection.LOWER, 1, "LOWER"),
        accepts(C_SE_NA_1, -0.5, -0.5, "-0.5"),
        accepts(C_SE_NB_1, 32767, 32767, "32767"),
        accepts(C_SE_NC_1, 1.5f, 1.5, "1.5"),
        accepts(C_BO_NA_1, 4294967295L, 4294967295L));
  }

  static Stream<Arguments> refusedCommands() {
    return Stream.of(
        accepts(C_SC_TA_1, "true or false", 2),
        accepts(C_DC_NA_1, "ON or OFF", 0, 3, "INTERMEDIATE", DoubleState.INDETERMINATE),
        accepts(C_RC_NA_1, "HIGHER or LOWER", 0, 3, true, StepDirection.NOT_PERMITTED_0),
        accepts(C_SE_NC_1, "a number", Float.NaN, Double.POSITIVE_INFINITY, 1e39));
  }

  private static Arguments accepts(TypeId type, Object result, Object... values) {
    return Arguments.of(type, result, Arrays.asList(values));
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void plainValuesBecomeElements(TypeId type, Object expected, List<Object> values) {
    for (Object value : values) {
      Monitored element = PlainValues.monitored(value, type, Quality.GOOD);
      assertThat(element.plain()).as("%s %s", type, value).isEqualTo(expected);
      assertThat(type.accepts(element)).isTrue();
      assertThat(element.quality()).isEqualTo(Quality.GOOD);
    }
  }

  @ParameterizedTest
  @MethodSource("refused")
  void otherValuesAreRefusedWithWhatIsExpected(TypeId type, String expected, List<Object> values) {
    for (Object value : values) {
      assertThatIllegalArgumentException()
          .as("%s %s", type, value)
          .isThrownBy(() -> PlainValues.monitored(value, type, Quality.GOOD))
          .withMessageStartingWith("value=" + value + ", expected " + expected)
          .withMessageEndingWith(" for " + type);
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void plainValuesBecomeCommands(TypeId type, Object expected, List<Object> values) {
    for (Object value : values) {
      Command command = PlainValues.command(value, type);
      assertThat(command.plain()).as("%s %s", type, value).isEqualTo(expected);
      assertThat(type.accepts(command)).isTrue();
      assertThat(command.select()).isFalse();
      assertThat(command.permitted()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("refusedCommands")
  void otherCommandsAreRefusedWithWhatIsExpected(
      TypeId type, String expected, List<Object> values) {
    for (Object value : values) {
      assertThatIllegalArgumentException()
          .as("%s %s", type, value)
          .isThrownBy(() -> PlainValues.command(value, type))
          .withMessageStartingWith("value=" + value + ", expected " + expected);
    }
  }

  @Test
  void qualifierAndSelectAreKept() {
    assertThat(PlainValues.command(true, C_DC_NA_1, 3, true))
        .isEqualTo(new DoubleCommand(DoubleState.ON, 3, true));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PlainValues.command(true, C_DC_NA_1, 32, true))
        .withMessage("command qualifier QU=32, expected 0..31");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PlainValues.command(1, C_BO_NA_1, 0, true))
        .withMessage("C_BO_NA_1 with a qualifier or select, expected neither");
  }

  @Test
  void qualityIsKeptAndUnknownIsInvalid() {
    assertThat(PlainValues.monitored(1.5, M_ME_NC_1, BLOCKED))
        .isEqualTo(new ShortFloat(1.5f, BLOCKED));
    assertThat(PlainValues.monitored(null, M_ME_NC_1, BLOCKED))
        .isEqualTo(new ShortFloat(0, BLOCKED.with(Quality.INVALID)));
    assertThat(PlainValues.monitored(null, M_DP_TB_1, Quality.GOOD).plain())
        .isEqualTo(DoubleState.INDETERMINATE);
    assertThat(PlainValues.monitored(5, M_IT_NA_1, Quality.of(Quality.INVALID)).quality().invalid())
        .isTrue();
  }

  @Test
  void numbersThatAreNotFiniteAreInvalid() {
    assertThat(PlainValues.monitored(Double.NEGATIVE_INFINITY, M_ME_NC_1, BLOCKED))
        .isEqualTo(new ShortFloat(Float.NEGATIVE_INFINITY, BLOCKED.with(Quality.INVALID)));
  }

  @Test
  void directionsAreNotMixed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PlainValues.monitored(1, C_SE_NB_1, Quality.GOOD))
        .withMessage("C_SE_NB_1 is a command, expected a monitored type");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PlainValues.command(1, M_ME_NB_1))
        .withMessage("M_ME_NB_1 is monitored, expected a command type");
  }

  @Test
  void scaledPointsSpeakEngineeringUnits() {
    Point point = scaled(M_ME_NB_1);
    Monitored sent = PlainValues.monitored(220.54, point, Quality.GOOD);
    assertThat(sent.plain()).isEqualTo(2105);
    assertThat(PlainValues.plain(sent, point)).isEqualTo(220.5);
    assertThat(PlainValues.monitored("220.5", point, Quality.GOOD)).isEqualTo(sent);
    assertThat(PlainValues.command(220.5, scaled(C_SE_NB_1), 0, false))
        .isEqualTo(new SetpointScaled(2105, 0, false));
    assertThat(PlainValues.monitored(null, point, Quality.GOOD).plain()).isEqualTo(0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PlainValues.monitored(1e6, point, Quality.GOOD));
  }

  @Test
  void unscaledPointsStayExact() {
    Point point = new Point("A", new PointAddress(1, 1), M_ME_NC_1);
    Monitored value = PlainValues.monitored(61.4, point, Quality.GOOD);
    assertThat(PlainValues.plain(value, point)).isEqualTo(61.4f);
  }

  private static Point scaled(TypeId type) {
    Scaling scaling = new Scaling(new BigDecimal("0.1"), BigDecimal.TEN);
    PointDetails details = new PointDetails(null, null, scaling, 0);
    return new Point("A", new PointAddress(1, 1), type, Set.of(), details);
  }
}
