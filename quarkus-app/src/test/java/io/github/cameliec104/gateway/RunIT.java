package io.github.cameliec104.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class RunIT {
  private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");

  @TempDir private Path folder;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String route(String uri, String step) {
    return "- route:\n    from:\n      uri: " + uri + "\n      steps:\n        - " + step + "\n";
  }

  /** The first YAML block of README.md, against a substation of the demo. */
  @Test
  void theExampleOfTheReadmeWorks() throws IOException {
    Matcher example = YAML.matcher(Files.readString(Path.of("../README.md")));
    assertThat(example.find()).isTrue();
    write("example.camel.yaml", example.group(1));
    try (GatewayProcess demo =
        GatewayProcess.start(folder, "demo", "--iec104-port=0", "--http-port=0", "--udp-port=9")) {
      String port = demo.await("slave 127.0.0.1:(\\d+)").group(1);
      try (GatewayProcess example1 =
          GatewayProcess.start(
              folder, "run", "example.camel.yaml", "-D", "station=127.0.0.1:" + port)) {
        example1.await("1 route running");
        Path file = folder.resolve("points/today.jsonl");
        Awaitility.await()
            .atMost(GatewayProcess.PATIENCE)
            .untilAsserted(
                () ->
                    assertThat(file)
                        .content()
                        .contains("\"objectAddress\":1131")
                        .contains("\"type\":\"M_ME_"));
        assertThat(Files.readString(file).lines()).allMatch(line -> line.matches("\\{.*}"));
      }
    }
  }

  @Test
  void aFolderOfRoutesRunsWithThePage() throws IOException, InterruptedException {
    write("a.camel.yaml", route("timer:a?period=200", "to: direct:b"));
    write(
        "b.camel.yaml",
        route("direct:b", "process: {ref: console}")
            .replace("- process", "- setBody: {constant: tick}\n        - process"));
    write("points.yaml", "points: []");
    try (GatewayProcess gateway = GatewayProcess.start(folder, "run", ".", "--http-port=0")) {
      gateway.await("2 routes running, Ctrl-C to end");
      gateway.await("page http://127.0.0.1:\\d+/");
      gateway.await("^tick$");
      gateway.signal("INT");
      assertThat(gateway.exitCode(Duration.ofSeconds(3))).isEqualTo(130);
      assertThat(gateway.errors()).isEmpty();
    }
  }

  @Test
  void aPortIsOpenedOnlyOnRequest() throws IOException {
    write("a.camel.yaml", route("timer:a?period=200", "log: tick"));
    try (GatewayProcess without = GatewayProcess.start(folder, "run", "a.camel.yaml", "-v");
        GatewayProcess with =
            GatewayProcess.start(folder, "run", "a.camel.yaml", "-v", "--http-port=0")) {
      without.await("1 route running");
      with.await("1 route running");
      assertThat(with.errors()).contains("Listening on: http://127.0.0.1:");
      assertThat(without.errors()).contains("started in").doesNotContain("Listening on: http");
    }
  }

  @Test
  void quietPrintsNothing() throws IOException, InterruptedException {
    write(
        "a.camel.yaml",
        route("timer:a?period=200&repeatCount=1", "setBody: {constant: x}")
            .concat("        - to: file:done\n"));
    try (GatewayProcess gateway = GatewayProcess.start(folder, "run", "a.camel.yaml", "-q")) {
      Awaitility.await()
          .atMost(GatewayProcess.PATIENCE)
          .until(() -> Files.exists(folder.resolve("done")));
      gateway.signal("TERM");
      assertThat(gateway.exitCode(Duration.ofSeconds(3))).isEqualTo(143);
      assertThat(gateway.output()).isEmpty();
      assertThat(gateway.errors()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          timer:x              | nonsense: 1            | a.camel.yaml: line 5, column 11: Unknown node id: nonsense
          ftp:x                | log: x                 | a.camel.yaml: route route1: there is no component 'ftp' on board
          timer:x?perod=5      | log: x                 | a.camel.yaml: route route1: timer://x?perod=5: unknown option perod=5
          "timer:{{x}}"        | log: x                 | a.camel.yaml: route route1: the placeholder {{x}} has no value; give it one with -D x=VALUE
          timer:x              | process: {ref: nobody} | a.camel.yaml: route route1: there is nothing called 'nobody' that 'ref' could refer to
          iec104:master:h?k=0  | log: x                 | a.camel.yaml: route route1: k=0, expected 1..32767
          """)
  void aBadRouteIsRefusedWithTheReason(String uri, String step, String message)
      throws IOException, InterruptedException {
    write("a.camel.yaml", route(uri, step));
    try (GatewayProcess gateway = GatewayProcess.start(folder, "run", "a.camel.yaml")) {
      assertThat(gateway.exitCode(GatewayProcess.PATIENCE)).isEqualTo(2);
      assertThat(gateway.errors()).isEqualTo("gateway: " + message + "\n");
    }
  }

  @Test
  void aPortThatASlaveCannotHaveIsNamed() throws IOException, InterruptedException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String uri = "iec104:slave:127.0.0.1:" + taken.getLocalPort() + "?commands=true";
      write("a.camel.yaml", route(uri, "log: x"));
      try (GatewayProcess gateway = GatewayProcess.start(folder, "run", "a.camel.yaml")) {
        assertThat(gateway.exitCode(GatewayProcess.PATIENCE)).isEqualTo(2);
        assertThat(gateway.errors())
            .contains("cannot listen on 127.0.0.1:" + taken.getLocalPort())
            .doesNotContain("\tat ");
      }
    }
  }
}
