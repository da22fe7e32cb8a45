package io.github.cameliec104.protocol.net;

import static io.github.cameliec104.protocol.net.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.asdu.Monitored.Bitstring;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.net.Authority.Credential;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.PeerIdentity;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.StartUp;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links inside TLS over real sockets: what is let through, what is refused, and what is said. */
class TlsTest {

  private static final Authority GRID = new Authority("CN=Grid CA");
  private static final Authority STRANGER = new Authority("CN=Stranger CA");
  private static final Authority IMPOSTOR = new Authority("CN=Grid CA");
  private static final Credential RTU = GRID.issue("CN=rtu-1,O=Grid");
  private static final Credential SCADA = GRID.issue("CN=scada-1,O=Grid");
  private static final TlsSettings SLAVE = TlsSettings.of(GRID.context(RTU));
  private static final TlsSettings MASTER = TlsSettings.of(GRID.context(SCADA));
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

  private static LinkSettings link(TlsSettings tls) {
    return LinkSettings.DEFAULT.withTransport(TransportSettings.DEFAULT.withTls(tls));
  }

  private static LinkSettings impatient(TlsSettings tls) {
    LinkSettings link = link(tls);
    return link.withApci(link.apci().withT0(Duration.ofMillis(300)));
  }

  private Iec104Slave slave(LinkSettings link) {
    SlaveSettings settings = SlaveSettings.of("127.0.0.1", 0).withLink(link);
    Iec104Slave slave = opened(Iec104Slave.bind(settings, atSlave));
    slave.host(1).join();
    return slave;
  }

  private Iec104Slave slave(TlsSettings tls) {
    return slave(link(tls));
  }

  private Iec104Master master(LinkSettings link, int port) {
    MasterSettings settings =
        MasterSettings.of("127.0.0.1", port)
            .withLink(link)
            .withReconnect(SOON)
            .withStartUp(StartUp.DEFAULT.withInterrogate(List.of()));
    return opened(Iec104Master.open(settings, atMaster));
  }

  private Iec104Master master(TlsSettings tls, int port) {
    return master(link(tls), port);
  }

  private static TlsSettings trusting(TlsSettings tls, String allowed) {
    return tls.withPeer(tls.peer().withAllowed(AllowedCertificates.parse(allowed)));
  }

  private static TlsSettings anyHost(TlsSettings tls) {
    return tls.withPeer(tls.peer().withHostnameVerification(false));
  }

  private static TlsSettings anyMaster(TlsSettings tls) {
    return tls.withPeer(tls.peer().withNeedClientAuth(false));
  }

  private void expectStarted(TlsSettings slave, TlsSettings master) {
    Iec104Master link = master(master, slave(slave).port());
    eventually(() -> link.state() == LinkState.STARTED);
  }

