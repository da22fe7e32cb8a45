package io.github.cameliec104.protocol.net;

import static io.github.cameliec104.protocol.net.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.apci.ApciSettings;
import io.github.cameliec104.protocol.asdu.Monitored.Bitstring;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.StartUp;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may connect, how often, from where and how fast, over real sockets. */
class ConnectionLimitsTest {

  private static final Reconnect SOON =
      new Reconnect(Duration.ofMillis(20), Duration.ofMillis(20), 1, 0);

  private final Recorder atSlave = new Recorder();
  private final Recorder atMaster = new Recorder();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  private <T extends AutoCloseable> T opened(T each) {
    open.add(0, each);
    return each;
  }

  private static LinkSettings link(TransportSettings transport) {
    return LinkSettings.DEFAULT.withTransport(transport);
  }

  private static LinkSettings accepting(AcceptRules rules) {
    return link(TransportSettings.DEFAULT.withAccept(rules));
  }

  private static LinkSettings from(String localAddress) {
    return link(TransportSettings.DEFAULT.withLocalAddress(localAddress));
  }

  private Iec104Slave slave(String host, LinkSettings link, SlaveLimits limits) {
    SlaveSettings settings = SlaveSettings.of(host, 0).withLink(link).withLimits(limits);
    Iec104Slave slave = opened(Iec104Slave.bind(settings, atSlave));
    slave.host(1).join();
    return slave;
  }

  private Iec104Slave slave(LinkSettings link) {
    return slave("127.0.0.1", link, SlaveLimits.DEFAULT);
  }

  private Iec104Master master(String host, int port, LinkSettings link) {
    MasterSettings settings =
        MasterSettings.of(host, port)
            .withLink(link)
            .withReconnect(SOON)
            .withStartUp(StartUp.DEFAULT.withInterrogate(List.of()));
    return opened(Iec104Master.open(settings, atMaster));
  }

  private static boolean isStarted(Iec104Master master) {
    return master.state() == LinkState.STARTED;
  }

