package io.github.cameliec104.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.camel.Iec104Constants;
import io.github.cameliec104.camel.Iec104Endpoint;
import io.github.cameliec104.camel.Iec104RefusedException;
import io.github.cameliec104.e2e.Contract.CommandCase;
import io.github.cameliec104.e2e.Contract.Role;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.ReceivedCommand;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Camel routes with foreign stations at the other end. */
class CamelRoutesTest {

  private static final String OUTSTATION = "iec104:slave:127.0.0.1:0";

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "OURS")
  void receiveWhatAStationSaysAfterTheStartAndThenByItself(Peer peer) throws Exception {
    Contract contract = Contract.read().with(peer, Role.SLAVE).with(Peer.OURS, Role.MASTER);
    Inbox<PeerPoint> received = new Inbox<>("points at the route");
    try (SlavePeer slave = peer.slave();
        RecordingRelay relay = new RecordingRelay(slave.port(), "route-master-" + peer)) {
      contract.teach(slave);
      try (Routes routes = new Routes()) {
        routes.with(
            "iec104:master:127.0.0.1:" + relay.port(),
            exchange ->
                received.add(OurMaster.point(exchange.getMessage().getBody(PointUpdate.class))));

        assertThat(received.take(contract.points().size()))
            .containsExactlyInAnyOrderElementsOf(contract.points());
        for (PeerPoint event : contract.events()) {
          slave.event(event);
          assertThat(received.next()).isEqualTo(event);
        }
      }
      Tshark.assertClean(relay.capture());
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "OURS")
  void commandAStationAndFailWhenItRefuses(Peer peer) throws Exception {
    Contract contract = Contract.read().with(peer, Role.SLAVE).with(Peer.OURS, Role.MASTER);
    try (SlavePeer slave = peer.slave();
        RecordingRelay relay = new RecordingRelay(slave.port(), "route-commands-" + peer)) {
      contract.teach(slave);
      String station = "iec104:master:127.0.0.1:" + relay.port() + "?interrogation=false";
      try (Routes routes = new Routes()) {
        for (CommandCase commandCase : contract.commands()) {
          Exchange result = routes.send(station, OurCommands.request(commandCase.command()));
          assertResult(commandCase, result);
          if (commandCase.executed()) {
            assertThat(slave.commands().next()).isEqualTo(commandCase.command());
          }
        }
      }
      Tshark.assertClean(relay.capture());
    }
  }

  private static void assertResult(CommandCase commandCase, Exchange result) {
    if (commandCase.accepted()) {
      assertThat(result.getException()).as("%s", commandCase).isNull();
    } else {
      assertThat(result.getException())
          .as("%s", commandCase)
          .isInstanceOfSatisfying(
              Iec104RefusedException.class,
              refused ->
                  assertThat(refused.causeOfTransmission().number())
                      .isEqualTo(Math.abs(commandCase.answers().get(0))));
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "OURS")
  void publishPointsAndCarryOutTheCommandsOfAControlCentre(Peer peer) throws Exception {
    Contract contract = Contract.read().with(Peer.OURS, Role.SLAVE).with(peer, Role.MASTER);
    Inbox<PeerCommand> executed = new Inbox<>("commands at the route");
    try (Routes routes = new Routes()) {
      routes.with(OUTSTATION + "?commands=true", executing(contract, executed));
      publish(routes, contract.points(), Cause.BACKGROUND);
      int port = routes.camel().getEndpoint(OUTSTATION, Iec104Endpoint.class).getLinkPort();
      try (RecordingRelay relay = new RecordingRelay(port, "route-slave-" + peer)) {
        try (MasterPeer master = peer.master(relay.port())) {
          assertInterrogated(contract, master);
          assertPublished(routes, master);
          assertCommands(contract, master, executed);
        }
        Tshark.assertClean(relay.capture());
      }
    }
  }

  private static void assertInterrogated(Contract contract, MasterPeer master) {
    master.interrogate(1);
    assertThat(master.answers().take(2)).extracting(PeerAnswer::cause).containsExactly(7, 10);
    assertThat(master.points().drain()).containsExactlyInAnyOrderElementsOf(contract.points(1));
  }

  private static void assertPublished(Routes routes, MasterPeer master) {
    List<PeerPoint> events = Contract.manyEvents(3);
    publish(routes, events, Cause.SPONTANEOUS);
    assertThat(master.points().take(events.size())).containsExactlyElementsOf(events);
  }

  private static void assertCommands(
      Contract contract, MasterPeer master, Inbox<PeerCommand> executed) {
    for (CommandCase commandCase : contract.commands()) {
      if (commandCase.known()) {
        master.command(commandCase.command());
        assertThat(master.answers().take(commandCase.answers().size()))
            .extracting(answer -> answer.negative() ? -answer.cause() : answer.cause())
            .isEqualTo(commandCase.answers());
        if (commandCase.executed()) {
          assertThat(executed.next()).isEqualTo(commandCase.command());
        }
      }
    }
  }

  /** Does what the contract accepts and refuses everything else. */
  private static Processor executing(Contract contract, Inbox<PeerCommand> executed) {
    Set<PeerCommand> accepted =
        contract.commands().stream()
            .filter(CommandCase::accepted)
            .map(CommandCase::command)
            .collect(Collectors.toSet());
    return exchange -> {
      PeerCommand command =
          OurCommands.received(exchange.getMessage().getBody(ReceivedCommand.class));
      if (accepted.contains(command)) {
        executed.add(command);
      } else {
        exchange.getMessage().setHeader(Iec104Constants.REFUSE, "ACTIVATION_CONFIRMATION");
      }
    };
  }

  private static void publish(Routes routes, List<PeerPoint> points, Cause cause) {
    for (PeerPoint point : points) {
      Exchange result = routes.send(OUTSTATION, OurSlave.update(point, cause));
      assertThat(result.getException()).as("%s", point).isNull();
    }
  }
}
