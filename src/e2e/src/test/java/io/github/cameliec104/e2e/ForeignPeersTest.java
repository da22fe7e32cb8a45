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
 * The foreign peers against each other: proves the harness and the contract without anything of
 * ours.
 */
class ForeignPeersTest {

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
    try (ForeignSlave slave = slavePeer.slave();
        RecordingRelay relay =
            new RecordingRelay(slave.port(), "peers-" + slavePeer + "-" + masterPeer)) {
      contract.teach(slave);
      try (ForeignMaster master = masterPeer.master(relay.port())) {
        slave.starts().next();
        interrogateEachStation(contract, master);
        interrogateAllStations(contract, master);
        sendEvents(contract, slave, master);
        sendCommands(contract, slave, master, negativeBit);
      }
      Tshark.assertClean(relay.capture());
    }
  }

  private static void interrogateEachStation(Contract contract, ForeignMaster master) {
    for (int ca : contract.stations()) {
      master.interrogate(ca);
      assertThat(master.answers().take(2)).containsExactlyElementsOf(interrogation(ca));
      assertThat(master.points().drain()).containsExactlyInAnyOrderElementsOf(contract.points(ca));
    }
  }

  private static void interrogateAllStations(Contract contract, ForeignMaster master) {
    master.interrogate(BROADCAST);
    assertThat(master.answers().take(2 * contract.stations().size()))
        .containsExactlyInAnyOrderElementsOf(
            contract.stations().stream().flatMap(ca -> interrogation(ca).stream()).toList());
    assertThat(master.points().drain()).containsExactlyInAnyOrderElementsOf(contract.points());
  }

  private static List<ForeignAnswer> interrogation(int ca) {
    return List.of(
        new ForeignAnswer(ca, 0, "C_IC_NA_1", 7, false),
        new ForeignAnswer(ca, 0, "C_IC_NA_1", 10, false));
  }

  private static void sendEvents(Contract contract, ForeignSlave slave, ForeignMaster master) {
    for (ForeignPoint event : contract.events()) {
      slave.event(event);
      assertThat(master.points().next()).isEqualTo(event);
    }
  }

  private static void sendCommands(
      Contract contract, ForeignSlave slave, ForeignMaster master, boolean negativeBit) {
    for (CommandCase commandCase : contract.commands()) {
      ForeignCommand command = commandCase.command();
      master.command(command);
      List<ForeignAnswer> expected =
          commandCase.answers().stream()
              .map(
                  cause ->
                      new ForeignAnswer(
                          command.ca(),
                          command.ioa(),
                          command.type(),
                          Math.abs(cause),
                          cause < 0 && negativeBit))
              .toList();
      assertThat(master.answers().take(expected.size()))
          .as("answers to %s", commandCase)
          .isEqualTo(expected);
      if (commandCase.accepted()) {
        assertThat(slave.commands().next()).isEqualTo(command);
      }
    }
    assertThat(slave.commands().drain()).as("executed though refused").isEmpty();
  }
}
