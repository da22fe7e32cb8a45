package io.github.cameliec104.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A configuration in ScadaPy's form against the substation of the demo. */
@Timeout(120)
class ClientIT {
  @TempDir private Path folder;

  private GatewayProcess demo;
  private DatagramSocket datagrams;
  private String station;

  @BeforeEach
  void start() throws IOException {
    demo = GatewayProcess.start(folder, "demo", "--iec104-port=0", "--http-port=0", "--udp-port=9");
    station = demo.await("slave 127.0.0.1:(\\d+)").group(1);
    datagrams = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    datagrams.setSoTimeout((int) GatewayProcess.PATIENCE.toMillis());
  }

  @AfterEach
  void end() {
    demo.close();
    datagrams.close();
  }

  private void configure(String more) throws IOException {
    Files.writeString(
        folder.resolve("iec104client.json"),
        """
        [{"Client":{"UdpPort":"%d","UdpIp":"0.0.0.0","Iec104Port":"%s","Iec104Ip":"127.0.0.1",%s}},
         {"SinglePoint":{"IecAddress":"5051","VarName":"Remote","VarType":"bool","Alias":"Ключ"}},
         {"MeasureValue":{"IecAddress":"1111","VarName":"U","VarType":"float","Alias":"voltage"}},
         {"MeasureValue":{"IecAddress":"1111","VarName":"U again","VarType":"float","Alias":"twice"}}]
        """
            .formatted(datagrams.getLocalPort(), station, more));
  }

  private String datagram() throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
    datagrams.receive(packet);
    return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
  }

  private String datagram(String pattern) throws IOException {
    String text = datagram();
    while (!text.matches(pattern)) {
      text = datagram();
    }
    return text;
  }

  @Test
  void valuesBecomeDatagramsOfTheMinimalDialect() throws IOException {
    configure("\"Debug\":\"1\",\"TimeSync\":\"1\"");
    try (GatewayProcess client = GatewayProcess.start(folder, "client", "iec104client.json")) {
      client.await("Loaded iec104client.json");
      client.await("  Remote:5051:Ключ:bool");
      assertThat(datagram("\\{\"name\":\"U\",\"data\":\\[\\d+\\.\\d{6}]}")).isNotEmpty();
      assertThat(datagram()).startsWith("{\"name\":\"U again\",\"data\":[");
      client.await(
          "Var:U Type:float Alias:voltage Adr:1111 val:6\\d\\.\\d+ M_ME_\\w+\\((13|36)\\) q:0");
      client.await("station 1 interrogated: \\d+ points");
      assertThat(client.errors())
          .isEqualTo(
              "gateway: warning: iec104client.json: key IecAddress: MeasureValue 1111 is given 2 times, all count\n");
    }
  }

  @Test
  void theExtendedDialectTellsWhenTheLinkIsLost() throws IOException {
    configure("\"Debug\":\"0\",\"TimeSync\":\"0\"");
    try (GatewayProcess client =
        GatewayProcess.start(folder, "client", "--dialect", "extended", "iec104client.json")) {
      assertThat(datagram("\\{\"con\":\\[1],\"name\":\"Remote\",\"data\":\\[1],\"q\":\\[0],.*"))
          .contains("\"y\":[");
      demo.close();
      client.await("link to 127.0.0.1:\\d+ down");
      assertThat(datagram("\\{\"con\":\\[0].*"))
          .startsWith("{\"con\":[0],\"name\":\"U\",\"data\":[0],\"q\":[100]");
      assertThat(datagram()).startsWith("{\"con\":[0],\"name\":\"U again\"");
      assertThat(datagram()).startsWith("{\"con\":[0],\"name\":\"Remote\"");
      assertThat(client.output()).noneMatch(line -> line.contains("Var:"));
    }
  }
}
