package io.github.cameliec104.e2e;

import static io.github.cameliec104.protocol.station.LinkState.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameliec104.e2e.Contract.Role;
import io.github.cameliec104.protocol.apci.ApciSettings;
import io.github.cameliec104.protocol.net.LinkSettings;
import io.github.cameliec104.protocol.net.PeerState;
import io.github.cameliec104.protocol.net.SlaveSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Our slave with foreign control centres behind a network that fails. */
class OurSlaveLinkTest {

  private static final int MANY = 500;

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "OURS")
  void deliversEventsThatHappenedBeforeAnybodyListened(Peer peer) {
    List<PeerPoint> events = contract(peer).events();
    try (OurSlave slave = new OurSlave();
        RecordingRelay relay = new RecordingRelay(slave.port(), "early-" + peer)) {
      events.forEach(slave::event);

      try (MasterPeer master = peer.master(relay.port())) {
        assertThat(master.points().take(events.size())).containsExactlyElementsOf(events);
      }
      Tshark.assertClean(relay.capture());
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "OURS")
  void sendsEventsAgainThatALostLinkSwallowed(Peer peer) {
    List<PeerPoint> events = contract(peer).events();
    try (OurSlave slave = new OurSlave();
        RecordingRelay relay = new RecordingRelay(slave.port(), "swallowed-" + peer);
        MasterPeer master = peer.master(relay.port())) {
      slave.starts().next();
      relay.hold(true);
      events.forEach(slave::event);
      relay.cut();
      relay.hold(false);

      master.disconnect();
      master.connect();

      assertThat(master.points().take(events.size())).containsExactlyElementsOf(events);
      Tshark.assertClean(relay.capture());
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "OURS")
  void sendsFarMoreEventsThanTheWindowHolds(Peer peer) {
    List<PeerPoint> events = Contract.manyEvents(MANY);
    try (OurSlave slave = new OurSlave();
        RecordingRelay relay = new RecordingRelay(slave.port(), "burst-" + peer);
        MasterPeer master = peer.master(relay.port())) {
      events.forEach(slave::event);

      assertThat(master.points().take(MANY)).containsExactlyElementsOf(events);
      Tshark.assertClean(relay.capture());
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "OURS")
  void understandsSegmentsOfOneOctet(Peer peer) {
    Contract contract = contract(peer);
    try (OurSlave slave = new OurSlave();
        RecordingRelay relay = new RecordingRelay(slave.port(), "slave-octets-" + peer)) {
      contract.teach(slave);
      relay.oneOctetSegments(true);
      try (MasterPeer master = peer.master(relay.port())) {
        master.interrogate(1);
        assertThat(master.answers().take(2)).extracting(PeerAnswer::cause).containsExactly(7, 10);
        assertThat(master.points().drain()).containsExactlyInAnyOrderElementsOf(contract.points(1));
      }
      Tshark.assertClean(relay.capture());
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "OURS")
  void keepsAnIdleLinkAliveWithTestFrames(Peer peer) {
    LinkSettings link =
        LinkSettings.DEFAULT.withApci(ApciSettings.DEFAULT.withT3(Duration.ofMillis(20)));
    try (OurSlave slave = new OurSlave(SlaveSettings.of("127.0.0.1", 0).withLink(link));
        RecordingRelay relay = new RecordingRelay(slave.port(), "slave-idle-" + peer);
        MasterPeer master = peer.master(relay.port())) {
      await().until(() -> slave.slave().statistics().apdusReceived() > 10);

      assertThat(slave.slave().peers()).extracting(PeerState::state).containsOnly(STARTED);
      assertThat(master.points().drain()).isEmpty();
      Tshark.assertClean(relay.capture());
    }
  }

  @Test
  void servesTwoMastersOfDifferentMakersAtOnce() {
    Contract contract = contract(Peer.J60870).with(Peer.NEOSCADA, Role.MASTER);
    try (OurSlave slave = new OurSlave()) {
      contract.teach(slave);
      try (MasterPeer one = Peer.J60870.master(slave.port());
          MasterPeer other = Peer.NEOSCADA.master(slave.port())) {
        slave.starts().take(2);
        contract.events().forEach(slave::event);
        one.interrogate(1);

        assertThat(other.points().take(contract.events().size()))
            .containsExactlyElementsOf(contract.events());
        assertThat(one.points().take(contract.events().size()))
            .containsExactlyElementsOf(contract.events());
        assertThat(one.answers().take(2)).extracting(PeerAnswer::cause).containsExactly(7, 10);
        assertThat(other.answers().drain()).as("answers to somebody else").isEmpty();
      }
    }
  }

  private static Contract contract(Peer peer) {
    return Contract.read().with(Peer.OURS, Role.SLAVE).with(peer, Role.MASTER);
  }
}
