package io.github.cameliec104.protocol.net;

import static io.github.cameliec104.protocol.net.Eventually.eventually;
import static io.github.cameliec104.protocol.net.Stations.acknowledgement;
import static io.github.cameliec104.protocol.net.Stations.confirmStart;
import static io.github.cameliec104.protocol.net.Stations.expectNothing;
import static io.github.cameliec104.protocol.net.Stations.point;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameliec104.protocol.Iec104ClosedException;
import io.github.cameliec104.protocol.Iec104Exception;
import io.github.cameliec104.protocol.asdu.Command.SingleCommand;
import io.github.cameliec104.protocol.asdu.Monitored.SinglePoint;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.CommandRequest;
import io.github.cameliec104.protocol.station.CommandResult;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.StartUp;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A master that listens and a slave that connects: TCP the other way round, 104 as always. */
class ReverseConnectionTest {

  private static final Redundancy LISTENING = Redundancy.NONE.withTcp(TcpRole.LISTENS);
  private static final Dialling DIALLING = new Dialling(List.of(), Stations.AT_ONCE);

  private final Recorder heard = new Recorder();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    Collections.reverse(open);
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  private <T extends AutoCloseable> T opened(T closeable) {
    open.add(closeable);
    return closeable;
  }

  private Iec104Master master(Redundancy redundancy) {
    return opened(
        Iec104Master.open(
            new MasterSettings(
                "127.0.0.1",
                0,
                LinkSettings.DEFAULT,
                Reconnect.DEFAULT,
                StartUp.DEFAULT.withInterrogate(List.of()),
                redundancy),
            heard));
  }

  private RawPeer dial(Iec104Master master) throws IOException {
    return opened(RawPeer.connect(master.port()));
  }

  private Iec104Slave slave(Dialling dialling, int port) {
    Iec104Slave slave =
        opened(
            Iec104Slave.bind(
                SlaveSettings.of("127.0.0.1", port).withDialling(dialling), new Recorder()));
    slave.host(1).join();
    return slave;
  }

  private ServerSocket server() throws IOException {
    return opened(RawPeer.listen());
  }

  private RawPeer accept(ServerSocket server) throws IOException {
    return opened(RawPeer.accept(server));
  }

  private static RawPeer start(RawPeer peer) throws IOException {
    peer.send(RawPeer.STARTDT_ACT);
    peer.expect(RawPeer.STARTDT_CON);
    return peer;
  }

  private static PointUpdate event(int objectAddress) {
    return PointUpdate.of(
        new PointAddress(1, objectAddress), TypeId.M_SP_NA_1, new SinglePoint(true, Quality.GOOD));
  }

  @Test
  void aMasterThatListensStartsTheStationThatConnects() throws IOException {
    Iec104Master master = master(LISTENING);
    assertThat(master.state()).isEqualTo(LinkState.DISCONNECTED);
    assertThat(master.peers()).isEmpty();
    RawPeer station = dial(master);
    confirmStart(station);
    station.send(point(0, 0, 7));
    eventually(() -> heard.points.size() == 1);
    String name = "127.0.0.1:" + station.localPort();
    assertThat(master.state()).isEqualTo(LinkState.STARTED);
    assertThat(master.peers()).extracting(PeerState::peer).containsExactly(name);
    assertThat(heard.states()).containsExactly("CONNECTED: " + name, "STARTED: " + name);
  }

  @Test
  void aSecondConnectionStandsByAndFurtherOnesAreClosedAndCounted() throws IOException {
    Iec104Master master = master(LISTENING.withMaxConnections(2));
    RawPeer first = dial(master);
    confirmStart(first);
    RawPeer second = dial(master);
    expectNothing(second);
    dial(master).expectClosed();
    dial(master).expectClosed();
    assertThat(master.statistics().connectionsRefused()).isEqualTo(2);
    assertThat(master.peers()).hasSize(2);
    first.close();
    confirmStart(second);
    eventually(() -> master.peers().size() == 1);
    expectNothing(dial(master));
    assertThat(master.statistics().connects()).isEqualTo(3);
  }

