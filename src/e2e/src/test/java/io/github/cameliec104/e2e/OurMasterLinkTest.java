package io.github.cameliec104.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.cameliec104.e2e.Contract.Role;
import io.github.cameliec104.protocol.Iec104ClosedException;
import io.github.cameliec104.protocol.apci.ApciSession.Acknowledge;
import io.github.cameliec104.protocol.apci.ApciSettings;
import io.github.cameliec104.protocol.net.LinkSettings;
import io.github.cameliec104.protocol.net.MasterSettings;
import io.github.cameliec104.protocol.net.Reconnect;
import io.github.cameliec104.protocol.station.CommandRequest;
import io.github.cameliec104.protocol.station.CommandResult;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.StartUp;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Our master at foreign outstations behind a network that fails. */
class OurMasterLinkTest {

  private static final PeerCommand COMMAND =
      new PeerCommand(1, 5000, "C_SC_NA_1", "on", "execute:0", PeerPoint.NONE);
  private static final int MANY = 500;
  private static final int STANDARD_K = 12;

  /** NeoSCADA's. */
  private static final int LARGEST_K = 15;

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "OURS")
  void interrogatesEveryStationAfterEachStart(Peer peer) {
    Contract contract = contract(peer);
    try (SlavePeer slave = peer.slave();
        RecordingRelay relay = new RecordingRelay(slave.port(), "restart-" + peer)) {
      contract.teach(slave);
      try (OurMaster master = new OurMaster(settings(relay))) {
        assertInterrogated(contract, master);

        relay.cut();

        master.awaitState(LinkState.STARTED);
        assertInterrogated(contract, master);
      }
      Tshark.assertClean(relay.capture());
    }
  }

  private static void assertInterrogated(Contract contract, OurMaster master) {
    master.answers().take(2 * contract.stations().size());
    assertThat(master.points().drain()).containsExactlyInAnyOrderElementsOf(contract.points());
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "OURS")
  void comesBackToAStationThatWasAway(Peer peer) {
    Contract contract = contract(peer);
    try (SlavePeer slave = peer.slave();
        RecordingRelay relay = new RecordingRelay(slave.port(), "away-" + peer)) {
      contract.teach(slave);
      try (OurMaster master = new OurMaster(settings(relay))) {
        relay.refuse(true);
        relay.cut();
        master.awaitState(LinkState.CONNECTING);
        master.awaitState(LinkState.DISCONNECTED);
        master.awaitState(LinkState.CONNECTING);
        relay.refuse(false);

        master.awaitState(LinkState.STARTED);
        slave.starts().take(2);
        master.points().drain();
        PeerPoint event = contract.events().get(0);
        slave.event(event);
        assertThat(master.points().takeUntil(event::equals)).endsWith(event);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "OURS")
  void neitherForgetsNorRepeatsACommandWhoseLinkIsCut(Peer peer) {
    Contract contract = contract(peer);
    try (SlavePeer slave = peer.slave();
        RecordingRelay relay = new RecordingRelay(slave.port(), "command-cut-" + peer)) {
      contract.teach(slave);
      try (OurMaster master = new OurMaster(settings(relay))) {
        assertInterrogated(contract, master);
        relay.hold(true);
        CompletableFuture<CommandResult> result = send(master);
        relay.cut();

        assertThatThrownBy(() -> result.get(10, TimeUnit.SECONDS))
            .hasCauseInstanceOf(Iec104ClosedException.class);

        relay.hold(false);
        master.awaitState(LinkState.STARTED);
        assertInterrogated(contract, master);
        assertThat(slave.commands().drain()).isEmpty();
        assertThat(send(master).join().positive()).isTrue();
        assertThat(slave.commands().next()).isEqualTo(COMMAND);
      }
      Tshark.assertClean(relay.capture());
    }
  }

  private static CompletableFuture<CommandResult> send(OurMaster master) {
    CommandRequest request = OurCommands.request(COMMAND);
    return master.master().command(request);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "OURS")
  void understandsSegmentsOfOneOctet(Peer peer) {
    Contract contract = contract(peer);
    try (SlavePeer slave = peer.slave();
        RecordingRelay relay = new RecordingRelay(slave.port(), "octets-" + peer)) {
      contract.teach(slave);
      relay.oneOctetSegments(true);
      try (OurMaster master = new OurMaster(settings(relay))) {
        assertInterrogated(contract, master);
      }
      Tshark.assertClean(relay.capture());
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "OURS")
  void receivesFarMoreEventsThanTheWindowHolds(Peer peer) {
    try (SlavePeer slave = peer.slave();
        RecordingRelay relay = new RecordingRelay(slave.port(), "many-" + peer);
        OurMaster master = new OurMaster(relay.port())) {
      slave.starts().next();
      List<PeerPoint> events = Contract.manyEvents(MANY);

      events.forEach(slave::event);

      assertThat(master.points().take(MANY)).containsExactlyElementsOf(events);
      Tshark.assertClean(relay.capture());
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "OURS")
  void stopsTheStationWhileItsListenerIsBusy(Peer peer) {
    LinkSettings link = LinkSettings.DEFAULT.withAcknowledge(Acknowledge.PROCESSED);
    List<PeerPoint> events = Contract.manyEvents(MANY);
    try (SlavePeer slave = peer.slave();
        RecordingRelay relay = new RecordingRelay(slave.port(), "busy-" + peer);
        OurMaster master = new OurMaster(idle(relay).withLink(link))) {
      slave.starts().next();
      master.busy(true);
      events.forEach(slave::event);
      // The peer goes on until its window is full.
      List<PeerPoint> window = master.points().take(STANDARD_K);
      assertThat(master.master().statistics().asdusReceived()).isLessThanOrEqualTo(LARGEST_K);

      master.busy(false);

      window.addAll(master.points().take(MANY - window.size()));
      assertThat(window).containsExactlyElementsOf(events);
      Tshark.assertClean(relay.capture());
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "OURS")
  void keepsAnIdleLinkAliveWithTestFrames(Peer peer) {
    LinkSettings link =
        LinkSettings.DEFAULT.withApci(ApciSettings.DEFAULT.withT3(Duration.ofMillis(20)));
    try (SlavePeer slave = peer.slave();
        RecordingRelay relay = new RecordingRelay(slave.port(), "idle-" + peer);
        OurMaster master = new OurMaster(idle(relay).withLink(link))) {
      await().until(() -> master.master().statistics().apdusReceived() > 10);

      assertThat(master.master().state()).isEqualTo(LinkState.STARTED);
      assertThat(master.master().statistics().asdusReceived()).isZero();
      Tshark.assertClean(relay.capture());
    }
  }

  private static MasterSettings idle(RecordingRelay relay) {
    return settings(relay).withStartUp(StartUp.DEFAULT.withInterrogate(List.of()));
  }

  private static Contract contract(Peer peer) {
    return Contract.read().with(peer, Role.SLAVE).with(Peer.OURS, Role.MASTER);
  }

  /** Interrogates all stations after each start and comes back fast. */
  private static MasterSettings settings(RecordingRelay relay) {
    Reconnect fast = Reconnect.DEFAULT.withDelays(Duration.ofMillis(20), Duration.ofMillis(100));
    return MasterSettings.of("127.0.0.1", relay.port()).withReconnect(fast);
  }
}