  /** The link never starts; the master, and if a text is given the slave, say why. */
  private void expectRefused(
      TlsSettings slave, TlsSettings master, String saidByMaster, String saidBySlave) {
    Iec104Slave station = slave(slave);
    Iec104Master link = master(master, station.port());
    eventually(() -> link.statistics().lastError().contains(saidByMaster));
    eventually(() -> station.statistics().lastError().contains(saidBySlave));
    assertThat(link.statistics().lastError()).startsWith("TLS failed: ");
    assertThat(atSlave.states()).doesNotContain("STARTED");
    assertThat(station.statistics().handshakesFailed()).isPositive();
    assertThat(station.statistics().asdusReceived()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void eventsAndRequestsGoThroughEachVersion(String version) {
    Iec104Slave slave = slave(SLAVE);
    Iec104Master master = master(MASTER.withVersions(List.of(version)), slave.port());
    slave.update(IntStream.rangeClosed(1, 8_000).mapToObj(TlsTest::event).toList());
    eventually(() -> atMaster.points.size() == 8_000);
    assertThat(atMaster.points.stream().map(p -> ((Bitstring) p.value()).bits()))
        .isEqualTo(IntStream.rangeClosed(1, 8_000).boxed().toList());
    assertThat(master.interrogate(1, 20)).succeedsWithin(Duration.ofSeconds(10));
    assertThat(master.statistics().disconnects()).isZero();
  }

  private static PointUpdate event(int number) {
    return PointUpdate.of(
        new PointAddress(1, 1), TypeId.M_BO_NA_1, new Bitstring(number, Quality.GOOD));
  }

  @Test
  void theSlaveKnowsTheMasterByItsCertificate() {
    Iec104Slave slave = slave(SLAVE);
    master(MASTER, slave.port());
    atMaster.awaitState(LinkState.STARTED);
    assertThat(slave.peers())
        .extracting(PeerState::identity)
        .containsExactly(
            new PeerIdentity(
                "CN=scada-1,O=Grid", "scada-1", Certificates.fingerprint(SCADA.certificate())));
  }

  @Test
  void aLinkThatIsCutComesBackAndNothingIsLost() throws IOException {
    Iec104Slave slave = slave(SLAVE);
    Relay relay = opened(new Relay(slave.port()));
    master(MASTER, relay.port());
    for (int round = 0; round < 5; round++) {
      int first = 1 + 1000 * round;
      slave.update(IntStream.range(first, first + 1000).mapToObj(TlsTest::event).toList());
      eventually(() -> atMaster.points.stream().anyMatch(p -> number(p) >= first + 10));
      relay.cut();
    }
    eventually(() -> atMaster.points.stream().anyMatch(p -> number(p) == 5000));
    assertThat(atMaster.points.stream().map(TlsTest::number).distinct())
        .isEqualTo(IntStream.rangeClosed(1, 5000).boxed().toList());
  }

  private static Integer number(PointUpdate point) {
    return ((Bitstring) point.value()).bits();
  }

  @Test
  void aStationOfAnotherAuthorityIsRefused() {
    expectRefused(
        TlsSettings.of(GRID.context(STRANGER.issue("CN=rtu-1,O=Grid"))),
        MASTER,
        "the certificate of the peer is not signed by a known CA",
        "it does not trust the certificate of this side");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aMasterOfAnotherAuthorityIsRefused(String version) {
    expectRefused(
        SLAVE,
        TlsSettings.of(GRID.context(IMPOSTOR.issue("CN=scada-1,O=Grid")))
            .withVersions(List.of(version)),
        "the peer refused",
        "the certificate of the peer is not signed by a known CA");
  }

  @Test
  void anExpiredStationIsRefused() {
    expectRefused(
        TlsSettings.of(GRID.context(GRID.expired("CN=rtu-1"))),
        MASTER,
        "the certificate of the peer has expired",
        "the peer refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void anExpiredMasterIsRefused(String version) {
    expectRefused(
        SLAVE,
        TlsSettings.of(GRID.context(GRID.expired("CN=scada-1"))).withVersions(List.of(version)),
        "the peer refused",
        "the certificate of the peer has expired");
  }

  @Test
  void aStationWithTheCertificateOfAnotherHostIsRefusedUnlessHostsAreNotCompared() {
    TlsSettings other = TlsSettings.of(GRID.context(GRID.forHost("CN=rtu-9", "rtu-9.example")));
    expectRefused(
        other, MASTER, "the certificate of the peer is for another host", "the peer refused");
    expectStarted(other, anyHost(MASTER));
  }

  @Test
  void onlyAllowedStationsAreTaken() {
    String right = Certificates.fingerprint(RTU.certificate());
    String wrong = Certificates.fingerprint(SCADA.certificate());
    expectStarted(SLAVE, trusting(MASTER, "CN=rtu-2,O=Grid; " + right));
    expectStarted(SLAVE, trusting(MASTER, "CN=other; cn=RTU-1, o=grid"));
    Iec104Slave slave = slave(SLAVE);
    for (String allowed : List.of(wrong, "CN=rtu-1", "CN=rtu-11,O=Grid")) {
      Iec104Master master = master(trusting(MASTER, allowed), slave.port());
      eventually(
          () ->
              master
                  .statistics()
                  .lastError()
                  .equals(
                      "TLS failed: the certificate of the peer is none of those allowed:"
                          + " CN=rtu-1,O=Grid, SHA-256 "
                          + right));
      assertThat(master.statistics().connects()).isZero();
      assertThat(master.statistics().apdusSent()).isZero();
    }
  }

  @Test
  void onlyAllowedMastersAreTaken() {
    Iec104Slave slave = slave(trusting(SLAVE, "CN=scada-2,O=Grid"));
    Iec104Master master = master(MASTER, slave.port());
    eventually(() -> slave.statistics().lastError().contains("none of those allowed: CN=scada-1"));
    assertThat(slave.statistics().connects()).isZero();
    assertThat(master.state()).isNotEqualTo(LinkState.STARTED);
    expectStarted(trusting(SLAVE, "CN=scada-1,O=Grid"), MASTER);
  }

  @Test
  void anAllowedCertificateStillHasToBeTrusted() {
    Credential forged = IMPOSTOR.issue("CN=scada-1,O=Grid");
    expectRefused(
        trusting(SLAVE, "CN=scada-1,O=Grid;" + Certificates.fingerprint(forged.certificate())),
        TlsSettings.of(GRID.context(forged)),
        "the peer refused",
        "the certificate of the peer is not signed by a known CA");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aMasterWithoutCertificateIsRefused(String version) {
    TlsSettings anonymous = TlsSettings.of(GRID.context(null)).withVersions(List.of(version));
    expectRefused(SLAVE, anonymous, "no", "the peer has shown no certificate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void whereOnlySomeAreAllowedACertificateIsNeeded(String version) {
    expectRefused(
        trusting(anyMaster(SLAVE), "CN=scada-1,O=Grid"),
        TlsSettings.of(GRID.context(null)).withVersions(List.of(version)),
        "TLS failed",
        "the peer has shown no certificate");
  }

  @Test
  void aMasterWithoutCertificateIsTakenIfNoneIsNeeded() {
    expectStarted(anyMaster(SLAVE), TlsSettings.of(GRID.context(null)));
  }

  @Test
  void withoutACommonVersionThereIsNoLink() {
    expectRefused(
        SLAVE.withVersions(List.of("TLSv1.3")),
        MASTER.withVersions(List.of("TLSv1.2")),
        "no common TLS version",
        "no common TLS version");
  }

  @Test
  void withoutACommonCipherSuiteThereIsNoLink() {
    expectRefused(
        SLAVE.withCipherSuites(List.of("TLS_AES_256_GCM_SHA384")),
        MASTER.withCipherSuites(List.of("TLS_AES_128_GCM_SHA256")),
        "no common cipher suite",
        "no common cipher suite");
  }

  @Test
  void tls11IsRefusedByTheSlave() throws IOException {
    Iec104Slave slave = slave(SLAVE);
    RawPeer old = opened(RawPeer.connect(slave.port()));
    String hello = "0302" + "11".repeat(32) + "00" + "0004c009c013" + "0100";
    String body = "01" + "%06x".formatted(hello.length() / 2) + hello;
    old.send("160302" + "%04x".formatted(body.length() / 2) + body);
    old.expect("15030300020246"); // fatal, protocol_version
    old.expectClosed();
    eventually(() -> slave.statistics().lastError().contains("no common TLS version"));
  }

  @Test
  void tls11IsRefusedByTheMaster() throws IOException {
    try (ServerSocket server = RawPeer.listen()) {
      Iec104Master master = master(MASTER, server.getLocalPort());
      try (RawPeer old = RawPeer.accept(server)) {
        String hello = "0302" + "11".repeat(32) + "00" + "c009" + "00";
        String body = "02" + "%06x".formatted(hello.length() / 2) + hello;
        old.send("160302" + "%04x".formatted(body.length() / 2) + body);
        eventually(() -> master.statistics().lastError().contains("no common TLS version"));
        assertThat(master.statistics().apdusSent()).isZero();
      }
    }
  }

  @Test
  void plainTextOnATlsPortIsToldAndNotAnswered() throws IOException {
    Iec104Slave slave = slave(SLAVE);
    RawPeer plain = opened(RawPeer.connect(slave.port()));
    plain.send(RawPeer.STARTDT_ACT);
    assertThat(plain.readToEnd()).doesNotContain(RawPeer.STARTDT_CON);
    eventually(() -> slave.statistics().lastError().contains("speaks plain text, not TLS"));
    assertThat(slave.statistics().connects()).isZero();
  }

  @Test
  void aPlainMasterAtATlsSlaveDoesNotHang() {
    Iec104Slave slave = slave(SLAVE);
    Iec104Master master = master(LinkSettings.DEFAULT, slave.port());
    eventually(() -> slave.statistics().lastError().contains("speaks plain text, not TLS"));
    eventually(() -> !master.statistics().lastError().isEmpty());
  }

  @Test
  void aTlsMasterAtAPlainSlaveDoesNotHang() {
    Iec104Slave slave = slave(LinkSettings.DEFAULT);
    Iec104Master master = master(MASTER, slave.port());
    eventually(() -> slave.statistics().lastError().contains("the peer may speak TLS"));
    eventually(() -> master.statistics().lastError().contains("it may speak plain text"));
    assertThat(master.statistics().handshakesFailed()).isPositive();
  }

  @Test
  void aHandshakeThatNeverEndsIsGivenUpAfterT0ByTheSlave() throws IOException {
    Iec104Slave slave = slave(impatient(SLAVE));
    RawPeer silent = opened(RawPeer.connect(slave.port()));
    assertThat(silent.readToEnd()).doesNotContain("68");
    eventually(() -> slave.statistics().lastError().contains("not done within t0=PT0.3S"));
  }

  @Test
  void aHandshakeThatNeverEndsIsGivenUpAfterT0ByTheMaster() throws IOException {
    try (ServerSocket server = RawPeer.listen()) {
      Iec104Master master = master(impatient(MASTER), server.getLocalPort());
      eventually(() -> master.statistics().lastError().contains("not done within t0=PT0.3S"));
      eventually(() -> master.statistics().handshakesFailed() > 1);
    }
  }

  @Test
  void soManyHandshakesAtATimeAndNoMore() throws IOException {
    LinkSettings link = link(SLAVE);
    AcceptRules rules = AcceptRules.DEFAULT.withMaxHandshakes(3);
    Iec104Slave slave = slave(link.withTransport(link.transport().withAccept(rules)));
    List<RawPeer> silent = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      silent.add(opened(RawPeer.connect(slave.port())));
    }
    opened(RawPeer.connect(slave.port())).expectClosed();
    assertThat(slave.statistics().connectionsRefused()).isEqualTo(1);
    silent.get(0).close();
    eventually(() -> slave.statistics().handshakesFailed() == 1);
    master(MASTER, slave.port());
    atMaster.awaitState(LinkState.STARTED);
  }

  @Test
  void connectionsWhoseHandshakeIsNotDoneTakeNoPlaceOfAMaster() throws IOException {
    SlaveSettings settings =
        SlaveSettings.of("127.0.0.1", 0)
            .withLink(link(SLAVE))
            .withLimits(SlaveLimits.DEFAULT.withMaxConnections(1));
    Iec104Slave slave = opened(Iec104Slave.bind(settings, atSlave));
    for (int i = 0; i < 5; i++) {
      opened(RawPeer.connect(slave.port()));
    }
    master(MASTER, slave.port());
    atMaster.awaitState(LinkState.STARTED);
    opened(RawPeer.connect(slave.port())).expectClosed();
  }

  @Test
  void bothEndsCloseAtOnceInTheMiddleOfAHandshake() throws IOException {
    Iec104Slave slave = slave(SLAVE);
    RawPeer silent = opened(RawPeer.connect(slave.port()));
    silent.send("160301");
    assertThat(slave.closeAsync()).succeedsWithin(Duration.ofSeconds(1));
    silent.expectClosed();
    try (ServerSocket server = RawPeer.listen()) {
      Iec104Master master = master(MASTER, server.getLocalPort());
      try (RawPeer station = RawPeer.accept(server)) {
        station.expect("16"); // the hello of TLS
        assertThat(master.closeAsync()).succeedsWithin(Duration.ofSeconds(1));
        station.expectClosed();
      }
      assertThat(master.state()).isEqualTo(LinkState.CLOSED);
    }
  }

  @Test
  void aConnectedLinkIsClosedWithinASecondOnBothEnds() {
    Iec104Slave slave = slave(SLAVE);
    Iec104Master master = master(MASTER, slave.port());
    atMaster.awaitState(LinkState.STARTED);
    assertThat(master.closeAsync()).succeedsWithin(Duration.ofSeconds(1));
    assertThat(slave.closeAsync()).succeedsWithin(Duration.ofSeconds(1));
  }
}