  @Test
  void aStationThatConnectsAgainIsStartedAgain() throws IOException {
    Iec104Master master = master(LISTENING);
    for (int i = 1; i <= 3; i++) {
      RawPeer station = dial(master);
      confirmStart(station);
      station.send(point(0, 0, i));
      station.close();
      eventually(() -> master.peers().isEmpty());
      assertThat(master.state()).isEqualTo(LinkState.DISCONNECTED);
    }
    assertThat(heard.points).extracting(PointUpdate::objectAddress).containsExactly(1, 2, 3);
    assertThat(master.statistics().disconnects()).isEqualTo(3);
    assertThat(master.statistics().lastError()).contains("the peer closed the connection");
  }

  @Test
  void aMasterThatListensSwitchesOver() throws IOException {
    Iec104Master master = master(LISTENING);
    RawPeer first = dial(master);
    confirmStart(first);
    RawPeer second = dial(master);
    eventually(() -> master.peers().size() == 2 && master.state() == LinkState.STARTED);
    CompletableFuture<String> switched = master.switchOver("127.0.0.1:" + second.localPort());
    first.expect(RawPeer.STOPDT_ACT);
    first.send(RawPeer.STOPDT_CON);
    confirmStart(second);
    assertThat(switched).succeedsWithin(Duration.ofSeconds(5));
  }

  @Test
  void aMasterThatCannotListenSaysWhere() throws IOException {
    int port = server().getLocalPort();
    MasterSettings settings = MasterSettings.of("127.0.0.1", port).withRedundancy(LISTENING);
    assertThatThrownBy(() -> Iec104Master.open(settings, heard))
        .isInstanceOf(Iec104Exception.class)
        .hasMessage("cannot listen on 127.0.0.1:" + port + ": address already in use");
  }

  @Test
  void closingAMasterThatListensFreesThePortAndEndsAll() throws IOException {
    Iec104Master master = master(LISTENING);
    RawPeer first = dial(master);
    confirmStart(first);
    eventually(() -> master.state() == LinkState.STARTED);
    RawPeer second = dial(master);
    expectNothing(second);
    master.closeAsync();
    first.expect(RawPeer.STOPDT_ACT);
    first.send(RawPeer.STOPDT_CON);
    first.expectClosed();
    second.expectClosed();
    master.close();
    assertThat(heard.states()).endsWith("CLOSED");
    opened(
            Iec104Master.open(
                MasterSettings.of("127.0.0.1", master.port()).withRedundancy(LISTENING),
                new Recorder()))
        .close();
  }

  @Test
  void aSlaveThatConnectsWaitsForTheStartAndKeepsEventsInBetween() throws IOException {
    ServerSocket server = server();
    Iec104Slave slave = slave(DIALLING, server.getLocalPort());
    RawPeer first = accept(server);
    slave.update(event(1)).join();
    expectNothing(first);
    start(first);
    first.expect(point(0, 0, 1));
    first.send(acknowledgement(1));
    eventually(() -> slave.statistics().eventsBuffered() == 0);
    slave.update(event(2)).join();
    first.expect(point(1, 0, 2));
    first.close();
    slave.update(event(3)).join();
    RawPeer second = accept(server);
    start(second);
    String both = second.read();
    assertThat(both).startsWith("6812").contains("02000001").endsWith("03000001");
  }

