package io.github.cameliec104.camel.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.CommandMode;
import io.github.cameliec104.protocol.station.DeadBand;
import io.github.cameliec104.protocol.station.ParameterKind;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.ReportRules;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointListReaderTest {

  private static final String YAML =
      """
      # substation North
      commonAddress: 7            # default for all points
      points:
        - { name: WaterTemp, objectAddress: 8001, type: M_ME_TF_1, unit: °C }
        - { name: Q0, objectAddress: 4001, type: M_DP_TB_1, groups: [1, 3], alias: "Feeder 1" }
        - name: Q0 command
          commonAddress: 8
          objectAddress: 0x5000
          type: 46
        - { name: U, objectAddress: 8002, type: scaled, scale: 0.1, offset: -5, deadband: 0.5 }
      """;
  private static final String JSON =
      """
      { "commonAddress": 7, "points": [
        { "name": "WaterTemp", "objectAddress": 8001, "type": "M_ME_TF_1", "unit": "°C" },
        { "name": "Q0", "objectAddress": 4001, "type": "M_DP_TB_1", "groups": [1, 3],
          "alias": "Feeder 1" },
        { "name": "Q0 command", "commonAddress": 8, "objectAddress": "0x5000", "type": 46 },
        { "name": "U", "objectAddress": 8002, "type": "scaled",
          "scale": 0.1, "offset": -5, "deadband": 0.5 }
      ] }
      """;
  private static final String CSV =
      """
      name;commonAddress;objectAddress;type;groups;unit;alias;scale;offset;deadband
      WaterTemp;7;8001;M_ME_TF_1;;°C;;;;
      Q0;7;4001;m_dp_tb_1;1 3;;"Feeder 1";;;

      # commands
      Q0 command;8;0x5000;46;;;;;;
      U;7;8002;scaled;;;;0.1;-5;0.5
      """;

  private static List<Point> expected() {
    PointDetails celsius = new PointDetails(null, "°C", Scaling.NONE, 0);
    PointDetails feeder = new PointDetails("Feeder 1", null, Scaling.NONE, 0);
    Scaling scaling = new Scaling(new BigDecimal("0.1"), new BigDecimal(-5));
    return List.of(
        new Point("WaterTemp", new PointAddress(7, 8001), TypeId.M_ME_TF_1, Set.of(), celsius),
        new Point("Q0", new PointAddress(7, 4001), TypeId.M_DP_TB_1, Set.of(1, 3), feeder),
        new Point("Q0 command", new PointAddress(8, 20480), TypeId.C_DC_NA_1),
        new Point(
            "U",
            new PointAddress(7, 8002),
            TypeId.M_ME_NB_1,
            Set.of(),
            new PointDetails(null, null, scaling, 0.5)));
  }

  @Test
  void yamlJsonAndCsvGiveTheSameList() {
    for (String text : List.of(YAML, JSON, CSV, CSV.replace(';', ','), CSV.replace(';', '\t'))) {
      PointListReader.Result result = PointListReader.read(text, "points");
      assertThat(result.points().points()).as(text).isEqualTo(expected());
      assertThat(result.warnings()).isEmpty();
    }
  }

  @Test
  void contentDecidesTheFormatNotTheName() {
    assertThat(points(JSON, "points.txt")).isEqualTo(expected());
    assertThat(points(JSON, "points.yaml")).isEqualTo(expected());
    assertThat(points(YAML, "points.json")).isEqualTo(expected());
    assertThat(points(CSV, "points.yaml")).isEqualTo(expected());
  }

  @Test
  void yamlInBracketsNeedsTheName() {
    String flow = "{points: [{name: A, objectAddress: 1, type: single}]}";
    assertThat(points(flow, "a.yml")).extracting(Point::name).containsExactly("A");
    assertThat(points("---\n" + flow, "a.txt")).extracting(Point::name).containsExactly("A");
  }

  @Test
  void listWithoutHeaderHasCommonAddressOne() {
    String yaml = "- {name: A, objectAddress: 1, type: float}\n";
    assertThat(points(yaml, "a.yaml").get(0).address()).isEqualTo(new PointAddress(1, 1));
  }

  @Test
  void ourJsonMayHaveRemarksAndLooseCommas() {
    String json = "// mine\n[{\"name\": \"A\", \"objectAddress\": 1, \"type\": \"float\",},]";
    assertThat(points(json, "a.json")).hasSize(1);
  }

  @Test
  void readsOctetsWithByteOrderMarkAndCarriageReturns() throws IOException {
    byte[] octets = ("\uFEFF" + YAML.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8);
    PointListReader.Result result =
        PointListReader.read(new ByteArrayInputStream(octets), "points.yaml");
    assertThat(result.points().points()).isEqualTo(expected());
  }

  @Test
  void typesOfThe101OnlyAreRefused() {
    assertThat(errors("- {name: A, objectAddress: 1, type: M_SP_TA_1}", "a.yaml"))
        .singleElement()
        .asString()
        .startsWith(
            "a.yaml: entry 1 (\"A\"): key type: 'M_SP_TA_1', did you mean 'M_SP_NA_1'? expected"
                + " one of M_SP_NA_1, M_DP_NA_1, ");
  }

  @Test
  void whatASlaveReportsIsReadFromEveryFormat() {
    String yaml =
        """
        - { name: Q0 command, objectAddress: 20480, type: C_DC_NA_1, returns: Q0 }
        - { name: Q0, objectAddress: 4001, type: M_DP_TB_1, doubleTransmission: true }
        - name: U
          objectAddress: 8001
          type: M_ME_TF_1
          deadband: 2.5 %
          parameters: { threshold: 10001, highLimit: 0x2712 }
        """;
    String csv =
        """
        name;objectAddress;type;deadband;doubleTransmission;parameters;returns
        Q0 command;20480;C_DC_NA_1;;;;Q0
        Q0;4001;M_DP_TB_1;;true;;
        U;8001;M_ME_TF_1;2.5%;;threshold=10001 highLimit=10002;
        """;
    for (String text : List.of(yaml, csv)) {
      PointList points = PointListReader.read(text, "points").points();
      assertThat(points.points()).hasSize(3);
      assertThat(report(points, "Q0 command").returns()).isEqualTo(new PointAddress(1, 4001));
      assertThat(report(points, "Q0").twice()).isTrue();
      assertThat(report(points, "U").twice()).isFalse();
      assertThat(report(points, "U").deadBand()).isEqualTo(DeadBand.percent(2.5));
      assertThat(report(points, "U").parameters())
          .isEqualTo(Map.of(ParameterKind.THRESHOLD, 10001, ParameterKind.HIGH_LIMIT, 10002));
    }
  }

  private static ReportRules report(PointList points, String name) {
    return Objects.requireNonNull(points.named(name)).stationPoint().report();
  }

  @Test
  void tellsWhatCannotBeReported() {
    String yaml =
        """
        - { name: A, objectAddress: 1, type: single, parameters: { threshold: 5 } }
        - { name: B, objectAddress: 2, type: float, doubleTransmission: true, returns: A }
        - { name: C, objectAddress: 3, type: float-time, doubleTransmission: x, deadband: 101% }
        - { name: D, objectAddress: 4, type: float, parameters: { treshold: 5, highLimit: 0 } }
        - { name: E, objectAddress: 5, type: single-command, returns: a }
        - { name: F, objectAddress: 6, type: single-command, returns: B }
        - { name: G, objectAddress: 7, commonAddress: 2, type: single-command, returns: A }
        - { name: H, objectAddress: 8, type: single-command, deadband: 5% }
        - { name: I, objectAddress: 9, type: float, parameters: { threshold: 1, lowLimit: 10 } }
        """;
    assertThat(errors(yaml, "p.yaml"))
        .containsExactlyInAnyOrder(
            "p.yaml: entry 1 (\"A\"): key parameters: does not fit M_SP_NA_1, expected none",
            "p.yaml: entry 2 (\"B\"): key doubleTransmission: does not fit M_ME_NC_1, expected none",
            "p.yaml: entry 2 (\"B\"): key returns: does not fit M_ME_NC_1, expected none",
            "p.yaml: entry 3 (\"C\"): key doubleTransmission: 'x', expected true or false",
            "p.yaml: entry 3 (\"C\"): key deadband: '101%', expected a number from 0 or such as 5%",
            "p.yaml: entry 4 (\"D\"): key parameters: 'treshold', did you mean 'threshold'?"
                + " expected one of highLimit, lowLimit, smoothing, threshold",
            "p.yaml: entry 4 (\"D\"): key parameters: '0', expected 1..16777215",
            "p.yaml: entry 5 (\"E\"): key returns: 'a', did you mean 'A'? expected the name of a"
                + " point in this file",
            "p.yaml: entry 6 (\"F\"): key returns: 'B' is M_ME_NC_1, expected a single or double"
                + " point, a step position or packed single points",
            "p.yaml: entry 7 (\"G\"): key returns: 'A' is of station 1, expected one of station 2",
            "p.yaml: entry 8 (\"H\"): key deadband: does not fit C_SC_NA_1, expected none",
            "p.yaml: entry 9 (\"I\"): key parameters: 1/1 is used already, expected a free address");
  }

  @Test
  void tellsEverythingThatIsWrongAtOnce() {
    String yaml =
        """
        comonAddress: 2
        points:
          - { name: A, objectAddress: 1, type: single }
          - { name: A, objectAddress: 1, type: single-time }
          - { name: B, objectAddress: 16777216, type: M_ME_XX_1, adress: 5 }
          - { objectAddress: x, type: 99, commonAddress: 65535 }
          - just text
          - { name: C, objectAddress: 2, type: single, groups: [0, 17], scale: 2, deadband: 1 }
          - { name: D, objectAddress: 3, type: float, scale: 0, offset: y, deadband: -1 }
          - { name: E, objectAddress: [1], type: {} }
          - { name: F, objectAddress: 4, type: single-command, groups: 2, select: perhaps }
          - { name: G, objectAddress: 5, type: M_IT_NA_1, groups: [4, 5], select: required }
          - { name: H, objectAddress: 6, type: C_BO_NA_1, select: refused }
        """;
    assertThat(errors(yaml, "points.yaml"))
        .usingElementComparator((text, start) -> text.startsWith(start) ? 0 : 1)
        .containsExactly(
            "points.yaml: key comonAddress: unknown, did you mean 'commonAddress'? expected one",
            "points.yaml: entry 2 (\"A\"): key name: already the name of entry 1",
            "points.yaml: entry 2 (\"A\"): key objectAddress: 1/1 is already the monitored entry 1",
            "points.yaml: entry 3 (\"B\"): key adress: unknown, expected one of name, common",
            "points.yaml: entry 3 (\"B\"): key objectAddress: '16777216', expected 1..16777215",
            "points.yaml: entry 3 (\"B\"): key type: 'M_ME_XX_1', did you mean 'M_ME_NA_1'? "
                + "expected one of M_SP_NA_1, M_DP_NA_1, ",
            "points.yaml: entry 4 (line 6): key name: missing, expected a name",
            "points.yaml: entry 4 (line 6): key commonAddress: '65535', expected 1..65534",
            "points.yaml: entry 4 (line 6): key objectAddress: 'x', expected 1..16777215",
            "points.yaml: entry 4 (line 6): key type: '99', ",
            "points.yaml: entry 5 (line 7): expected keys and values",
            "points.yaml: entry 6 (\"C\"): key groups: '0', expected 1..16",
            "points.yaml: entry 6 (\"C\"): key groups: '17', expected 1..16",
            "points.yaml: entry 6 (\"C\"): key scale: scale and offset do not fit M_SP_NA_1",
            "points.yaml: entry 6 (\"C\"): key deadband: does not fit M_SP_NA_1",
            "points.yaml: entry 7 (\"D\"): key scale: '0', expected a number other than 0",
            "points.yaml: entry 7 (\"D\"): key offset: 'y', expected a number",
            "points.yaml: entry 7 (\"D\"): key deadband: '-1', expected a number from 0 or such as 5%",
            "points.yaml: entry 8 (\"E\"): key objectAddress: a list, expected one value",
            "points.yaml: entry 8 (\"E\"): key type: a group of keys, expected one value",
            "points.yaml: entry 9 (\"F\"): key select: 'perhaps', expected required, optional or",
            "points.yaml: entry 9 (\"F\"): key groups: commands are not interrogated",
            "points.yaml: entry 10 (\"G\"): key groups: '5', expected 1..4",
            "points.yaml: entry 10 (\"G\"): key select: does not fit M_IT_NA_1, expected none",
            "points.yaml: entry 11 (\"H\"): key select: does not fit C_BO_NA_1, expected none");
  }

  @Test
  void entriesThatAreNoGroupOfKeysAreTold() {
    assertThat(errors("- a\n- {}\n", "p.yaml"))
        .contains(
            "p.yaml: entry 1 (line 1): expected keys and values",
            "p.yaml: entry 2 (line 2): key name: missing, expected a name");
  }

  @Test
  void aCommandSaysWhetherItMustBeSelected() {
    String yaml =
        """
        - { name: A, objectAddress: 1, type: single-command }
        - { name: B, objectAddress: 2, type: single-command, select: optional }
        - { name: C, objectAddress: 3, type: single-command, select: required }
        - { name: D, objectAddress: 4, type: single-command, select: refused }
        """;
    assertThat(points(yaml, "p.yaml"))
        .extracting(point -> point.stationPoint().mode())
        .containsExactly(
            CommandMode.DIRECT_OR_SELECT,
            CommandMode.DIRECT_OR_SELECT,
            CommandMode.SELECT_REQUIRED,
            CommandMode.DIRECT_ONLY);
  }

  @Test
  void pointAndCommandMayShareAnAddress() {
    String yaml =
        """
        - { name: A, objectAddress: 1, type: single }
        - { name: B, objectAddress: 1, type: single-command }
        """;
    assertThat(points(yaml, "p.yaml")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.json | [{"name": "A"              | a.json: line 1:
          a.json | {"points": 5}              | a.json: key points: expected a list of points
          a.json | {"commonAddress": 5}       | a.json: key points: missing, expected a list
          a.json | {"commonAddress": "x", "points": []} | a.json: key commonAddress: 'x', expected
          a.json | [{"name": "A", "name": ""}] | a.json: line 1: Duplicate field 'name'
          a.yaml | points: [{name: A, name: B}] | a.yaml: line 1: Duplicate field 'name'
          a.yaml | points: [{name: A          | a.yaml: line
          a.yaml | just words                 | a.yaml: no points found, expected a list of them
          a.csv  | name,type                  | a.csv: no points found, expected a list of them
          """)
  void faultsOfNotationAreToldWithTheirLine(String file, String text, String start) {
    assertThat(errors(text, file)).anyMatch(message -> message.startsWith(start));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \r\n", "# nothing\n"})
  void emptyFilesAreTold(String text) {
    assertThat(errors(text, "p.yaml"))
        .containsExactly("p.yaml: no points found, expected a list of them");
  }

  @Test
  void csvRowsAreToldByNumberAndLine() {
    String csv = "name,objectAddress,type\nA,1,single\n\n,2,single\nB,3,single,surplus\n";
    assertThat(errors(csv, "p.csv"))
        .anyMatch(m -> m.startsWith("p.csv: entry 2 (line 4): key name: missing"))
        .anyMatch(m -> m.startsWith("p.csv: line 5: Too many entries"));
  }

  @Test
  void largeListsAreRead() {
    StringBuilder yaml = new StringBuilder("points:\n");
    String alias = "x".repeat(10_000);
    for (int i = 1; i <= 400; i++) {
      yaml.append("- {name: P").append(i).append(", type: float, objectAddress: ").append(i);
      yaml.append(", alias: ").append(alias).append("}\n");
    }
    assertThat(yaml.length()).isGreaterThan(3 * 1024 * 1024); // the parser's own limit
    assertThat(points(yaml.toString(), "p.yaml")).hasSize(400);
  }

  private static List<Point> points(String text, String file) {
    return PointListReader.read(text, file).points().points();
  }

  private static List<String> errors(String text, String file) {
    PointListException e =
        catchThrowableOfType(PointListException.class, () -> PointListReader.read(text, file));
    assertThat(e).as("exception").isNotNull();
    assertThat(e.getMessage().lines()).hasSize(e.problems().size());
    return e.problems().stream().map(Problem::toString).toList();
  }
}
