package io.github.cameliec104.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class InteroperabilityCommandTest {
  private static final Path PAGE = Path.of("../src/docs/interoperability.md");

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int list(String... args) {
    CommandLine line = Commands.line();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    String[] all = new String[args.length + 1];
    all[0] = "interoperability";
    System.arraycopy(args, 0, all, 1, args.length);
    return line.execute(all);
  }

  private List<String> rowsWith(String name) {
    return out.toString().lines().filter(line -> line.contains("| " + name + " |")).toList();
  }

  @Test
  void thePageInTheDocumentationIsTrue() throws IOException {
    assertThat(list()).isEqualTo(ExitCodes.OK);
    if (System.getProperty("update-docs") != null) {
      Files.writeString(PAGE, out.toString());
    }
    assertThat(Files.readString(PAGE))
        .as("src/docs/interoperability.md; if the change is wanted run with -Dupdate-docs")
        .isEqualTo(out.toString());
  }

  @Test
  void typesOfAPointListAreTickedWithThoseOfItsInterrogation() throws IOException {
    Path points =
        Files.writeString(
            folder.resolve("points.yaml"),
            """
            commonAddress: 1
            points:
              - { name: a, objectAddress: 1, type: M_ME_TF_1 }
              - { name: b, objectAddress: 2, type: C_SC_NA_1 }
            """);
    assertThat(list(points.toString())).isEqualTo(ExitCodes.OK);
    assertThat(rowsWith("M_ME_TF_1").get(0))
        .isEqualTo("| 36 | M_ME_TF_1 | short float, CP56 |  | X | X |  | X |");
    assertThat(rowsWith("M_ME_NC_1").get(0))
        .isEqualTo("| 13 | M_ME_NC_1 | short float |  | X | X |  | X |");
    assertThat(rowsWith("C_SC_NA_1").get(0))
        .isEqualTo("| 45 | C_SC_NA_1 | single command | X | X | X | X | X |");
    assertThat(rowsWith("M_SP_NA_1").get(0))
        .isEqualTo("| 1 | M_SP_NA_1 | single point |  | X | X |  |  |");
  }

  @Test
  void parametersOfRoutesStandBesideTheDefaults() throws IOException {
    Path points =
        Files.writeString(
            folder.resolve("points.yaml"),
            """
            commonAddress: 1
            points:
              - { name: a, objectAddress: 1, type: M_SP_TB_1 }
            """);
    Path routes =
        Files.writeString(
            folder.resolve("a.camel.yaml"),
            """
            - route:
                from:
                  uri: "iec104:master:rtu.example:2405?k=20&t1=9s&t2=5s&causeSize=1&points=file:%s"
                  steps:
                    - to: "iec104:slave:127.0.0.1:2404?bitstringOrder=most-first"
            """
                .formatted(points));
    assertThat(list(routes.toString())).as(err.toString()).isEqualTo(ExitCodes.OK);
    assertThat(out.toString())
        .contains(
            "| Parameter | Possible | Default | master rtu.example:2405 | slave 127.0.0.1:2404 |")
        .contains("| k | 1 to 32767 | 12 | 20 | 12 |")
        .contains("| t2 | less than t1 | 10 s | 5 s | 10 s |")
        .contains("| Octets of the cause of transmission | 1, 2 (with originator) | 2 | 1 | 2 |")
        .contains("LEAST_FIRST | MOST_FIRST |")
        .contains("| Controlled station (slave) | X | X |");
    assertThat(rowsWith("M_SP_TB_1").get(0)).endsWith("| X |");
    assertThat(rowsWith("M_DP_TB_1").get(0)).endsWith("|  |");
  }

  @Test
  void causesStandWithWhoSendsThem() {
    list();
    assertThat(rowsWith("C_SC_NA_1").get(1))
        .isEqualTo(
            "| 45 | C_SC_NA_1 |  |  |  |  |  | M | S | M | S | S |  |  |  |  |  |  |  | S | S | S | S |");
    assertThat(rowsWith("M_ME_NC_1").get(1))
        .isEqualTo(
            "| 13 | M_ME_NC_1 | S | S | S |  | S |  |  |  |  |  |  |  |  | S | S |  |  |  |  |  |  |");
    assertThat(rowsWith("M_SP_TA_1")).as("never sent").hasSize(1);
  }

  @Test
  void jsonSaysTheSame() throws IOException {
    assertThat(list("--format", "json")).isEqualTo(ExitCodes.OK);
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.get("title").asText()).isEqualTo("Interoperability");
    JsonNode first = json.get("sections").get(3).get("rows").get(0);
    assertThat(first.get("Name").asText()).isEqualTo("M_SP_NA_1");
    assertThat(first.get("Master sends").asText()).isEmpty();
    assertThat(first.get("Slave sends").asText()).isEqualTo("X");
  }

  @Test
  void aFileThatCannotBeUsedIsToldWithItsProblem() throws IOException {
    Path points = Files.writeString(folder.resolve("points.yaml"), "points:\n  - { name: a }\n");
    assertThat(list(points.toString())).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("points.yaml: entry 1");
    assertThat(out.toString()).isEmpty();
  }
}
