package io.github.cameliec104.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DecodeCommandTest {
  private static final String POINT = "680E0000000001010300010064000001";
  private static final String COMMAND = "680E000000002D010600010064000001";

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int decode(String... args) {
    CommandLine line = Commands.line();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    String[] all = new String[args.length + 1];
    all[0] = "decode";
    System.arraycopy(args, 0, all, 1, args.length);
    return line.execute(all);
  }

  @Test
  void argumentsAreOctets() {
    assertThat(decode("68", "04", "07", "00", "00", "00")).isEqualTo(ExitCodes.OK);
    assertThat(out.toString().lines())
        .containsExactly("U STARTDT act", "1 APDU (0 I, 0 S, 1 U), 0 objects, 0 malformed");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void filesAreReadAndPointsNamed() throws IOException {
    Path points =
        Files.writeString(
            folder.resolve("points.yaml"),
            """
            points:
              - { name: Q0, objectAddress: 100, type: M_SP_NA_1 }
              - { name: Q0 order, objectAddress: 100, type: C_SC_NA_1 }
            """);
    Path log = Files.writeString(folder.resolve("log.txt"), POINT + "\n" + COMMAND + "\n");
    assertThat(decode(log.toString(), "--points", points.toString())).isEqualTo(ExitCodes.OK);
    assertThat(out.toString())
        .contains("CA=1: 100 \"Q0\" ON good")
        .contains("CA=1: 100 \"Q0 order\" execute ON QU=0");
  }

  @Test
  void malformedOctetsAmongOthersAreNoFailure() {
    assertThat(decode("680407000000 6803000000")).isEqualTo(ExitCodes.OK);
    assertThat(out.toString()).contains("malformed at octet 2: length 3, expected 4..253");
  }

  @Test
  void nothingReadableIsAnError() {
    assertThat(decode("6803000000")).isEqualTo(ExitCodes.USAGE);
    assertThat(out.toString()).contains("malformed at octet 2");
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "gateway: 6803000000: 1 line, none with an APDU in hexadecimal\n");
  }

  @Test
  void aDamagedPointListIsRefused() throws IOException {
    Path points = Files.writeString(folder.resolve("points.yaml"), "points:\n  - { name: a }\n");
    assertThat(decode(POINT, "--points", points.toString())).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("points.yaml: entry 1");
    assertThat(out.toString()).isEmpty();
  }
}
