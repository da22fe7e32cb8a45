package io.github.cameliec104.protocol.net;

import static io.github.cameliec104.protocol.net.Eventually.eventually;

import io.github.cameliec104.protocol.apci.ApciSettings;
import io.github.cameliec104.protocol.station.LinkEvent.ConnectionChanged;
import io.github.cameliec104.protocol.station.LinkEvent.SwitchedOver;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.StartUp;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A station made of octets that listens at several addresses, and a master that connects to them.
 * Only the first listens from the start, so that it is the one that is started.
 */
final class Stations implements Closeable {

  static final Reconnect AT_ONCE = new Reconnect(Duration.ofMillis(1), Duration.ofMillis(1), 1, 0);
  static final String INTERROGATION = "680e0000000064010600ffff00000014";

  final Recorder heard = new Recorder();
  private final List<Integer> ports = new ArrayList<>();
  private final List<ServerSocket> servers = new ArrayList<>();
  private final List<Closeable> open = new ArrayList<>();
  private Iec104Master master;

  Stations(int addresses) throws IOException {
    this(addresses, 1);
  }

  /** With more addresses that listen from the start, of which any may be the first. */
  Stations(int addresses, int listening) throws IOException {
    for (int i = 0; i < addresses; i++) {
      ServerSocket server = RawPeer.listen();
      ports.add(server.getLocalPort());
      servers.add(server);
    }
    for (ServerSocket server : servers.subList(listening, addresses)) {
      server.close();
    }
  }

  MasterSettings settings() {
    List<TcpAddress> others =
        ports.stream().skip(1).map(port -> new TcpAddress("127.0.0.1", port)).toList();
    return MasterSettings.of("127.0.0.1", ports.get(0))
        .withReconnect(AT_ONCE)
        .withStartUp(StartUp.DEFAULT.withInterrogate(List.of()))
        .withRedundancy(Redundancy.NONE.withAlternates(others));
  }

  /** The link settings of a master that is impatient. */
  static LinkSettings t1(Duration t1) {
    return LinkSettings.DEFAULT.withApci(ApciSettings.DEFAULT.withT2(t1.dividedBy(2)).withT1(t1));
  }

  Iec104Master open(MasterSettings settings) {
    master = Iec104Master.open(settings, heard);
    return master;
  }

  Iec104Master master() {
    return master;
  }

  /** What the master calls an address. */
  String name(int address) {
    return "127.0.0.1:" + ports.get(address);
  }

  /** The next connection to an address. */
  RawPeer accept(int address) throws IOException {
    RawPeer peer = RawPeer.accept(servers.get(address));
    open.add(peer);
    return peer;
  }

  /** As {@link #accept}, with data transfer started. */
  RawPeer started(int address) throws IOException {
    RawPeer peer = accept(address);
    confirmStart(peer);
    eventually(() -> heard.states().contains("STARTED: " + name(address)));
    return peer;
  }

  static void confirmStart(RawPeer peer) throws IOException {
    peer.expect(RawPeer.STARTDT_ACT);
    peer.send(RawPeer.STARTDT_CON);
  }

  /** Listens at an address, and returns its first connection. */
  RawPeer listen(int address) throws IOException {
    servers.set(
        address, new ServerSocket(ports.get(address), 50, InetAddress.getLoopbackAddress()));
    return accept(address);
  }

  /** As {@link #listen}, when it stands by. */
  RawPeer standby(int address) throws IOException {
    RawPeer peer = listen(address);
    eventually(() -> state(address) == LinkState.CONNECTED);
    return peer;
  }

  void stopListening(int address) throws IOException {
    servers.get(address).close();
  }

  /** The address whose connection was up first, and is therefore started. */
  int first() {
    eventually(() -> connected().findFirst().isPresent());
    return number(connected().findFirst().orElseThrow());
  }

  private Stream<String> connected() {
    return heard.events.stream()
        .filter(ConnectionChanged.class::isInstance)
        .map(ConnectionChanged.class::cast)
        .filter(e -> e.state() == LinkState.CONNECTED)
        .map(ConnectionChanged::peer);
  }

  /** What the master thinks of the connection to an address. */
  LinkState state(int address) {
    return master.peers().get(address).state();
  }

  /** Every switch-over told, with the numbers of the addresses. */
  List<String> switches() {
    return heard.events.stream()
        .filter(SwitchedOver.class::isInstance)
        .map(SwitchedOver.class::cast)
        .map(e -> number(e.from()) + " to " + number(e.to()) + ": " + e.reason())
        .toList();
  }

  /** Every state told of an address. */
  List<String> states(int address) {
    return heard.events.stream()
        .filter(ConnectionChanged.class::isInstance)
        .map(ConnectionChanged.class::cast)
        .filter(e -> e.peer().equals(name(address)))
        .map(e -> e.reason().isEmpty() ? e.state().name() : e.state() + ": " + e.reason())
        .toList();
  }

  private int number(String name) {
    return ports.indexOf(Integer.valueOf(name.substring(name.lastIndexOf(':') + 1)));
  }

  /** Proves that nothing was sent since what was read last, and that the connection is up. */
  static void expectNothing(RawPeer peer) throws IOException {
    peer.send(RawPeer.TESTFR_ACT);
    peer.expect(RawPeer.TESTFR_CON);
  }

  /** A spontaneous single point of station 1 in an I frame. */
  static String point(int ns, int nr, int objectAddress) {
    return String.format(
        Locale.ROOT,
        "680e%04x%04x010103000100%02x%02x0001",
        swapped(ns << 1),
        swapped(nr << 1),
        objectAddress & 0xFF,
        objectAddress >> 8);
  }

  private static int swapped(int word) {
    return (word & 0xFF) << 8 | word >> 8;
  }

  /** An S frame of the peer. */
  static String acknowledgement(int nr) {
    return String.format(Locale.ROOT, "68040100%04x", swapped(nr << 1));
  }

  List<Integer> points() {
    return heard.points.stream().map(p -> p.objectAddress()).toList();
  }

  @Override
  public void close() throws IOException {
    for (Closeable each : open) {
      each.close();
    }
    for (ServerSocket server : servers) {
      server.close();
    }
    if (master != null) {
      master.close(); // last: a stop is confirmed by nobody and takes its time
    }
  }
}
