package io.github.cameliec104.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a newcomer starts it, but on ports of its own. */
@Timeout(120)
class DemoIT {
  private static final Duration AT_ONCE = Duration.ofSeconds(3);
  private static final Path SWITCH = Path.of("../routes/demo/switch-feeder.camel.yaml");

  private static final List<String> SOME = List.of("L1.P", "F1.Q0", "T1.OilTemp", "T2.Tap", "L2.W");

  @TempDir private Path folder;

  private DatagramSocket datagrams;
  private GatewayProcess demo;
  private int iec104;
  private URI page;

  @BeforeEach
  void start() throws IOException {
    datagrams = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    datagrams.setSoTimeout((int) GatewayProcess.PATIENCE.toMillis());
    demo =
        GatewayProcess.start(
            folder,
            "demo",
            "--iec104-port=0",
            "--http-port=0",
            "--udp-port=" + datagrams.getLocalPort());
    Matcher ports = demo.await("slave 127.0.0.1:(\\d+) · UDP JSON to \\S+ · page (http://\\S+)");
    iec104 = Integer.parseInt(ports.group(1));
    page = URI.create(ports.group(2));
  }

  @AfterEach
  void end() {
    demo.close();
    datagrams.close();
  }

  private JsonNode datagram() throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
    datagrams.receive(packet);
    String text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    return new ObjectMapper().readTree(text);
  }

  @Test
  void everyPointBecomesADatagramOfTheContract() throws IOException {
    Set<String> names = new HashSet<>();
    while (names.size() < 70 || !names.containsAll(SOME)) {
      JsonNode point = datagram();
      assertThat(point.fieldNames())
          .toIterable()
          .contains(
              "name",
              "commonAddress",
              "objectAddress",
              "type",
              "cause",
              "value",
              "quality",
              "received");
      assertThat(Instant.parse(point.get("received").asText()))
          .isBetween(Instant.now().minusSeconds(120), Instant.now().plusSeconds(1));
      names.add(point.get("name").asText());
    }
  }

  @Test
  void changesArePrintedAndShown() throws IOException, InterruptedException {
    demo.await("station 1 interrogated: \\d+ points");
    demo.await(
        "^\\d\\d:\\d\\d:\\d\\d\\.\\d{3}  \\S+ +-?[\\d.]+ (kV|A|MW|Mvar|Hz|°C|kWh|MWh|V)  good");
    assertThat(demo.output()).noneMatch(line -> line.contains("\u001b"));
    HttpRequest request = HttpRequest.newBuilder(page.resolve("api/stream")).build();
    try (Stream<String> lines =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofLines()).body()) {
      String text =
          lines.filter(line -> line.contains("\"unit\":\"MW\"")).findFirst().orElseThrow();
      JsonNode first = new ObjectMapper().readTree(text.substring("data: ".length()));
      assertThat(first.get("points").get(0).get("address").asText()).startsWith("1/");
    }
    assertThat(demo.errors()).isEmpty();
  }

  @Test
  void aBreakerObeysACommandFromAnotherMaster() throws IOException {
    demo.await("station 1 interrogated");
    try (GatewayProcess master =
        GatewayProcess.start(
            folder,
            "run",
            SWITCH.toAbsolutePath().toString(),
            "-D",
            "iec104.port=" + iec104,
            "-v")) {
      demo.await("F1\\.Q0 +OFF ");
      demo.await("F1\\.Q0 +INTERMEDIATE ");
      demo.await("F1\\.Q0 +ON ");
      assertThat(master.errors())
          .contains("ordered OFF: CONFIRMED")
          .contains("ordered ON: CONFIRMED");
    }
  }

  @Test
  void aSignalEndsItAtOnce() throws IOException, InterruptedException {
    demo.await("interrogated");
    demo.signal("TERM");
    assertThat(demo.exitCode(AT_ONCE)).isEqualTo(143);
  }

  @Test
  void controlCEndsItAtOnce() throws IOException, InterruptedException {
    demo.await("interrogated");
    demo.signal("INT");
    assertThat(demo.exitCode(AT_ONCE)).isEqualTo(130);
  }

  @Test
  void aPortThatIsTakenIsNamed() throws IOException, InterruptedException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        GatewayProcess second =
            GatewayProcess.start(folder, "demo", "--iec104-port=" + taken.getLocalPort())) {
      assertThat(second.exitCode(GatewayProcess.PATIENCE)).isEqualTo(2);
      assertThat(second.errors())
          .isEqualTo(
              "gateway: port %d on 127.0.0.1 is already in use; choose another with --iec104-port\n",
              taken.getLocalPort());
    }
  }
}
