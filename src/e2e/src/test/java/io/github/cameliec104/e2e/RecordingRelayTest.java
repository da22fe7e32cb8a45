package io.github.cameliec104.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class RecordingRelayTest {

  private static final byte[] TESTFR_ACT = HexFormat.of().parseHex("680443000000");
  private static final byte[] TESTFR_CON = HexFormat.of().parseHex("680483000000");

  private ServerSocket target;
  private RecordingRelay relay;

  @BeforeEach
  void open(TestInfo test) throws IOException {
    target = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    relay =
        new RecordingRelay(
            target.getLocalPort(), "relay-" + test.getTestMethod().orElseThrow().getName());
  }

  @AfterEach
  void close() throws IOException {
    relay.close();
    target.close();
  }

  @Test
  void passesOctetsOnInBothDirectionsAndRecordsThem() throws IOException {
    try (Socket master = connect();
        Socket slave = target.accept()) {
      exchange(master, slave);
    }
    await().until(() -> relay.links() == 0);

    Tshark.assertClean(relay.capture());
  }

  @Test
  void splitsIntoSegmentsOfOneOctet() throws IOException {
    relay.oneOctetSegments(true);
    try (Socket master = connect();
        Socket slave = target.accept()) {
      exchange(master, slave);
    }

    Tshark.assertClean(relay.capture());
  }

  @Test
  void cutResetsBothEndsAndLetsNewLinksCome() throws IOException {
    try (Socket master = connect();
        Socket slave = target.accept()) {
      exchange(master, slave);

      relay.cut();

      assertThatThrownBy(() -> master.getInputStream().read()).isInstanceOf(SocketException.class);
      assertThatThrownBy(() -> slave.getInputStream().read()).isInstanceOf(SocketException.class);
    }
    try (Socket master = connect();
        Socket slave = target.accept()) {
      exchange(master, slave);
    }
    Tshark.assertClean(relay.capture());
  }

  @Test
  void refusesLinksWithoutTroublingTheSlave() throws IOException {
    relay.refuse(true);

    assertThatThrownBy(() -> connect().getInputStream().read()).isInstanceOf(SocketException.class);

    relay.refuse(false);
    try (Socket master = connect();
        Socket slave = target.accept()) {
      exchange(master, slave);
    }
  }

  @Test
  void holdsOctetsBackUntilTheyAreReleased() throws IOException {
    try (Socket master = connect();
        Socket slave = target.accept()) {
      relay.hold(true);
      master.getOutputStream().write(TESTFR_ACT);
      slave.getOutputStream().write(TESTFR_CON);
      assertThat(slave.getInputStream().available()).isZero();

      relay.hold(false);

      assertThat(slave.getInputStream().readNBytes(6)).isEqualTo(TESTFR_ACT);
      assertThat(master.getInputStream().readNBytes(6)).isEqualTo(TESTFR_CON);
    }
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), relay.port());
  }

  private static void exchange(Socket master, Socket slave) throws IOException {
    master.getOutputStream().write(TESTFR_ACT);
    assertThat(slave.getInputStream().readNBytes(6)).isEqualTo(TESTFR_ACT);
    slave.getOutputStream().write(TESTFR_CON);
    assertThat(master.getInputStream().readNBytes(6)).isEqualTo(TESTFR_CON);
  }
}
