package io.github.cameliec104.camel.scadapy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.camel.points.HostPort;
import io.github.cameliec104.camel.points.ScadaPyClient;
import io.github.cameliec104.camel.points.ScadaPyPoint;
import io.github.cameliec104.camel.points.ScadaPyPoint.Kind;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Cot;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.Monitored.ShortFloat;
import io.github.cameliec104.protocol.asdu.Monitored.SinglePoint;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.SystemElement;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScadaPyMappingTest {

  private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 20, 9, 5, 7, 999_000_000);

  private static ScadaPyClient client(ScadaPyPoint... points) {
    HostPort anywhere = new HostPort("127.0.0.1", 1);
    return new ScadaPyClient(anywhere, anywhere, false, false, List.of(points));
  }

  private static ScadaPyPoint single(String name, int address) {
    return new ScadaPyPoint(Kind.SINGLE_POINT, name, address, null, null);
  }

  private static ScadaPyPoint measured(String name, int address) {
    return new ScadaPyPoint(Kind.MEASURE_VALUE, name, address, null, null);
  }

  private static Asdu on(Cot cot) {
    return Asdu.of(
        TypeId.M_SP_NA_1, cot, 1, new InformationObject(1, new SinglePoint(true, Quality.GOOD)));
  }

  private static Asdu real(float value) {
    return Asdu.of(
        TypeId.M_ME_NC_1,
        Cot.of(Cause.SPONTANEOUS),
        1,
        new InformationObject(1, new ShortFloat(value, Quality.GOOD)));
  }

  @Test
  void testsAndRefusalsAreNoData() {
    ScadaPyMapping mapping = new ScadaPyMapping(client(single("A", 1)), ScadaPyDialect.MINIMAL);
    assertThat(mapping.datagrams(on(new Cot(Cause.PERIODIC, false, false, 3)))).hasSize(1);
    assertThat(mapping.datagrams(on(new Cot(Cause.PERIODIC, false, true, 0)))).isEmpty();
    assertThat(mapping.datagrams(on(new Cot(Cause.PERIODIC, true, false, 0)))).isEmpty();
  }

  @Test
  void systemMessagesAreNoData() {
    Asdu interrogation =
        Asdu.of(
            TypeId.C_IC_NA_1,
            Cot.of(Cause.ACTIVATION_CONFIRMATION),
            1,
            new InformationObject(0, new SystemElement.Interrogation(20)));
    ScadaPyMapping mapping = new ScadaPyMapping(client(single("A", 1)), ScadaPyDialect.EXTENDED);
    assertThat(mapping.datagrams(interrogation)).isEmpty();
  }

  @Test
  void numbersThatAreNotFiniteAreCounted() {
    ScadaPyMapping mapping =
        new ScadaPyMapping(client(measured("A", 1), measured("B", 1)), ScadaPyDialect.MINIMAL);
    assertThat(mapping.datagrams(real(Float.NaN))).isEmpty();
    assertThat(mapping.datagrams(real(Float.NEGATIVE_INFINITY))).isEmpty();
    assertThat(mapping.notFinite()).isEqualTo(4);
    assertThat(mapping.datagrams(real(1))).hasSize(2);
    assertThat(mapping.notFinite()).isEqualTo(4);
  }

  @Test
  void namesAreEscapedOnlyWhereJsonDemandsIt() {
    ScadaPyMapping mapping =
        new ScadaPyMapping(
            client(single("Насос/№ 1 \u007f", 1), single("\"\\\t\u0001", 1)),
            ScadaPyDialect.MINIMAL);
    assertThat(mapping.datagrams(on(Cot.of(Cause.SPONTANEOUS))))
        .containsExactly(
            "{\"name\":\"Насос/№ 1 \u007f\",\"data\":[1]}",
            "{\"name\":\"\\\"\\\\\\t\\u0001\",\"data\":[1]}");
  }

  @Test
  void linkDownIsToldForMeasuredValuesFirst() {
    ScadaPyClient client =
        client(single("B1", 1), measured("M1", 1), single("B2", 2), measured("M2", 1));
    String rest =
        ",\"data\":[0],\"q\":[100],\"h\":[9],\"m\":[5],\"s\":[7],\"d\":[20],\"mth\":[11],\"y\":[2026]}";
    assertThat(new ScadaPyMapping(client, ScadaPyDialect.EXTENDED).linkDown(NOW))
        .containsExactly(
            "{\"con\":[0],\"name\":\"M1\"" + rest,
            "{\"con\":[0],\"name\":\"M2\"" + rest,
            "{\"con\":[0],\"name\":\"B1\"" + rest,
            "{\"con\":[0],\"name\":\"B2\"" + rest);
    assertThat(new ScadaPyMapping(client, ScadaPyDialect.MINIMAL).linkDown(NOW)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "220.001, 220.001007",
    "1e10, 10000000000.000000",
    "-0.0, -0.000000",
    "-1e-7, -0.000000",
    "5e-7, 0.000000",
    "5.000001e-7, 0.000001",
    "0.0000152587890625, 0.000015",
    "1.40129846e-45, 0.000000",
    "3.4028235e38, 340282346638528859811704183484516925440.000000",
    "-3.4028235e38, -340282346638528859811704183484516925440.000000",
    "16777216, 16777216.000000",
    "0.1, 0.100000"
  })
  void numbersHaveSixDecimalsAsInC(float value, String text) {
    assertThat(CNumbers.fixed(value)).isEqualTo(text);
  }
}
