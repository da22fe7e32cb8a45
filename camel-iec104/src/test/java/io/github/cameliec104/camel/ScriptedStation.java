package io.github.cameliec104.camel;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A station made of octets: notes each ASDU of a master and answers as the test says. */
final class ScriptedStation implements AutoCloseable {

  private static final HexFormat HEX = HexFormat.of();
  private static final int STARTDT = 0x07;
  private static final int STOPDT = 0x13;
  private static final int TESTFR = 0x43;

  final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final ServerSocket server;
  private final Function<String, List<String>> answers;
  private final Thread thread = new Thread(this::serve, "ScriptedStation");
  private int sent;
  private int taken;

  /**
   * A station that listens.
   *
   * @param answers the ASDUs that answer one, all in hexadecimal without blanks
   */
  ScriptedStation(Function<String, List<String>> answers) throws IOException {
    this.answers = answers;
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    thread.start();
  }

  /** Confirms everything that is asked, and terminates what is terminated. */
  static List<String> agree(String asdu) {
    String confirmation = withCause(asdu, asdu.startsWith("08", 4) ? 9 : 7);
    return asdu.matches("6[45]..06.*")
        ? List.of(confirmation, withCause(asdu, 10))
        : List.of(confirmation);
  }

  /** The same ASDU with another cause. */
  static String withCause(String asdu, int cause) {
    return asdu.substring(0, 4) + String.format(Locale.ROOT, "%02x", cause) + asdu.substring(6);
  }

  /** The address of a master endpoint of this station that asks nothing by itself. */
  String uri() {
    return "iec104:master:127.0.0.1:" + server.getLocalPort() + "?interrogation=false";
  }

  /** The next ASDU of the master. */
  String next() throws InterruptedException {
    return received.poll(10, TimeUnit.SECONDS);
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        sent = 0;
        taken = 0;
        talk(socket);
      } catch (IOException e) {
        // the master or the test has closed
      }
    }
  }

  private void talk(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    while (true) {
      in.readByte();
      byte[] frame = in.readNBytes(in.readUnsignedByte());
      int control = frame[0] & 0xFF;
      if (control == STARTDT || control == STOPDT || control == TESTFR) {
        int confirmation = control + (control == STARTDT ? 4 : control == STOPDT ? 0x10 : 0x40);
        write(socket, new byte[] {(byte) confirmation, 0, 0, 0}, new byte[0]);
      } else if ((control & 1) == 0) {
        taken++;
        answer(socket, HEX.formatHex(frame, 4, frame.length));
      }
    }
  }

  private void answer(Socket socket, String asdu) throws IOException {
    received.add(asdu);
    for (String answer : answers.apply(asdu)) {
      int ns = sent++ << 1;
      int nr = taken << 1;
      byte[] numbers = {(byte) ns, (byte) (ns >> 8), (byte) nr, (byte) (nr >> 8)};
      write(socket, numbers, HEX.parseHex(answer));
    }
  }

  private static void write(Socket socket, byte[] control, byte[] asdu) throws IOException {
    byte[] frame = new byte[6 + asdu.length];
    frame[0] = 0x68;
    frame[1] = (byte) (4 + asdu.length);
    System.arraycopy(control, 0, frame, 2, 4);
    System.arraycopy(asdu, 0, frame, 6, asdu.length);
    socket.getOutputStream().write(frame);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