  @Test
  void twoThousandConnectionsAtOnceLeaveTenLinksAndNoThreadBehind() throws IOException {
    SlaveLimits ten = SlaveLimits.DEFAULT.withMaxConnections(10);
    Iec104Slave slave = slave("127.0.0.1", LinkSettings.DEFAULT, ten);
    List<RawPeer> good = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      good.add(opened(RawPeer.connectAndStart(slave.port())));
    }
    int threads = ourThreads();
    for (int i = 0; i < 2000; i++) {
      new Socket(InetAddress.getLoopbackAddress(), slave.port()).close();
    }
    for (RawPeer each : good) {
      each.send(RawPeer.TESTFR_ACT);
      each.expect(RawPeer.TESTFR_CON);
    }
    eventually(() -> slave.statistics().connectionsRefused() == 2000);
    assertThat(slave.statistics().connects()).isEqualTo(10);
    assertThat(ourThreads()).isEqualTo(threads);
    for (RawPeer each : good) {
      each.close();
    }
    eventually(() -> slave.peers().isEmpty());
    for (int i = 0; i < 10; i++) {
      opened(RawPeer.connectAndStart(slave.port()));
    }
    assertThat(slave.peers()).hasSize(10);
  }

  private static int ourThreads() {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("iec104"))
            .count();
  }

  @Test
  void onlyAllowedAddressesAreTaken() throws IOException {
    List<AddressRange> allowed = AddressRange.parseAll("127.0.0.2,127.0.1.0/24,::1");
    Iec104Slave slave = slave(accepting(AcceptRules.DEFAULT.withAllowedClients(allowed)));
    opened(RawPeer.connect(slave.port())).expectClosed();
    assertThat(slave.statistics().connectionsRefused()).isEqualTo(1);
    assertThat(slave.statistics().connects()).isZero();
    for (String local : List.of("127.0.0.2", "127.0.1.77")) {
      Iec104Master master = master("127.0.0.1", slave.port(), from(local));
      eventually(() -> isStarted(master));
    }
    Iec104Master other = master("127.0.0.1", slave.port(), from("127.0.2.1"));
    eventually(() -> other.statistics().disconnects() > 2);
    assertThat(slave.peers()).hasSize(2);
  }

  @Test
  void aHostMayHaveSoManyConnectionsUntilSomeAreClosed() throws IOException {
    Iec104Slave slave = slave(accepting(AcceptRules.DEFAULT.withMaxConnectionsPerHost(2)));
    RawPeer first = opened(RawPeer.connectAndStart(slave.port()));
    opened(RawPeer.connectAndStart(slave.port()));
    opened(RawPeer.connect(slave.port())).expectClosed();
    Iec104Master elsewhere = master("127.0.0.1", slave.port(), from("127.0.0.2"));
    eventually(() -> isStarted(elsewhere));
    first.close();
    eventually(() -> slave.peers().size() == 2);
    opened(RawPeer.connectAndStart(slave.port()));
    assertThat(slave.statistics().connectionsRefused()).isEqualTo(1);
  }

  @Test
  void aMasterThatListensRefusesLikewise() throws IOException {
    AcceptRules rules = AcceptRules.DEFAULT.withAllowedClients(AddressRange.parseAll("127.0.0.2"));
    MasterSettings settings =
        MasterSettings.of("127.0.0.1", freePort())
            .withLink(accepting(rules))
            .withRedundancy(Redundancy.NONE.withTcp(TcpRole.LISTENS));
    Iec104Master master = opened(Iec104Master.open(settings, atMaster));
    opened(RawPeer.connect(master.port())).expectClosed();
    eventually(() -> master.statistics().connectionsRefused() == 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void linksAreMadeFromALocalAddressAndPortAndMadeAnew(String host) throws IOException {
    Iec104Slave slave = slave(host, LinkSettings.DEFAULT, SlaveLimits.DEFAULT);
    String local = host.contains(":") ? "[::1]" : "127.0.0.1";
    int port = freePort();
    Iec104Master master = master(host, slave.port(), from(local + ":" + port));
    for (int round = 0; round < 2; round++) {
      eventually(() -> isStarted(master));
      assertThat(slave.peers()).extracting(PeerState::peer).containsExactly(local + ":" + port);
      assertThat(atSlave.states()).contains("STARTED");
      if (round == 0) {
        slave.close();
        eventually(() -> !isStarted(master));
        SlaveSettings same = SlaveSettings.of(host, slave.port());
        slave = opened(Iec104Slave.bind(same, atSlave));
      }
    }
  }

  private static InetAddress ip(String text) {
    return Objects.requireNonNull(Addresses.literal(text, 0)).getAddress();
  }

  private static int freePort() throws IOException {
    try (ServerSocket server = RawPeer.listen()) {
      return server.getLocalPort();
    }
  }

  @Test
  void aLocalAddressThatThisMachineDoesNotHaveIsToldAndTriedAgain() {
    Iec104Slave slave = slave(LinkSettings.DEFAULT);
    Iec104Master master = master("127.0.0.1", slave.port(), from("203.0.113.7"));
    eventually(() -> master.statistics().lastError().contains("assign requested address"));
    eventually(() -> atMaster.states().stream().filter("CONNECTING"::equals).count() > 1);
    assertThat(slave.statistics().connects()).isZero();
  }

  @Test
  void aHostWithSeveralAddressesIsReachedFromTheKindOfTheLocalOne() throws IOException {
    InetAddress four = ip("127.0.0.1");
    InetAddress six = ip("::1");
    InetAddress[] both = {four, six};
    assertThat(Addresses.reachable(both, null)).isEqualTo(four);
    assertThat(Addresses.reachable(both, new InetSocketAddress(six, 0))).isEqualTo(six);
    assertThat(Addresses.reachable(both, new InetSocketAddress(four, 0))).isEqualTo(four);
    InetAddress[] onlyFour = {four};
    assertThat(Addresses.reachable(onlyFour, new InetSocketAddress(six, 0))).isEqualTo(four);
  }

  @Test
  void theScopeOfAnIpv6AddressIsKept() {
    assertThat(((Inet6Address) ip("fe80::1%1")).getScopeId()).isEqualTo(1);
    assertThat(Addresses.text("fe80::1%1", 2404)).isEqualTo("[fe80::1%1]:2404");
  }

  @Test
  void aConnectionThatNeverSaysAnythingIsClosedAfterT3AndT1() throws IOException {
    ApciSettings impatient =
        ApciSettings.DEFAULT
            .withT2(Duration.ofMillis(50))
            .withT1(Duration.ofMillis(100))
            .withT3(Duration.ofMillis(100));
    Iec104Slave slave = slave(LinkSettings.DEFAULT.withApci(impatient));
    RawPeer silent = opened(RawPeer.connect(slave.port()));
    silent.expect(RawPeer.TESTFR_ACT);
    silent.expectClosed();
    atSlave.awaitState(text -> text.contains("the peer did not confirm TESTFR within t1"));
    eventually(() -> slave.peers().isEmpty());
  }

  @Test
  void whatComesFasterThanAllowedComesLaterAndInOrder() {
    Iec104Slave slave = slave(LinkSettings.DEFAULT);
    master("127.0.0.1", slave.port(), link(TransportSettings.DEFAULT.withMaxFrameRate(20)));
    atMaster.awaitState(LinkState.STARTED);
    for (int number = 1; number <= 50; number++) { // one after the other, so that each is a frame
      slave.update(event(number)).join();
    }
    eventually(() -> atMaster.points.size() == 50);
    assertThat(atMaster.points.stream().map(p -> ((Bitstring) p.value()).bits()))
        .isEqualTo(IntStream.rangeClosed(1, 50).boxed().toList());
    assertThat(atMaster.states()).doesNotContain("DISCONNECTED");
  }

  private static PointUpdate event(int number) {
    return PointUpdate.of(
        new PointAddress(1 + number % 2, 1), TypeId.M_BO_NA_1, new Bitstring(number, Quality.GOOD));
  }
}
