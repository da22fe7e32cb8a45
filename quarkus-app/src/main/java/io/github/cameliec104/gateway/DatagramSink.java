package io.github.cameliec104.gateway;

import io.github.cameliec104.camel.points.HostPort;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
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
    InetAddress host = this.destination.getAddress();
    socket = new DatagramSocket(new InetSocketAddress(source(host), 0));
    socket.setBroadcast(true);
  }

  /** Datagrams for this machine leave from loopback, so that no other can reach the socket. */
  private static InetAddress source(InetAddress host) throws UnknownHostException {
    String any = host instanceof Inet6Address ? "::" : "0.0.0.0";
    String loopback = host instanceof Inet6Address ? "::1" : "127.0.0.1";
    return InetAddress.getByName(host.isLoopbackAddress() ? loopback : any);
  }

  /** Sends one datagram in UTF-8. */
  void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends one datagram. */
  void send(byte[] octets) throws IOException {
    socket.send(new DatagramPacket(octets, octets.length, destination));
  }

  @Override
  public void close() {
    socket.close();
  }
}
