package io.github.cameliec104.protocol.net;

import static io.github.cameliec104.protocol.net.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameliec104.protocol.Iec104ClosedException;
import io.github.cameliec104.protocol.Iec104Exception;
import io.github.cameliec104.protocol.apci.ApciSettings;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Monitored.ShortFloat;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.CommandReply;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.ReceivedCommand;
import io.github.cameliec104.protocol.station.SlaveListener;
import io.github.cameliec104.protocol.station.StartUp;
import io.github.cameliec104.protocol.station.StationPoint;
import io.netty.util.ResourceLeakDetector;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The slave against masters made of octets, and against real ones where there is much to send. */
class Iec104SlaveTest {

  private static final String INTERROGATION = "64010600010000000014";

  private final Recorder listener = new Recorder();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  private Iec104Slave bind(SlaveSettings settings) {
    Iec104Slave slave = Iec104Slave.bind(settings, listener);
    open.add(slave);
    slave.host(1).join();
    return slave;
  }

  private Iec104Slave bind() {
    return bind(settings());
  }

  private static SlaveSettings settings() {
    return SlaveSettings.of("127.0.0.1", 0);
  }

  private RawPeer started(Iec104Slave slave) throws IOException {
    RawPeer master = RawPeer.connectAndStart(slave.port());
    open.add(0, master);
    return master;
  }

  private static void expectAnswer(RawPeer master) throws IOException {
    master.send("680e00000000" + INTERROGATION);
    master.expect("680e0000020064010700010000000014680e0200020064010a00010000000014");
  }

  @Test
  void aListenerThatThrowsRefusesWhatItThrewAtAndKeepsTheLink() throws IOException {
    SlaveListener faulty =
        new SlaveListener() {
          @Override
          public void command(ReceivedCommand command, CommandReply reply) {
            throw new IllegalStateException("thrown by a test");
          }

          @Override
          public Cause refusal(ReceivedCommand selection) {
            throw new IllegalStateException("thrown by a test");
          }

          @Override
          public void reset(int commonAddress, CommandReply reply) {
            throw new IllegalStateException("thrown by a test");
          }
        };
    Iec104Slave slave = Iec104Slave.bind(settings(), faulty);
    open.add(slave);
    slave.host(1).join();
    RawPeer master = started(slave);
    master.send("680e00000000" + "2d010600010088130001");
    master.expect("680e00000200" + "2d014700010088130001");
    master.send("680e02000000" + "2d010600010088130081");
    master.expect("680e02000400" + "2d014700010088130081");
    master.send("680e04000000" + "69010600010000000001");
    master.expect("680e04000600" + "69014700010000000001");
  }

  @Test
  void aPortInUseIsTold() throws IOException {
    try (ServerSocket taken = RawPeer.listen()) {
      SlaveSettings settings = SlaveSettings.of("127.0.0.1", taken.getLocalPort());
      assertThatThrownBy(() -> Iec104Slave.bind(settings, listener))
          .isInstanceOf(Iec104Exception.class)
          .hasMessage(
              "cannot listen on 127.0.0.1:" + taken.getLocalPort() + ": address already in use");
    }
  }

  @Test
  void theAddressOfAnotherHostIsTold() {
    assertThatThrownBy(() -> Iec104Slave.bind(SlaveSettings.of("192.0.2.1", 0), listener))
        .isInstanceOf(Iec104Exception.class)
        .hasMessageStartingWith("cannot listen on 192.0.2.1:0: ");
    assertThatThrownBy(() -> Iec104Slave.bind(SlaveSettings.of("a..b", 0), listener))
        .isInstanceOf(Iec104Exception.class)
        .hasMessage("cannot listen on a..b:0: unknown host");
  }

  @Test
  void aPortIsFreeAgainWhenTheSlaveIsClosed() {
    int port = 0;
    for (int round = 0; round < 100; round++) {
      try (Iec104Slave slave = Iec104Slave.bind(SlaveSettings.of("127.0.0.1", port), listener)) {
        port = slave.port();
      }
    }
  }

