package io.github.cameliec104.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The command line up to the point where a service would start. */
class CommandLineTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** As {@link Main}, but a service only says how the runtime is to be set up. */
  private int run(String... args) {
    CommandLine line = Commands.line();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    line.setExecutionStrategy(parsed -> Main.execute(parsed, Service::settings));
    return line.execute(args);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          start                             | Unmatched argument at index 0: 'start'
          --loud                            | Unknown option: '--loud'
          demo extra                        | Unmatched argument at index 1: 'extra'
          demo --http-port x                | Invalid value for option '--http-port': 'x' is not an int
          demo --udp-port 0                 | --udp-port=0, expected a port 1 to 65535
          demo --iec104-port 65536          | --iec104-port=65536, expected a port 0 to 65535
          run                               | Missing required parameter: 'FILE-OR-DIR'
          run nosuch.camel.yaml             | nosuch.camel.yaml: no such file or folder
          run pom.xml                       | pom.xml: not a route; expected a file *.camel.yaml or *.yaml
          run src                           | src: no routes there; expected files *.camel.yaml
          client                            | Missing required parameter: 'FILE.json'
          client nosuch.json                | nosuch.json: no such file
          client src                        | src: a folder
          client x.json --dialect klingon   | Invalid value for option '--dialect': expected one of [MINIMAL, EXTENDED] (case-insensitive) but was 'klingon'
          client x.json --common-address 0  | --common-address=0, expected 1 to 65534
          client x.json --clock-interval 0  | --clock-interval=0, expected 1 or more seconds
          check                             | Missing required parameter: 'FILE'
          check nosuch.yaml                 | nosuch.yaml: no such file
          check src                         | src: it is a folder
          decode                            | Missing required parameter: 'HEX-OR-FILE'
          decode nosuch.pcap                | nosuch.pcap: no such file, and no octets in hexadecimal such as 680407000000
          decode pom.xml pom.xml            | pom.xml: one file at a time, but 2 are named
          decode src                        | src: a folder, expected a file or octets in hexadecimal
          decode 68 --port 0                | --port=0, expected ports 1 to 65535
          decode 68 --points nosuch.yaml    | nosuch.yaml: no such file
          discover                          | Missing required parameter: 'HOST[:PORT]'
          discover rtu:0                    | station 'rtu:0', expected a port 1 to 65535
          discover a:b                      | station 'a:b', expected HOST, HOST:PORT or [IPV6-ADDRESS]:PORT
          discover rtu --common-address 0   | --common-address=0, expected 1 to 65534
          discover rtu --timeout 0          | --timeout=0, expected 1 to 3600
          discover rtu -o pom.xml           | pom.xml: exists already; name a new file
          interoperability nosuch.yaml      | nosuch.yaml: no such file
          interoperability --format xml     | Invalid value for option '--format': expected one of [MARKDOWN, JSON] (case-insensitive) but was 'xml'
          discover rtu --format xml         | Invalid value for option '--format': expected one of [YAML, JSON, CSV] (case-insensitive) but was 'xml'
          """)
  void whatIsWrongIsToldWithoutStackTrace(String args, String message) {
    int code = run(args.split(" "));
    assertThat(err.toString().lines().findFirst())
        .hasValueSatisfying(
            line -> assertThat(line.replaceFirst("^gateway: ", "")).isEqualTo(message));
    assertThat(err.toString()).doesNotContain("\tat ");
    assertThat(out.toString()).isEmpty();
    assertThat(code).isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void verboseTellsWhereAnErrorComesFrom() {
    run("run", "nosuch.camel.yaml", "-v");
    assertThat(err.toString()).contains("\tat ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "demo --help",
        "run --help",
        "client -h",
        "check --help",
        "decode --help",
        "discover --help",
        "interoperability --help"
      })
  void everyCommandHasHelpWithItsExitCodes(String args) {
    assertThat(run(args.split(" "))).isEqualTo(ExitCodes.OK);
    assertThat(out.toString()).contains("Usage: gateway").contains("Exit codes:");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void quietPrintsProblemsOnly() {
    assertThat(run("check", "../routes/demo/substation-110kv.yaml", "nosuch", "-q"))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).isEqualToIgnoringNewLines("nosuch: no such file");
  }

  @Test
  void versionNamesWhatItIsBuiltOf() {
    assertThat(run("--version")).isEqualTo(ExitCodes.OK);
    assertThat(out.toString())
        .containsPattern("iec104-gateway \\d")
        .containsPattern("Camel 4\\.\\d+")
        .containsPattern("Quarkus 3\\.\\d+");
  }

  @Test
  void servicesStartWhenTheirArgumentsAreGood() throws IOException {
    Path routes = Files.writeString(folder.resolve("a.camel.yaml"), "- route:\n");
    assertThat(run()).isEqualTo(ExitCodes.OK);
    assertThat(run("demo", "--http-port", "0", "--iec104-port", "0")).isEqualTo(ExitCodes.OK);
    assertThat(run("run", routes.toString(), "-D", "a=1", "-D", "b=2")).isEqualTo(ExitCodes.OK);
    assertThat(run("run", folder.toString(), "--http-port", "0")).isEqualTo(ExitCodes.OK);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void clientFilesWithErrorsAreRefusedWithAllOfThem() throws IOException {
    Path file =
        Files.writeString(folder.resolve("c.json"), "[{\"Client\":{\"UdpPort\":\"64000\"}}]");
    assertThat(run("client", file.toString())).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("c.json").contains("UdpIp").contains("Iec104Ip");
  }
}
