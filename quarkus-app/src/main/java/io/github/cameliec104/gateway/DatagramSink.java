package io.github.cameliec104.gateway;

import io.github.cameliec104.camel.points.HostPort;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Sends texts as datagrams, one by one in the order given, from one socket. */
final class DatagramSink implements AutoCloseable {
  private final DatagramSocket socket;
  private final InetSocketAddress destination;

  /**
   * A sink for a destination, which may be a broadcast address.
   *
   * @throws UserError if its name cannot be looked up
   */
  DatagramSink(HostPort destination) throws IOException {
    this.destination = new InetSocketAddress(destination.host(), destination.port());
    if (this.destination.isUnresolved()) {
      throw new UserError("UdpIp '" + destination.host() + "': no such host");
    }
    socket = new DatagramSocket();
    socket.setBroadcast(true);
  }

  /** Sends one datagram in UTF-8. */
  void send(String text) throws IOException {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    socket.send(new DatagramPacket(octets, octets.length, destination));
  }

  @Override
  public void close() {
    socket.close();
  }
}