  @Test
  void furtherMastersAreClosedUntilOneLeaves() throws IOException {
    Iec104Slave slave = bind(settings().withLimits(SlaveLimits.DEFAULT.withMaxConnections(3)));
    RawPeer first = started(slave);
    started(slave);
    started(slave);
    for (int i = 0; i < 3; i++) {
      try (RawPeer surplus = RawPeer.connect(slave.port())) {
        surplus.expectClosed();
      }
    }
    first.close();
    eventually(() -> slave.peers().size() == 2);
    expectAnswer(started(slave));
    try (RawPeer surplus = RawPeer.connect(slave.port())) {
      surplus.expectClosed();
    }
  }

  @Test
  void garbageClosesOnlyTheLinkItCameOn() throws IOException {
    Iec104Slave slave = bind();
    RawPeer good = started(slave);
    for (String garbage : List.of("47455420", "16030100", "68ff", "680e02000000" + INTERROGATION)) {
      RawPeer bad = started(slave);
      bad.send(garbage);
      bad.expectClosed();
    }
    expectAnswer(good);
    eventually(() -> slave.peers().size() == 1);
    assertThat(listener.states())
        .anyMatch(s -> s.contains("a frame did not begin with 68H: octet 47H, expected 68H"));
    assertThat(slave.statistics().disconnects()).isEqualTo(4);
  }

