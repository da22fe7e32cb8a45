package io.github.cameliec104.camel.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cameliec104.camel.points.ScadaPyPoint.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScadaPyClientReaderTest {

  private static final String CLIENT =
      """
      { "Client": { "UdpPort": "64000", "UdpIp": "0.0.0.0", "Iec104Port": "2405",
        "Iec104Ip": "rtu.example", "Debug": "1", "TimeSync": "0" } }""";
  private static final String POINTS =
      """
      [ %s,
        { "MeasureValue": { "VarName": "Level", "IecAddress": "8001", "VarType": "int32" } },
        { "SinglePoint": { "VarName": "Насос", "IecAddress": "4001", "Alias": "Насос № 1",
          "VarType": "bool" } },
        { "MeasureValue": { "VarName": "Tap", "IecAddress": "8002", "VarType": "int" } }
      ]
      """
          .formatted(CLIENT);

  @Test
  void readsAllValues() {
    ScadaPyClientReader.Result result = ScadaPyClientReader.read(POINTS, "c.json");
    ScadaPyClient client = result.client();
    assertThat(client.udp()).hasToString("0.0.0.0:64000");
    assertThat(client.udp().asDestination()).hasToString("127.0.0.1:64000");
    assertThat(client.station()).hasToString("rtu.example:2405");
    assertThat(client.debug()).isTrue();
    assertThat(client.timeSync()).isFalse();
    assertThat(client.points())
        .extracting(ScadaPyPoint::name)
        .containsExactly("Level", "Насос", "Tap");
    assertThat(client.points(Kind.SINGLE_POINT))
        .containsExactly(new ScadaPyPoint(Kind.SINGLE_POINT, "Насос", 4001, "Насос № 1", "bool"));
    assertThat(result.warnings()).isEmpty();
  }

  @Test
  void theSameFileIsAPointList() {
    PointListReader.Result result = PointListReader.read(POINTS, "c.json");
    assertThat(result.points())
        .isEqualTo(ScadaPyClientReader.read(POINTS, "c.json").client().pointList(1));
    assertThat(result.points().points())
        .extracting(point -> point.name() + " " + point.address() + " " + point.type())
        .containsExactly(
            "Level 1/8001 M_ME_NC_1", "Насос 1/4001 M_SP_NA_1", "Tap 1/8002 M_ME_NB_1");
    assertThat(result.points().named("Насос").details().alias()).isEqualTo("Насос № 1");
  }

  @Test
  void readsByteOrderMarkCarriageReturnsAndTextBehindTheEnd() throws IOException {
    String text = "\uFEFF" + POINTS.replace("\n", "\r\n") + "made by hand\r\n";
    assertThat(read(text.getBytes(StandardCharsets.UTF_8)).client()).isEqualTo(expected());
  }

  @Test
  void readsWindows1251AndTellsIt() throws IOException {
    ScadaPyClientReader.Result result = read(POINTS.getBytes(Charset.forName("windows-1251")));
    assertThat(result.client()).isEqualTo(expected());
    assertThat(result.warnings())
        .singleElement()
        .hasToString("c.json: not UTF-8, read as windows-1251");
  }

  @Test
  void readsRemarksOfEveryKindAndLooseCommas() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/points/remarks-iec104client.json")) {
      ScadaPyClientReader.Result result = ScadaPyClientReader.read(in, "remarks.json");
      assertThat(result.warnings()).isEmpty();
      assertThat(result.client().points())
          .containsExactly(
              new ScadaPyPoint(
                  Kind.MEASURE_VALUE, "Oil", 8101, "-- Oil // temperature --", "float"),
              new ScadaPyPoint(Kind.SINGLE_POINT, "Fan", 4101, "Fan /* 2 */ \"B\"", "bool"));
    }
  }

  @Test
  void namesAndAddressesMayRepeatWithOneWarningEach() {
    String text =
        """
        [ %s, { "SinglePoint": { "VarName": "A", "IecAddress": "1" } },
          { "SinglePoint": { "VarName": "A", "IecAddress": "1" } },
          { "SinglePoint": { "VarName": "A", "IecAddress": "2" },
            "MeasureValue": { "VarName": "B", "IecAddress": "1", "VarType": "float" } } ]"""
            .formatted(CLIENT);
    ScadaPyClientReader.Result result = ScadaPyClientReader.read(text, "c.json");
    assertThat(result.client().points()).hasSize(4);
    assertThat(result.warnings())
        .extracting(Problem::toString)
        .containsExactly(
            "c.json: key IecAddress: SinglePoint 1 is given 2 times, all count",
            "c.json: key VarName: 'A' is given 3 times, all count");
  }

  @Test
  void theLastClientCounts() {
    String text = "[" + CLIENT + "," + CLIENT.replace("2405", "2406") + "]";
    ScadaPyClientReader.Result result = ScadaPyClientReader.read(text, "c.json");
    assertThat(result.client().station().port()).isEqualTo(2406);
    assertThat(result.warnings())
        .singleElement()
        .hasToString("c.json: entry 2 (\"Client\"): another Client object, the last one counts");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "64000" | "12x"   | key UdpPort: '12x' is read as 12
          "64000" | " +12"  |
          "64000" | 12      | key UdpPort: a number without quotes, which ScadaPy itself passes over
          "0"     | "0", "Extra": "1" | key Extra: unknown, it has no effect
          "0.0.0.0" | "0.0.0.0", "UdpPrt": "1" | key UdpPrt: unknown, did you mean 'UdpPort'? it has
          """)
  void oddValuesAreReadWithAWarning(String found, String replacement, String message) {
    List<Problem> warnings =
        ScadaPyClientReader.read("[" + CLIENT.replace(found, replacement) + "]", "c.json")
            .warnings();
    if (message == null) {
      assertThat(warnings).isEmpty();
    } else {
      assertThat(warnings.get(0).toString()).startsWith("c.json: entry 1 (\"Client\"): " + message);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "UdpPort": "64000",      |                     | UdpPort: missing, expected 1..65535
          "UdpIp": "0.0.0.0",      |                     | UdpIp: missing, expected an address
          "Iec104Port": "2405",    |                     | Iec104Port: missing, expected 1..65535
          "Iec104Ip": "rtu.example", |                   | Iec104Ip: missing, expected an address
          "Debug": "1",            |                     | Debug: missing, expected 1 or 0
          , "TimeSync": "0"        |                     | TimeSync: missing, expected 1 or 0
          "2405"                   | ""                  | Iec104Port: blank, expected 1..65535
          "2405"                   | "x"                 | Iec104Port: 'x', expected 1..65535
          "2405"                   | "65536"             | Iec104Port: '65536', expected 1..65535
          "2405"                   | "99999999999999999" | Iec104Port: '99999999999999999', expected
          "2405"                   | "0x10"              | Iec104Port: '0x10', expected 1..65535
          "rtu.example"            | " "                 | Iec104Ip: blank, expected an address
          "rtu.example"            | ["a"]               | Iec104Ip: expected one text
          """)
  void clientKeysThatCannotBeUsedAreToldWithTheirEntry(String found, String other, String message) {
    String text = "[" + CLIENT.replace(found, other == null ? "" : other) + "]";
    assertThat(text).isNotEqualTo("[" + CLIENT + "]");
    assertThat(errors(text))
        .first()
        .asString()
        .startsWith("c.json: entry 1 (\"Client\"): key " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          { "SinglePoint": { "IecAddress": "1" } }    | entry 2 (line 2): key VarName: missing, exp
          { "SinglePoint": { "VarName": "A", "IecAddress": "" } } | entry 2 ("A"): key IecAddress: blank
          { "SinglePoint": { "VarName": "A", "IecAddress": "0" } } | entry 2 ("A"): key IecAddress: '0'
          { "MeasureValue": { "VarName": "A" } } | entry 2 ("A"): key IecAddress: missing, expected 1..
          { "MeasureValue": { "IecAddress": "1" } } | entry 2 (line 2): key VarName: missing, expec
          { "MeasureValue": 5 }                   | entry 2 (line 2): expected an object
          """)
  void pointsThatCannotBeUsedAreToldWithTheirEntry(String point, String message) {
    assertThat(errors("[" + CLIENT + "," + point + "]"))
        .anyMatch(error -> error.startsWith("c.json: " + message));
  }

  @Test
  void pointListsTellUnusablePointsToo() {
    String text = "[{\"SinglePoint\": {\"VarName\": \" \", \"IecAddress\": \"1\"}}]";
    assertThatThrownBy(() -> PointListReader.read(text, "c.json"))
        .isInstanceOf(PointListException.class)
        .hasMessage("c.json: entry 1 (\" \"): key VarName: blank, expected a name");
  }

  @Test
  void pointsWithoutAddressHaveNoEffectAsInScadaPy() {
    String text =
        "[" + CLIENT + ", {\"SinglePoint\": {\"VarName\": \"A\"}}, {\"MeasureValue\": {}}, {}]";
    ScadaPyClientReader.Result result = ScadaPyClientReader.read(text, "c.json");
    assertThat(result.client().points()).isEmpty();
    assertThat(result.warnings())
        .extracting(Problem::toString)
        .containsExactly(
            "c.json: entry 2 (\"A\"): key IecAddress: missing, so the SinglePoint has no effect",
            "c.json: entry 3 (line 2): key IecAddress: missing, so the MeasureValue has no effect");
  }

  @Test
  void severalFaultsAreToldTogether() {
    String text =
        "["
            + CLIENT.replace("2405", "x").replace("64000", "")
            + ", {\"SinglePoint\": {\"IecAddress\": \"1\"}}]";
    assertThat(errors(text)).hasSize(3);
  }

  @Test
  void filesWithoutClientAreTold() {
    assertThat(errors("[{\"Server\": {\"UdpPort\": \"1\"}}]"))
        .containsExactly(
            "c.json: key Client: this is a file for iec104server, expected an object with UdpPort,"
                + " UdpIp, Iec104Port, Iec104Ip, Debug, TimeSync");
    assertThat(errors("")).anyMatch(error -> error.startsWith("c.json: key Client: missing"));
    assertThat(errors("[{\"Client\": 5}]")).first().asString().contains("expected an object");
    assertThat(errors("[{\"Client\": {")).first().asString().startsWith("c.json: line 1: ");
  }

  @Test
  void moreThanAThousandPointsWork() {
    StringBuilder text = new StringBuilder("[").append(CLIENT);
    for (int i = 1; i <= 3000; i++) {
      text.append(",\n{\"SinglePoint\": {\"VarName\": \"P").append(i);
      text.append("\", \"IecAddress\": \"").append(i).append("\"}}");
    }
    assertThat(ScadaPyClientReader.read(text + "]", "c.json").client().points()).hasSize(3000);
  }

  @Test
  void serverFilesAreReadAsPointLists() {
    String text =
        """
        [ { "Server": { "UdpPort": "64002", "UdpIp": "127.0.0.1", "Iec104Port": "2404",
            "Iec104Ip": "127.0.0.1", "Debug": "1" } },
          { "MeasureValue": { "VarName": "Meter", "IecAddress": "8001", "OffSet": "0",
            "ByteCount": "2", "ByteSequence": "12", "Koef": "", "VarType": "int" } },
          { "MeasureValue": { "VarName": "Meter", "IecAddress": "8002", "OffSet": "1",
            "ByteCount": "2", "ByteSequence": "12", "Koef": "1", "VarType": "real" } } ]""";
    PointListReader.Result result = PointListReader.read(text, "s.json");
    assertThat(result.points().allNamed("Meter"))
        .extracting(point -> point.address() + " " + point.type())
        .containsExactly("1/8001 M_ME_NB_1", "1/8002 M_ME_NC_1");
    assertThat(result.warnings())
        .extracting(Problem::toString)
        .containsExactly(
            "s.json: key VarName: 'Meter' is given 2 times, all count",
            "s.json: entry 2 (\"Meter\"): key Koef: blank, which ScadaPy reads as 0: it never sends"
                + " the point",
            "s.json: entry 3 (\"Meter\"): key VarType: 'real', expected int, int32 or float; taken"
                + " as float");
  }

  private static ScadaPyClient expected() {
    return ScadaPyClientReader.read(POINTS, "c.json").client();
  }

  private static ScadaPyClientReader.Result read(byte[] octets) throws IOException {
    return ScadaPyClientReader.read(new ByteArrayInputStream(octets), "c.json");
  }

  private static List<String> errors(String text) {
    PointListException e =
        catchThrowableOfType(
            PointListException.class, () -> ScadaPyClientReader.read(text, "c.json"));
    assertThat(e).as("exception").isNotNull();
    return e.problems().stream().map(Problem::toString).toList();
  }
}
