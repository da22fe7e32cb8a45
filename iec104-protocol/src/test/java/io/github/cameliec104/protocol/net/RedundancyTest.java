package io.github.cameliec104.protocol.net;

import static io.github.cameliec104.protocol.net.Eventually.eventually;
import static io.github.cameliec104.protocol.net.Stations.INTERROGATION;
import static io.github.cameliec104.protocol.net.Stations.acknowledgement;
import static io.github.cameliec104.protocol.net.Stations.confirmStart;
import static io.github.cameliec104.protocol.net.Stations.expectNothing;
import static io.github.cameliec104.protocol.net.Stations.point;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cameliec104.protocol.Iec104ClosedException;
import io.github.cameliec104.protocol.apci.ApciSettings;
import io.github.cameliec104.protocol.asdu.Command.SingleCommand;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.CommandRequest;
import io.github.cameliec104.protocol.station.CommandResult;
import io.github.cameliec104.protocol.station.LinkEvent.InterrogationFinished;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.StartUp;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A master with several connections to one station, of which at most one transfers data. */
class RedundancyTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private Stations stations;

  private Stations open(int addresses) throws IOException {
    stations = new Stations(addresses);
    stations.open(stations.settings());
    return stations;
  }

  @AfterEach
  void close() throws IOException {
    stations.close();
  }

  private static void assertFails(
      CompletableFuture<?> future, Class<? extends Exception> type, String message) {
    assertThat(future)
        .failsWithin(Duration.ofSeconds(5))
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(type)
        .withMessageContaining(message);
  }

  private static CommandRequest on() {
    return CommandRequest.of(
        new PointAddress(1, 5000), TypeId.C_SC_NA_1, new SingleCommand(true, 0, false));
  }

  @Test
  void theOthersStandByAndAreTestedInTheMeantime() throws IOException {
    stations = new Stations(2);
    ApciSettings apci = ApciSettings.DEFAULT.withT3(Duration.ofMillis(20));
    stations.open(stations.settings().withLink(LinkSettings.DEFAULT.withApci(apci)));
    RawPeer first = stations.started(0);
    RawPeer second = stations.standby(1);
    for (int i = 0; i < 3; i++) {
      second.expect(RawPeer.TESTFR_ACT);
      second.send(RawPeer.TESTFR_CON);
      first.expect(RawPeer.TESTFR_ACT);
      first.send(RawPeer.TESTFR_CON);
    }
    assertThat(stations.master().state()).isEqualTo(LinkState.STARTED);
    assertThat(stations.master().peers())
        .extracting(PeerState::peer, PeerState::state)
        .containsExactly(
            tuple(stations.name(0), LinkState.STARTED),
            tuple(stations.name(1), LinkState.CONNECTED));
    assertThat(stations.master().peers().get(1).statistics().apdusReceived()).isPositive();
  }

  @Test
  void aStandbyThatDoesNotAnswerItsTestIsConnectedAnew() throws IOException {
    stations = new Stations(2);
    LinkSettings impatient = Stations.t1(Duration.ofMillis(50));
    ApciSettings apci = impatient.apci().withT3(Duration.ofMillis(20));
    stations.open(stations.settings().withLink(impatient.withApci(apci)));
    RawPeer first = stations.started(0);
    RawPeer second = stations.standby(1);
    second.expect(RawPeer.TESTFR_ACT);
    answerTestsUntilClosed(first, second);
    stations.accept(1);
    eventually(
        () ->
            stations.states(1).stream()
                .anyMatch(s -> s.contains("the peer did not confirm TESTFR within t1")));
    assertThat(stations.heard.states()).containsOnlyOnce("STARTED: " + stations.name(0));
  }

  private static void answerTestsUntilClosed(RawPeer tested, RawPeer silent) throws IOException {
    Thread answering =
        new Thread(
            () -> {
              try {
                while (true) {
                  tested.expect(RawPeer.TESTFR_ACT);
                  tested.send(RawPeer.TESTFR_CON);
                }
              } catch (IOException | AssertionError e) {
                // the end of the test
              }
            });
    answering.setDaemon(true);
    answering.start();
    silent.expectClosed();
  }

  @Test
  void aStandbyTakesOverAtOnceWhenTheStartedConnectionBreaks() throws IOException {
    open(2);
    RawPeer first = stations.started(0);
    RawPeer second = stations.standby(1);
    stations.stopListening(0);
    first.send(point(0, 0, 1));
    first.close();
    confirmStart(second);
    second.send(point(0, 0, 2));
    eventually(() -> stations.points().equals(List.of(1, 2)));
    assertThat(stations.switches()).containsExactly("0 to 1: the peer closed the connection");
    assertThat(stations.heard.states())
        .contains(
            "CONNECTED: " + stations.name(0) + ": the peer closed the connection",
            "STARTED: " + stations.name(1))
        .noneMatch(state -> state.startsWith("DISCONNECTED: " + stations.name(0)));
    assertThat(stations.master().statistics().lastError()).contains(stations.name(0));
  }

  @Test
  void aTakeoverDoesNotWaitForTheReconnectPause() throws IOException {
    stations = new Stations(2, 2);
    stations.open(stations.settings().withReconnect(new Reconnect(LONG, LONG, 1, 0)));
    List<RawPeer> peers = List.of(stations.accept(0), stations.accept(1));
    int first = stations.first();
    takenOver(peers.get(first), first).close();
    confirmStart(peers.get(1 - first));
    eventually(() -> stations.state(1 - first) == LinkState.STARTED);
    assertThat(stations.state(first)).isEqualTo(LinkState.DISCONNECTED);
  }

  @Test
  void aBrokenStandbyIsConnectedAnewAndTouchesNothingElse() throws IOException {
    open(2);
    RawPeer first = stations.started(0);
    RawPeer second = stations.standby(1);
    second.close();
    RawPeer again = stations.accept(1);
    eventually(() -> stations.states(1).contains("DISCONNECTED: the peer closed the connection"));
    eventually(() -> stations.state(1) == LinkState.CONNECTED);
    expectNothing(first);
    expectNothing(again);
    assertThat(stations.heard.states()).containsOnlyOnce("STARTED: " + stations.name(0));
    assertThat(stations.switches()).isEmpty();
  }

  @Test
  void whenAllBreakTheLinkIsDownAndTheFirstThatComesBackIsStarted() throws IOException {
    open(2);
    RawPeer first = stations.started(0);
    RawPeer second = stations.standby(1);
    stations.stopListening(0);
    second.close();
    RawPeer again = stations.accept(1);
    eventually(() -> stations.state(1) == LinkState.CONNECTED);
    stations.stopListening(1);
    again.close();
    eventually(() -> stations.state(1) != LinkState.CONNECTED);
    first.close();
    stations.heard.awaitState(
        s -> s.equals("DISCONNECTED: " + stations.name(0) + ": the peer closed the connection"));
    confirmStart(stations.listen(1));
    eventually(() -> stations.heard.states().contains("STARTED: " + stations.name(1)));
  }

  @Test
  void aSwitchOverStopsHereThenStartsThereAndKeepsTheOrderOfPoints() throws IOException {
    Iec104Master master = open(2).master();
    RawPeer first = stations.started(0);
    RawPeer second = stations.standby(1);
    first.send(point(0, 0, 1));
    eventually(() -> stations.points().size() == 1);
    CompletableFuture<String> switched = master.switchOver();
    first.expect(acknowledgement(1));
    first.expect(RawPeer.STOPDT_ACT);
    expectNothing(second);
    first.send(point(1, 0, 2));
    first.expect(acknowledgement(2));
    first.send(point(2, 0, 3));
    first.expect(acknowledgement(3));
    expectNothing(second);
    assertThat(switched).isNotDone();
    first.send(RawPeer.STOPDT_CON);
    confirmStart(second);
    second.send(point(0, 0, 4));
    assertThat(switched).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(stations.name(1));
    eventually(() -> stations.points().equals(List.of(1, 2, 3, 4)));
    expectNothing(first);
    assertThat(stations.state(0)).isEqualTo(LinkState.CONNECTED);
    assertThat(stations.switches()).containsExactly("0 to 1: switched over on request");
    assertThat(stations.heard.states())
        .endsWith("CONNECTED: " + stations.name(0), "STARTED: " + stations.name(1));
  }

  @Test
  void whatTheOldConnectionSendsAfterItsStopIsNotDelivered() throws IOException {
    Iec104Master master = open(2).master();
    RawPeer first = stations.started(0);
    RawPeer second = stations.standby(1);
    master.switchOver();
    first.expect(RawPeer.STOPDT_ACT);
    first.send(RawPeer.STOPDT_CON + point(0, 0, 1));
    first.expectClosed();
    confirmStart(second);
    second.send(point(0, 0, 2));
    eventually(() -> !stations.points().isEmpty());
    assertThat(stations.points()).containsExactly(2);
  }

  @Test
  void aRequestOpenDuringASwitchOverFailsAndIsNotRepeated() throws IOException {
    Iec104Master master = open(2).master();
    RawPeer first = stations.started(0);
    RawPeer second = stations.standby(1);
    CompletableFuture<CommandResult> command = master.command(on());
    first.read();
    CompletableFuture<String> switched = master.switchOver();
    first.expect(RawPeer.STOPDT_ACT);
    first.send(acknowledgement(1));
    first.send(RawPeer.STOPDT_CON);
    confirmStart(second);
    switched.join();
    assertFails(command, Iec104ClosedException.class, "data transfer was stopped");
    expectNothing(second);
  }

  @Test
  void anAnswerThatComesBeforeTheStopIsConfirmedCounts() throws IOException {
    Iec104Master master = open(2).master();
    RawPeer first = stations.started(0);
    RawPeer second = stations.standby(1);
    CompletableFuture<CommandResult> command = master.command(on());
    first.expect("680e000000002d010600010088130001");
    CompletableFuture<CommandResult> late = new CompletableFuture<>();
    CompletableFuture<String> switched = master.switchOver();
    first.expect(RawPeer.STOPDT_ACT);
    master.command(on()).whenComplete((r, e) -> late.complete(r));
    first.send("680e000002002d010700010088130001");
    assertThat(command)
        .succeedsWithin(Duration.ofSeconds(5))
        .isInstanceOf(CommandResult.Confirmed.class);
    first.expect(acknowledgement(1));
    first.send(RawPeer.STOPDT_CON);
    confirmStart(second);
    switched.join();
    assertThat(late).succeedsWithin(Duration.ofSeconds(5)).isNull();
    expectNothing(second);
  }

  @Test
  void aStationThatDoesNotConfirmTheStopIsClosedAfterT1AndTheOtherStarted() throws IOException {
    stations = new Stations(2);
    Iec104Master master =
        stations.open(stations.settings().withLink(Stations.t1(Duration.ofMillis(60))));
    RawPeer first = stations.started(0);
    RawPeer second = stations.standby(1);
    CompletableFuture<String> switched = master.switchOver();
    first.expect(RawPeer.STOPDT_ACT);
    first.expectClosed();
    confirmStart(second);
    assertThat(switched).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(stations.name(1));
    assertThat(stations.switches())
        .singleElement()
        .asString()
        .contains("the peer did not confirm STOPDT within t1");
  }

  @Test
  void theLinkIsNotStartedBeforeASlowStandbyConfirms() throws IOException {
    Iec104Master master = open(2).master();
    RawPeer first = stations.started(0);
    RawPeer second = stations.standby(1);
    stations.stopListening(0);
    first.close();
    second.expect(RawPeer.STARTDT_ACT);
    assertThat(master.state()).isEqualTo(LinkState.CONNECTED);
    assertFails(master.command(on()), Iec104ClosedException.class, "not started");
    second.send(RawPeer.STARTDT_CON);
    eventually(() -> master.state() == LinkState.STARTED);
  }

  @Test
  void aStandbyThatDoesNotConfirmTheStartIsLeftForTheNext() throws IOException {
    stations = new Stations(3);
    stations.open(stations.settings().withLink(Stations.t1(Duration.ofMillis(60))));
    RawPeer first = stations.started(0);
    RawPeer second = stations.standby(1);
    RawPeer third = stations.standby(2);
    stations.stopListening(0);
    first.close();
    second.expect(RawPeer.STARTDT_ACT);
    second.expectClosed();
    confirmStart(third);
    eventually(() -> stations.state(2) == LinkState.STARTED);
    assertThat(stations.switches()).containsExactly("0 to 2: the peer closed the connection");
  }

  @Test
  void ifTheTargetBreaksDuringASwitchOverTheOldConnectionIsStartedAgain() throws IOException {
    Iec104Master master = open(2).master();
    RawPeer first = stations.started(0);
    RawPeer second = stations.standby(1);
    stations.stopListening(1);
    CompletableFuture<String> switched = master.switchOver(stations.name(1));
    first.expect(RawPeer.STOPDT_ACT);
    second.close();
    eventually(() -> stations.state(1) != LinkState.CONNECTED);
    first.send(RawPeer.STOPDT_CON);
    confirmStart(first);
    assertFails(switched, Iec104ClosedException.class, "started on " + stations.name(0));
    eventually(() -> master.state() == LinkState.STARTED);
    assertThat(stations.switches()).isEmpty();
  }

  @Test
  void ifBothBreakDuringASwitchOverItFails() throws IOException {
    Iec104Master master = open(2).master();
    RawPeer first = stations.started(0);
    RawPeer second = stations.standby(1);
    stations.stopListening(0);
    stations.stopListening(1);
    CompletableFuture<String> switched = master.switchOver();
    first.expect(RawPeer.STOPDT_ACT);
    second.close();
    eventually(() -> stations.state(1) != LinkState.CONNECTED);
    first.close();
    assertFails(switched, Iec104ClosedException.class, "no connection is left");
  }

  @Test
  void aSwitchOverThatCannotBeIsRefusedAndChangesNothing() throws IOException {
    Iec104Master master = open(3).master();
    assertFails(master.switchOver(), Iec104ClosedException.class, "not started");
    RawPeer first = stations.started(0);
    assertFails(master.switchOver(), Iec104ClosedException.class, "no other connection stands by");
    assertFails(
        master.switchOver(stations.name(2)), Iec104ClosedException.class, "expected CONNECTED");
    assertFails(master.switchOver("nowhere:1"), IllegalArgumentException.class, "nowhere:1");
    assertThat(master.switchOver(stations.name(0)))
        .succeedsWithin(Duration.ofSeconds(5))
        .isEqualTo(stations.name(0));
    expectNothing(first);
    RawPeer second = stations.standby(1);
    CompletableFuture<String> switched = master.switchOver();
    first.expect(RawPeer.STOPDT_ACT);
    assertFails(master.switchOver(), Iec104ClosedException.class, "under way");
    first.send(RawPeer.STOPDT_CON);
    confirmStart(second);
    switched.join();
  }

  @Test
  void closingDuringASwitchOverEndsAllThatWaits() throws IOException {
    Iec104Master master = open(2).master();
    RawPeer first = stations.started(0);
    RawPeer second = stations.standby(1);
    CompletableFuture<CommandResult> command = master.command(on());
    first.read();
    CompletableFuture<String> switched = master.switchOver();
    first.expect(RawPeer.STOPDT_ACT);
    assertThat(master.closeAsync()).succeedsWithin(Duration.ofSeconds(5));
    assertFails(switched, Iec104ClosedException.class, "the link is closed");
    assertFails(command, Iec104ClosedException.class, "");
    first.expectClosed();
    second.expectClosed();
    assertFails(master.switchOver(), Iec104ClosedException.class, "");
    assertThat(stations.heard.states()).endsWith("CLOSED").containsOnlyOnce("CLOSED");
  }

  @Test
  void closingStopsTheStartedConnectionAndCutsTheOthers() throws IOException {
    Iec104Master master = open(2).master();
    RawPeer first = stations.started(0);
    RawPeer second = stations.standby(1);
    CompletableFuture<Void> closed = master.closeAsync();
    first.expect(RawPeer.STOPDT_ACT);
    second.expectClosed();
    first.send(RawPeer.STOPDT_CON);
    first.expectClosed();
    closed.join();
    assertThat(stations.heard.states()).endsWith("CONNECTED: " + stations.name(0), "CLOSED");
  }

  private Iec104Master openInterrogating(boolean afterSwitch) throws IOException {
    stations = new Stations(2);
    MasterSettings settings = stations.settings();
    return stations.open(
        settings
            .withStartUp(StartUp.DEFAULT)
            .withRedundancy(settings.redundancy().withInterrogateAfterSwitch(afterSwitch)));
  }

  private static void answerInterrogation(RawPeer peer) throws IOException {
    peer.expect(INTERROGATION);
    peer.send("680e0000020064010700ffff00000014" + "680e0200020064010a00ffff00000014");
  }

  private RawPeer switchedOver(Iec104Master master, boolean answered) throws IOException {
    RawPeer first = stations.accept(0);
    confirmStart(first);
    if (answered) {
      answerInterrogation(first);
      eventually(() -> finished() == 1);
    } else {
      first.expect(INTERROGATION);
    }
    RawPeer second = stations.standby(1);
    master.switchOver();
    if (answered) {
      first.expect(acknowledgement(2));
    } else {
      first.send(acknowledgement(1));
    }
    first.expect(RawPeer.STOPDT_ACT);
    first.send(RawPeer.STOPDT_CON);
    confirmStart(second);
    return second;
  }

  private long finished() {
    return stations.heard.events.stream().filter(InterrogationFinished.class::isInstance).count();
  }

  @Test
  void aSwitchOverIsFollowedByTheInterrogation() throws IOException {
    RawPeer second = switchedOver(openInterrogating(true), true);
    second.expect(INTERROGATION);
  }

  @Test
  void aSwitchOverCanGoWithoutInterrogation() throws IOException {
    Iec104Master master = openInterrogating(false);
    RawPeer second = switchedOver(master, true);
    eventually(() -> stations.state(1) == LinkState.STARTED);
    expectNothing(second);
  }

  @Test
  void anInterrogationCutShortBySwitchingOverIsRepeatedInAnyCase() throws IOException {
    RawPeer second = switchedOver(openInterrogating(false), false);
    second.expect(INTERROGATION);
  }

  @Test
  void afterTheLinkWasDownThereIsAnInterrogationInAnyCase() throws IOException {
    openInterrogating(false);
    RawPeer first = stations.accept(0);
    confirmStart(first);
    answerInterrogation(first);
    eventually(() -> finished() == 1);
    first.close();
    RawPeer again = stations.accept(0);
    confirmStart(again);
    again.expect(INTERROGATION);
  }

  @Test
  void mastersThatFightForTheStationTakeOverMoreAndMoreSlowly() throws IOException {
    stations = new Stations(4, 4);
    stations.open(stations.settings().withReconnect(new Reconnect(LONG, LONG, 1, 0)));
    List<RawPeer> peers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      peers.add(stations.accept(i));
    }
    int first = stations.first();
    for (int i = 0; i < 4; i++) {
      int address = i;
      eventually(() -> stations.state(address).compareTo(LinkState.CONNECTED) >= 0);
    }
    takenOver(peers.get(first), first).close();
    int second = (first + 1) % 4;
    takenOver(peers.get(second), second).close();
    eventually(() -> stations.state(second) == LinkState.DISCONNECTED);
    expectNothing(peers.get((first + 2) % 4));
    expectNothing(peers.get((first + 3) % 4));
    assertThat(stations.master().state()).isEqualTo(LinkState.CONNECTED);
  }

  private RawPeer takenOver(RawPeer peer, int address) throws IOException {
    confirmStart(peer);
    eventually(() -> stations.state(address) == LinkState.STARTED);
    return peer;
  }
}
