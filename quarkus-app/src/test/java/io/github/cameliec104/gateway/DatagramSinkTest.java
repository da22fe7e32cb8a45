package io.github.cameliec104.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameliec104.camel.points.HostPort;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatagramSinkTest {

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "0.0.0.0", "127.255.255.255"})
  void datagramsArriveInOrderAlsoOverBroadcast(String host) throws IOException {
    try (DatagramSocket receiver = new DatagramSocket(0);
        DatagramSink sink =
            new DatagramSink(new HostPort(host, receiver.getLocalPort()).asDestination())) {
      receiver.setSoTimeout(10_000);
      sink.send("{\"name\":\"Ключ\"}");
      sink.send("2");
      assertThat(received(receiver)).isEqualTo("{\"name\":\"Ключ\"}");
      assertThat(received(receiver)).isEqualTo("2");
    }
  }

  private static String received(DatagramSocket receiver) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[100], 100);
    receiver.receive(packet);
    return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
  }

  @Test
  void anUnknownHostIsNamed() {
    assertThatThrownBy(() -> new DatagramSink(new HostPort("no such host", 64000)))
        .isInstanceOf(UserError.class)
        .hasMessage("UdpIp 'no such host': no such host");
  }
}