  @Test
  void twoHundredMastersAtOnceAreAnswered() throws IOException {
    Iec104Slave slave = bind(settings().withLimits(SlaveLimits.DEFAULT.withMaxConnections(200)));
    List<RawPeer> masters = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      RawPeer master = RawPeer.connect(slave.port());
      open.add(0, master);
      master.send(RawPeer.STARTDT_ACT);
      masters.add(master);
    }
    for (RawPeer master : masters) {
      master.expect(RawPeer.STARTDT_CON);
    }
    assertThat(slave.peers()).hasSize(200).allMatch(peer -> peer.state() == LinkState.STARTED);
    slave.update(number(1)).join();
    for (RawPeer master : masters) {
      master.expect("68120000000" + "00d010300010001000000" + "00803f00");
    }
    assertThat(slave.statistics().pointsSent()).isEqualTo(200);
  }

  private static PointUpdate number(int number) {
    return PointUpdate.of(
        new PointAddress(1, 1), TypeId.M_ME_NC_1, new ShortFloat(number, Quality.GOOD));
  }

  @Test
  void whoIsConnectedIsTold() throws IOException {
    Iec104Slave slave = bind();
    RawPeer master = RawPeer.connect(slave.port());
    open.add(0, master);
    String name = "127.0.0.1:" + master.localPort();
    eventually(() -> slave.peers().size() == 1);
    assertThat(slave.peers().get(0).peer()).isEqualTo(name);
    assertThat(slave.peers().get(0).state()).isEqualTo(LinkState.CONNECTED);
    master.send(RawPeer.STARTDT_ACT);
    master.expect(RawPeer.STARTDT_CON);
    expectAnswer(master);
    eventually(() -> slave.peers().get(0).statistics().asdusSent() == 2);
    assertThat(slave.peers().get(0).state()).isEqualTo(LinkState.STARTED);
    master.close();
    eventually(() -> listener.states().size() == 3);
    assertThat(slave.peers()).isEmpty();
    assertThat(listener.states())
        .containsExactly("CONNECTED", "STARTED", "DISCONNECTED: the peer closed the connection");
    assertThat(slave.statistics().asdusSent()).as("of those gone, too").isEqualTo(2);
    assertThat(slave.statistics().lastError()).isEqualTo("the peer closed the connection");
  }

  @Test
  void closingClosesEveryConnection() throws IOException {
    Iec104Slave slave = bind();
    RawPeer master = started(slave);
    slave.close();
    master.expectClosed();
    assertThatThrownBy(() -> slave.update(number(1)).join())
        .hasCauseInstanceOf(Iec104ClosedException.class);
    assertThat(slave.peers()).isEmpty();
    slave.close();
  }

  @Test
  void aPointThatCannotBeDeclaredOrUpdatedFailsTheFuture() {
    Iec104Slave slave = bind();
    assertRefused(slave.host(0));
    PointUpdate wrong =
        PointUpdate.of(new PointAddress(0, 1), TypeId.M_ME_NC_1, new ShortFloat(1, Quality.GOOD));
    assertRefused(slave.update(wrong));
    assertThat(slave.declare(List.of(new StationPoint(new PointAddress(1, 1), TypeId.M_ME_NC_1))))
        .succeedsWithin(Duration.ofSeconds(5));
  }

  @Test
  void updatesThatWaitAreBounded() {
    assertThat(bind().update(Collections.nCopies(1_000_001, number(1))))
        .failsWithin(Duration.ofSeconds(5))
        .withThrowableThat()
        .withCauseInstanceOf(Iec104Exception.class)
        .withMessageContaining("1000000 updates are waiting already");
    assertThat(bind().update(number(1))).succeedsWithin(Duration.ofSeconds(5));
  }

  private static void assertRefused(CompletableFuture<Void> future) {
    assertThat(future)
        .failsWithin(Duration.ofSeconds(5))
        .withThrowableThat()
        .withCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMasterThatDoesNotReadDisturbsNobodyAndItsEventsAreBounded() throws IOException {
    LinkSettings wide =
        LinkSettings.DEFAULT.withApci(ApciSettings.DEFAULT.withK(32767).withW(20000));
    Iec104Slave slave =
        bind(settings().withLink(wide).withLimits(SlaveLimits.DEFAULT.withEventBuffer(2000)));
    RawPeer silent = started(slave);
    silent.send(RawPeer.TESTFR_ACT);
    RawPeer good = started(slave);
    for (int number = 1; number <= 20_000; number += 1000) {
      List<PointUpdate> updates = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        updates.add(number(number + i));
      }
      slave.update(updates).join();
      for (int sent = 0; sent < 1000; ) {
        sent += Integer.parseInt(good.read().substring(14, 16), 16);
      }
    }
    assertThat(slave.statistics().eventsBuffered()).isLessThanOrEqualTo(2000);
    assertThat(slave.peers()).hasSize(2);
  }

  @Test
  void seventyThousandAsdusAreNumberedRoundTheEnd() throws InterruptedException {
    ResourceLeakDetector.Level before = ResourceLeakDetector.getLevel();
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.SIMPLE); // tracks some, in good time
    try {
      checkStream(70_000, 12, 8);
    } finally {
      ResourceLeakDetector.setLevel(before);
    }
  }

  @Test
  void aWideWindowIsUsedWithoutWaitingForTheSocket() throws InterruptedException {
    checkStream(2000, 32767, 20_000);
  }

  private void checkStream(int count, int k, int w) throws InterruptedException {
    LinkSettings link = LinkSettings.DEFAULT.withApci(ApciSettings.DEFAULT.withK(k).withW(w));
    Iec104Slave slave =
        bind(settings().withLink(link).withLimits(SlaveLimits.DEFAULT.withEventBuffer(count)));
    AtomicInteger next = new AtomicInteger(1);
    CountDownLatch all = new CountDownLatch(count);
    Recorder counting =
        new Recorder() {
          @Override
          public void points(List<PointUpdate> update, Runnable done) {
            for (PointUpdate point : update) {
              if (((ShortFloat) point.value()).value() == next.get()) {
                next.incrementAndGet();
              }
              all.countDown();
            }
            done.run();
          }
        };
    slave.update(alternating(count)).join();
    Iec104Master master =
        Iec104Master.open(
            MasterSettings.of("127.0.0.1", slave.port())
                .withLink(link)
                .withStartUp(StartUp.DEFAULT.withInterrogate(List.of())),
            counting);
    open.add(0, master);
    assertThat(all.await(8, TimeUnit.SECONDS)).as("%d missing", all.getCount()).isTrue();
    assertThat(next).hasValue(count + 1);
    assertThat(master.statistics().asdusReceived()).isEqualTo(count);
    assertThat(master.statistics().disconnects()).isZero();
  }

  /** Neighbours of different stations, so that no two share an ASDU. */
  private static List<PointUpdate> alternating(int count) {
    List<PointUpdate> updates = new ArrayList<>(count);
    for (int number = 1; number <= count; number++) {
      updates.add(
          PointUpdate.of(
              new PointAddress(1 + number % 2, 1),
              TypeId.M_ME_NC_1,
              new ShortFloat(number, Quality.GOOD)));
    }
    return updates;
  }
}
