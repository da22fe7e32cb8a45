package io.github.cameliec104.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
  private static final String HOST = "127.0.0.1";

  private static ServerSocket taken() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @Test
  void takesTheNextFreePortIfTheUserDidNotChoose() throws IOException {
    try (ServerSocket taken = taken()) {
      assertThat(Ports.choose(HOST, null, taken.getLocalPort(), "--port"))
          .isGreaterThan(taken.getLocalPort());
    }
  }

  @Test
  void refusesATakenPortThatTheUserChose() throws IOException {
    try (ServerSocket taken = taken()) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> Ports.choose(HOST, port, 2404, "--iec104-port"))
          .isInstanceOf(UserError.class)
          .hasMessage(
              "port %d on 127.0.0.1 is already in use; choose another with --iec104-port", port);
    }
  }

  @Test
  void takesAnyFreePortForZero() {
    assertThat(Ports.choose(HOST, 0, 2404, "--port")).isBetween(1, 65535);
  }

  @Test
  void refusesWhatIsNoPort() {
    assertThatThrownBy(() -> Ports.choose(HOST, 70000, 2404, "--port"))
        .isInstanceOf(UserError.class)
        .hasMessage("--port=70000, expected a port 0 to 65535");
  }

  @Test
  void refusesAnAddressThatIsNotOfThisMachine() {
    assertThatThrownBy(() -> Ports.choose("192.0.2.1", 0, 2404, "--port"))
        .isInstanceOf(UserError.class);
  }
}
