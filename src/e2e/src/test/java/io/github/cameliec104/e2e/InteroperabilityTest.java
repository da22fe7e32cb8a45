package io.github.cameliec104.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.e2e.Contract.CommandCase;
import io.github.cameliec104.e2e.Contract.Role;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every stack against every other, in both roles. The pairs without ours prove the harness and the
 * contract; if one of those fails, look there first.
 */
class InteroperabilityTest {

  private static final int BROADCAST = 65535;

  static Stream<Arguments> pairs() {
    return Arrays.stream(Peer.values())
        .flatMap(slave -> Arrays.stream(Peer.values()).map(master -> Arguments.of(slave, master)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void speakAsTheContractSays(Peer slavePeer, Peer masterPeer) {
    Contract contract = Contract.read().with(slavePeer, Role.SLAVE).with(masterPeer, Role.MASTER);
    boolean negativeBit = slavePeer.hasNegativeBit() && masterPeer.hasNegativeBit();
    try (SlavePeer slave = slavePeer.slave();
        RecordingRelay relay =
            new RecordingRelay(slave.port(), "peers-" + slavePeer + "-" + masterPeer)) {
      contract.teach(slave);
      try (MasterPeer master = masterPeer.master(relay.port())) {
        slave.starts().next();
        interrogateEachStation(contract, master);
        interrogateAllStations(contract, master);
        interrogateCounters(contract, master);
        sendEvents(contract, slave, master);
        sendCommands(contract, slave, master, negativeBit);
      }
      Tshark.assertClean(relay.capture());
    }
  }

  private static void interrogateEachStation(Contract contract, MasterPeer master) {
    for (int ca : contract.stations()) {
      master.interrogate(ca);
      assertThat(master.answers().take(2)).containsExactlyElementsOf(answers(ca, "C_IC_NA_1"));
      assertThat(master.points().drain()).containsExactlyInAnyOrderElementsOf(contract.points(ca));
    }
  }

  private static void interrogateAllStations(Contract contract, MasterPeer master) {
    master.interrogate(BROADCAST);
    assertThat(master.answers().take(2 * contract.stations().size()))
        .containsExactlyInAnyOrderElementsOf(
            contract.stations().stream().flatMap(ca -> answers(ca, "C_IC_NA_1").stream()).toList());
    assertThat(master.points().drain()).containsExactlyInAnyOrderElementsOf(contract.points());
  }

  private static void interrogateCounters(Contract contract, MasterPeer master) {
    if (!contract.counters().isEmpty()) {
      int ca = contract.counters().get(0).ca();
      master.interrogateCounters(ca);
      assertThat(master.answers().take(2)).containsExactlyElementsOf(answers(ca, "C_CI_NA_1"));
      assertThat(master.points().drain()).containsExactlyInAnyOrderElementsOf(contract.counters());
    }
  }

  /** Confirmation and termination. */
  private static List<PeerAnswer> answers(int ca, String type) {
    return List.of(new PeerAnswer(ca, 0, type, 7, false), new PeerAnswer(ca, 0, type, 10, false));
  }

  private static void sendEvents(Contract contract, SlavePeer slave, MasterPeer master) {
    for (PeerPoint event : contract.events()) {
      slave.event(event);
      assertThat(master.points().next()).isEqualTo(event);
    }
  }

  private static void sendCommands(
      Contract contract, SlavePeer slave, MasterPeer master, boolean negativeBit) {
    for (CommandCase commandCase : contract.commands()) {
      PeerCommand command = commandCase.command();
      master.command(command);
      List<PeerAnswer> expected =
          commandCase.answers().stream()
              .map(
                  cause ->
                      new PeerAnswer(
                          command.ca(),
                          command.ioa(),
                          command.type(),
                          Math.abs(cause),
                          cause < 0 && negativeBit))
              .toList();
      assertThat(master.answers().take(expected.size()))
          .as("answers to %s", commandCase)
          .isEqualTo(expected);
      if (commandCase.executed()) {
        assertThat(slave.commands().next()).isEqualTo(command);
      }
    }
    assertThat(slave.commands().drain()).as("executed though refused").isEmpty();
  }
}
