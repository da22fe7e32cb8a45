package io.github.cameliec104.protocol.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.HexFormat;

/** The other end of a connection, octet by octet, over a real socket. */
final class RawPeer implements Closeable {

  static final String STARTDT_ACT = "680407000000";
  static final String STARTDT_CON = "68040b000000";
  static final String STOPDT_ACT = "680413000000";
  static final String STOPDT_CON = "680423000000";
  static final String TESTFR_ACT = "680443000000";
  static final String TESTFR_CON = "680483000000";

  private final Socket socket;

  private RawPeer(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(10_000);
  }

  /** A listening socket on a free port of the loopback interface. */
  static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  static RawPeer accept(ServerSocket server) throws IOException {
    server.setSoTimeout(10_000);
    return new RawPeer(server.accept());
  }

  /** Accepts a connection and confirms the start of data transfer. */
  static RawPeer acceptAndStart(ServerSocket server) throws IOException {
    RawPeer peer = accept(server);
    peer.expect(STARTDT_ACT);
    peer.send(STARTDT_CON);
    return peer;
  }

  static RawPeer connect(int port) throws IOException {
    return new RawPeer(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  /** Connects and starts data transfer. */
  static RawPeer connectAndStart(int port) throws IOException {
    RawPeer peer = connect(port);
    peer.send(STARTDT_ACT);
    peer.expect(STARTDT_CON);
    return peer;
  }

  void send(String hex) throws IOException {
    socket.getOutputStream().write(HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  /** Reads as many octets as expected and compares them. */
  void expect(String hex) throws IOException {
    String expected = hex.replace(" ", "");
    byte[] octets = socket.getInputStream().readNBytes(expected.length() / 2);
    assertThat(HexFormat.of().formatHex(octets)).isEqualTo(expected);
  }

  /** Reads one frame, in hexadecimal. */
  String read() throws IOException {
    byte[] head = socket.getInputStream().readNBytes(2);
    assertThat(head).as("68H and length").hasSize(2);
    byte[] rest = socket.getInputStream().readNBytes(head[1] & 0xFF);
    return HexFormat.of().formatHex(head) + HexFormat.of().formatHex(rest);
  }

  /** Everything that comes until the end of the connection, in hexadecimal. */
  String readToEnd() throws IOException {
    var octets = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(octets);
    } catch (SocketException e) {
      assertThat(e).hasMessageContaining("reset");
    }
    return HexFormat.of().formatHex(octets.toByteArray());
  }

  /** Nothing more comes; what was sent before the end is not looked at. */
  void expectClosed() {
    try {
      socket.getInputStream().readAllBytes();
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("reset");
    }
  }

  /** Not an octet more comes before the end. */
  void expectOnlyTheEnd() {
    try {
      assertThat(socket.getInputStream().readAllBytes()).isEmpty();
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("reset");
    }
  }

  int localPort() {
    return socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
