package io.github.cameliec104.protocol.net;

import static io.github.cameliec104.protocol.net.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cameliec104.protocol.Iec104ClosedException;
import io.github.cameliec104.protocol.apci.ApciSettings;
import io.github.cameliec104.protocol.asdu.AddressSizes;
import io.github.cameliec104.protocol.asdu.Command.SingleCommand;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.CommandRequest;
import io.github.cameliec104.protocol.station.CommandResult;
import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.StartUp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The master against a station made of octets. */
class Iec104MasterTest {

  private static final String INTERROGATION = "680e0000000064010600ffff00000014";
  private static final Reconnect AT_ONCE =
      new Reconnect(Duration.ofMillis(1), Duration.ofMillis(1), 1, 0);

  private final Recorder listener = new Recorder();
  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<Iec104Master> masters = new ArrayList<>();
  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = RawPeer.listen();
    open.add(server);
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
    masters.forEach(Iec104Master::close); // last: a stop is confirmed by nobody and takes its time
  }

  private MasterSettings settings() {
    return MasterSettings.of("127.0.0.1", server.getLocalPort()).withReconnect(AT_ONCE);
  }

  private Iec104Master open(MasterSettings settings) {
    return open(settings, listener);
  }

  private Iec104Master open(MasterSettings settings, Recorder recorder) {
    Iec104Master master = Iec104Master.open(settings, recorder);
    masters.add(master);
    return master;
  }

  private RawPeer started() throws IOException {
    RawPeer station = RawPeer.acceptAndStart(server);
    station.expect(INTERROGATION);
    open.add(station);
    return station;
  }

  @Test
  void nothingIsSentBeforeStartdtConAndTheInterrogationAtOnceAfterIt() throws IOException {
    Iec104Master master = open(settings());
    RawPeer station = RawPeer.accept(server);
    open.add(station);
    station.expect(RawPeer.STARTDT_ACT);
    station.send(RawPeer.TESTFR_ACT);
    station.expect(RawPeer.TESTFR_CON);
    assertThat(master.state()).isEqualTo(LinkState.CONNECTED);
    station.send(RawPeer.STARTDT_CON);
    station.expect(INTERROGATION);
    listener.awaitState(LinkState.STARTED);
    assertThat(listener.states()).containsExactly("CONNECTING", "CONNECTED", "STARTED");
    assertThat(master.state()).isEqualTo(LinkState.STARTED);
  }

  @Test
  void everyConnectionBeginsAnew() throws IOException {
    Iec104Master master = open(settings());
    for (int round = 1; round <= 3; round++) {
      RawPeer station = started();
      station.send("680e0000020064010700010000000014");
      station.close();
    }
    eventually(() -> master.statistics().disconnects() == 3);
    listener.awaitState("DISCONNECTED: the peer closed the connection"::equals);
    assertThat(master.statistics().lastError()).contains("the peer closed the connection");
  }

  @Test
  void anAsduThatCannotBeDecodedClosesTheLinkAndIsTold() throws IOException {
    open(settings());
    RawPeer station = started();
    station.send("680e0000020001010300010064000001");
    station.send("680d02000200010103000100640000");
    station.expectClosed();
    started();
    assertThat(listener.points).hasSize(1);
    assertThat(listener.states())
        .contains(
            "DISCONNECTED: the peer sent an ASDU that cannot be decoded: "
                + "M_SP_NA_1 with 1 objects in 3 octets, expected 4 octets");
  }

  @Test
  void aStationThatDoesNotConfirmStartdtIsGivenUpAfterT1() throws IOException {
    ApciSettings apci = ApciSettings.DEFAULT.withT2(Duration.ofMillis(20));
    open(settings().withLink(LinkSettings.DEFAULT.withApci(apci.withT1(Duration.ofMillis(50)))));
    for (int attempt = 0; attempt < 2; attempt++) {
      try (RawPeer station = RawPeer.accept(server)) {
        station.expect(RawPeer.STARTDT_ACT);
        station.expectClosed();
      }
    }
    listener.awaitState(
        s -> s.startsWith("DISCONNECTED: the peer did not confirm STARTDT within t1"));
  }

  @Test
  void aHostThatDoesNotAnswerIsGivenUpAfterT0() throws IOException {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
        Socket second = new Socket(full.getInetAddress(), full.getLocalPort())) {
      assertThat(first.isConnected() && second.isConnected()).isTrue();
      ApciSettings apci = ApciSettings.DEFAULT.withT0(Duration.ofMillis(50));
      open(
          MasterSettings.of("127.0.0.1", full.getLocalPort())
              .withLink(LinkSettings.DEFAULT.withApci(apci))
              .withReconnect(AT_ONCE));
      listener.awaitState("DISCONNECTED: no answer in time"::equals);
    }
  }

  @Test
  void aHostThatRefusesIsTriedAgainUntilItListens() throws IOException {
    int port = server.getLocalPort();
    server.close();
    Iec104Master master = open(settings());
    eventually(() -> listener.states().stream().filter(refused()).count() >= 3);
    assertThat(listener.states())
        .startsWith(
            "CONNECTING",
            "DISCONNECTED: connection refused",
            "CONNECTING",
            "DISCONNECTED: connection refused");
    assertThat(master.statistics().lastError()).isEqualTo("connection refused");
    server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    open.add(server);
    started();
  }

  private static Predicate<String> refused() {
    return "DISCONNECTED: connection refused"::equals;
  }

  @Test
  void anUnknownHostIsTold() {
    open(MasterSettings.of("a..b", 2404).withReconnect(AT_ONCE));
    eventually(
        () -> listener.states().stream().filter(s -> s.contains("unknown host")).count() > 2);
  }

  @Test
  void aHostNameIsResolved() throws IOException {
    open(MasterSettings.of("localhost", server.getLocalPort()).withReconnect(AT_ONCE));
    started();
  }

  @Test
  void aStartOfDataTransferEndsTheSeriesOfFailures() throws IOException {
    Reconnect steep = new Reconnect(Duration.ofMillis(1), Duration.ofMinutes(1), 10, 0);
    open(settings().withReconnect(steep));
    for (int round = 0; round < 8; round++) {
      if (round % 2 == 0) {
        RawPeer.accept(server).close();
      } else {
        started().close();
      }
    }
    started(); // a hundred seconds later if failures were only counted up
  }

  @Test
  void closingStopsDataTransferFirst() throws Exception {
    Iec104Master master = open(settings());
    RawPeer station = started();
    listener.awaitState(LinkState.STARTED);
    CompletableFuture<Void> closed = master.closeAsync();
    station.expect(RawPeer.STOPDT_ACT);
    station.send("680401000200");
    station.send(RawPeer.STOPDT_CON);
    station.expectClosed();
    closed.join();
    assertThat(master.state()).isEqualTo(LinkState.CLOSED);
    assertThat(listener.states())
        .containsExactly("CONNECTING", "CONNECTED", "STARTED", "CONNECTED", "CLOSED");
  }

  @Test
  void aStationThatDoesNotConfirmTheStopIsNotWaitedForLong() throws IOException {
    Iec104Master master = open(settings());
    RawPeer station = started();
    listener.awaitState(LinkState.STARTED);
    assertThat(master.closeAsync()).succeedsWithin(Duration.ofSeconds(5));
    station.expect(RawPeer.STOPDT_ACT);
    station.expectClosed();
  }

  @Test
  void openRequestsFailWhenTheMasterIsClosed() throws IOException {
    Iec104Master master = open(settings().withStartUp(quiet()));
    RawPeer station = RawPeer.acceptAndStart(server);
    open.add(station);
    listener.awaitState(LinkState.STARTED);
    CompletableFuture<CommandResult> command = master.command(on());
    CompletableFuture<CommandResult> interrogation = master.interrogate(1, 20);
    station.read();
    CompletableFuture<Void> closed = master.closeAsync();
    station.read();
    station.expect(RawPeer.STOPDT_ACT);
    station.send(RawPeer.STOPDT_CON);
    closed.join();
    assertClosed(command);
    assertClosed(interrogation);
    assertClosed(master.command(on()));
  }

  private static void assertClosed(CompletableFuture<CommandResult> answer) {
    assertThat(answer)
        .failsWithin(Duration.ofSeconds(5))
        .withThrowableThat()
        .withCauseInstanceOf(Iec104ClosedException.class);
  }

  private static StartUp quiet() {
    return StartUp.DEFAULT.withInterrogate(List.of());
  }

  private static CommandRequest on() {
    return CommandRequest.of(
        new PointAddress(1, 5000), TypeId.C_SC_NA_1, new SingleCommand(true, 0, false));
  }

  @Test
  void aCommandBeforeTheLinkIsStartedFailsAtOnce() throws IOException {
    Iec104Master master = open(settings());
    try (RawPeer station = RawPeer.accept(server)) {
      station.expect(RawPeer.STARTDT_ACT);
      assertClosed(master.command(on()));
    }
  }

  @Test
  void aCommandThatCannotBeEncodedFailsAndTheLinkStaysUp() throws IOException {
    LinkSettings small = LinkSettings.DEFAULT.withSizes(new AddressSizes(1, 1, 1));
    Iec104Master master = open(settings().withLink(small));
    RawPeer station = RawPeer.acceptAndStart(server);
    open.add(station);
    station.expect("680a00000000640106ff0014");
    listener.awaitState(LinkState.STARTED);
    assertThat(master.command(on()))
        .failsWithin(Duration.ofSeconds(5))
        .withThrowableThat()
        .withCauseInstanceOf(IllegalArgumentException.class);
    station.send(RawPeer.TESTFR_ACT);
    station.expect(RawPeer.TESTFR_CON);
  }

  @Test
  void aStationToInterrogateMustFitTheAddresses() {
    LinkSettings small = LinkSettings.DEFAULT.withSizes(new AddressSizes(2, 1, 3));
    MasterSettings settings = settings().withLink(small);
    assertThat(settings.withStartUp(quiet().withInterrogate(List.of(254, 0xFFFF)))).isNotNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.withStartUp(quiet().withInterrogate(List.of(300))))
        .withMessageContaining("300");
  }

  /** What an application may throw; without a trace that would frighten readers of the log. */
  private static final class Unchecked extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unchecked() {
      super("thrown by a test", null, false, false);
    }
  }

  @Test
  void aListenerThatThrowsDoesNotKeepTheMasterFromTryingAgain() throws IOException {
    Recorder throwing =
        new Recorder() {
          @Override
          public void event(LinkEvent event) {
            super.event(event);
            throw new Unchecked();
          }
        };
    Iec104Master master = open(settings(), throwing);
    started().close();
    RawPeer station = started();
    eventually(() -> throwing.states().stream().filter("STARTED"::equals).count() == 2);
    station.close();
    assertThat(master.closeAsync()).succeedsWithin(Duration.ofSeconds(5));
    assertThat(throwing.states()).endsWith("CLOSED");
  }

  @Test
  void aListenerThatThrowsOnPointsLosesTheLinkButNotTheMaster() throws IOException {
    Recorder throwing =
        new Recorder() {
          @Override
          public void points(List<PointUpdate> update, Runnable done) {
            throw new Unchecked();
          }
        };
    open(settings(), throwing);
    RawPeer station = started();
    station.send("680e0000020001010300010064000001");
    station.expectClosed();
    started();
    throwing.awaitState(s -> s.contains("internal error"));
  }
}