  @Test
  void aSlaveTriesAgainUntilTheMasterListens() throws IOException {
    int port;
    try (ServerSocket brief = RawPeer.listen()) {
      port = brief.getLocalPort();
    }
    Recorder atSlave = new Recorder();
    Iec104Slave slave =
        opened(
            Iec104Slave.bind(SlaveSettings.of("127.0.0.1", port).withDialling(DIALLING), atSlave));
    eventually(
        () -> atSlave.states().stream().filter(s -> s.endsWith("connection refused")).count() > 2);
    assertThat(slave.peers()).extracting(PeerState::peer).containsExactly("127.0.0.1:" + port);
    Iec104Master master =
        opened(
            Iec104Master.open(
                MasterSettings.of("127.0.0.1", port).withRedundancy(LISTENING), heard));
    eventually(() -> master.state() == LinkState.STARTED);
    assertThat(slave.peers().get(0).state()).isEqualTo(LinkState.STARTED);
    assertThat(atSlave.states()).endsWith("CONNECTED", "STARTED");
  }

  @Test
  void aSlaveConnectsToSeveralMastersAndEachGetsEveryEvent() throws IOException {
    ServerSocket one = server();
    ServerSocket other = server();
    TcpAddress second = new TcpAddress("localhost", other.getLocalPort());
    Iec104Slave slave = slave(new Dialling(List.of(second), Stations.AT_ONCE), one.getLocalPort());
    RawPeer a = start(accept(one));
    RawPeer b = start(accept(other));
    slave.update(event(5)).join();
    a.expect(point(0, 0, 5));
    b.expect(point(0, 0, 5));
    assertThat(slave.peers())
        .extracting(PeerState::peer)
        .containsExactly("127.0.0.1:" + one.getLocalPort(), second.toString());
  }

  @Test
  void aSlaveThatConnectsIsClosedInEveryState() throws IOException {
    ServerSocket server = server();
    Iec104Slave refused;
    try (ServerSocket brief = RawPeer.listen()) {
      refused = slave(DIALLING, brief.getLocalPort());
    }
    assertThat(refused.closeAsync()).succeedsWithin(Duration.ofSeconds(5));
    Iec104Slave connected = slave(DIALLING, server.getLocalPort());
    RawPeer peer = accept(server);
    eventually(() -> connected.peers().get(0).state() == LinkState.CONNECTED);
    assertThat(connected.closeAsync()).succeedsWithin(Duration.ofSeconds(5));
    peer.expectClosed();
    assertThat(connected.peers()).isEmpty();
    assertThat(connected.update(event(1)))
        .failsWithin(Duration.ofSeconds(5))
        .withThrowableThat()
        .withCauseInstanceOf(Iec104ClosedException.class);
  }

  @Test
  void commandsGoDownAndPointsUpWhenBothAreReversed() {
    Iec104Master master = master(LISTENING);
    Iec104Slave slave = slave(DIALLING, master.port());
    eventually(() -> master.state() == LinkState.STARTED);
    slave.update(event(9)).join();
    eventually(() -> heard.points.size() == 1);
    assertThat(
            master.command(
                CommandRequest.of(
                    new PointAddress(1, 5000),
                    TypeId.C_SC_NA_1,
                    new SingleCommand(true, 0, false))))
        .succeedsWithin(Duration.ofSeconds(5))
        .isInstanceOf(CommandResult.Confirmed.class);
  }

  @Test
  void settingsThatContradictThemselvesAreRefused() {
    TcpAddress self = new TcpAddress("rtu", 2404);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LISTENING.withAlternates(List.of(self)))
        .withMessageContaining("rtu:2404");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                MasterSettings.of("rtu", 2404)
                    .withRedundancy(Redundancy.NONE.withAlternates(List.of(self))))
        .withMessageContaining("rtu:2404");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Redundancy.NONE.withAlternates(List.of(self, self)))
        .withMessageContaining("repeated");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LISTENING.withMaxConnections(17))
        .withMessageContaining("1..16");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                SlaveSettings.of("rtu", 2404)
                    .withDialling(new Dialling(List.of(self), Stations.AT_ONCE)))
        .withMessageContaining("rtu:2404");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SlaveSettings.of("rtu", 0).withDialling(DIALLING))
        .withMessageContaining("port=0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MasterSettings.of("rtu", 0))
        .withMessageContaining("port=0");
  }
}
