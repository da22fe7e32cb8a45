package io.github.cameliec104.camel;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

/** A station that answers each STARTDT act with the same octets, whatever the standard says. */
final class RawStation implements Closeable {

  private final ServerSocket server;
  private final byte[] octets;
  private final AtomicInteger connections = new AtomicInteger();

  /** Listens; the octets are hexadecimal, blanks where one likes. */
  RawStation(String octets) throws IOException {
    this.octets = HexFormat.of().parseHex(octets.replace(" ", ""));
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "raw-station");
    thread.setDaemon(true);
    thread.start();
  }

  /** The address of a master endpoint of this station. */
  String uri() {
    return "iec104:master:127.0.0.1:" + server.getLocalPort();
  }

  /** How many connections there have been. */
  int connections() {
    return connections.get();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        connections.incrementAndGet();
        InputStream in = socket.getInputStream();
        in.readNBytes(6);
        socket.getOutputStream().write(octets);
        in.transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        // the master or the test has closed; the next one is served
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
