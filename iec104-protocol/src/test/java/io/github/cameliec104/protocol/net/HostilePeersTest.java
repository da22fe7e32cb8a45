package io.github.cameliec104.protocol.net;

import static io.github.cameliec104.protocol.net.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.apci.ApciSession.Acknowledge;
import io.github.cameliec104.protocol.apci.ApciSettings;
import io.github.cameliec104.protocol.asdu.Monitored.Bitstring;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.StartUp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Peers that break off, dawdle, hurry or flood, over real sockets: only their own link suffers. */
class HostilePeersTest {

  private static final String INTERROGATION = "64010600010000000014";
  private static final String CONFIRMATION = "64010700010000000014";
  private static final String TERMINATION = "64010a00010000000014";
  private static final LinkSettings IMPATIENT =
      LinkSettings.DEFAULT.withApci(
          ApciSettings.DEFAULT
              .withT2(Duration.ofMillis(50))
              .withT1(Duration.ofMillis(200))
              .withT3(Duration.ofMillis(150)));
  private static final Reconnect NEVER =
      new Reconnect(Duration.ofMinutes(1), Duration.ofMinutes(1), 1, 0);

  private final Recorder listener = new Recorder();
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

  private Iec104Slave bind(LinkSettings link, SlaveLimits limits) {
    SlaveSettings settings = SlaveSettings.of("127.0.0.1", 0).withLink(link).withLimits(limits);
    Iec104Slave slave = opened(Iec104Slave.bind(settings, listener));
    slave.host(1).join();
    return slave;
  }

  private Iec104Slave bind() {
    return bind(LinkSettings.DEFAULT, SlaveLimits.DEFAULT);
  }

  private RawPeer started(Iec104Slave slave) throws IOException {
    return opened(RawPeer.connectAndStart(slave.port()));
  }

  /** An I frame of the fewest octets that its ASDU takes. */
  private static String frame(int ns, int nr, String asdu) {
    return "68%02x%02x%02x%02x%02x%s"
        .formatted(
            4 + asdu.length() / 2, (ns << 1) & 0xFE, ns >> 7, (nr << 1) & 0xFE, nr >> 7, asdu);
  }

  private static void expectAnswered(RawPeer master) throws IOException {
    master.send(frame(0, 0, INTERROGATION));
    master.expect(frame(0, 1, CONFIRMATION) + frame(1, 1, TERMINATION));
  }

  @Test
  void aMasterFindsALinkThatRunsIntoNothing() throws IOException {
    Iec104Slave slave = bind();
    Relay relay = opened(new Relay(slave.port()));
    Recorder atMaster = new Recorder();
    opened(
        Iec104Master.open(
            MasterSettings.of("127.0.0.1", relay.port())
                .withLink(IMPATIENT.withApci(IMPATIENT.apci().withT1(Duration.ofSeconds(1))))
                .withStartUp(StartUp.DEFAULT.withInterrogate(List.of()))
                .withReconnect(NEVER),
            atMaster));
    atMaster.awaitState(LinkState.STARTED);
    relay.swallow();
    atMaster.awaitState(LinkState.DISCONNECTED);
    assertThat(atMaster.states()).last().asString().contains("TESTFR").contains("t1=PT1S");
  }

  @Test
  void aSlaveFindsAMasterThatHasFallenSilent() throws IOException {
    Iec104Slave slave = bind(IMPATIENT, SlaveLimits.DEFAULT);
    RawPeer silent = started(slave);
    silent.expect(RawPeer.TESTFR_ACT);
    silent.expectClosed();
    listener.awaitState(LinkState.DISCONNECTED);
    assertThat(listener.states()).last().asString().contains("TESTFR");
  }

  @Test
  void halfAFrameDoesNotKeepALinkAlive() throws IOException {
    Iec104Slave slave = bind(IMPATIENT, SlaveLimits.DEFAULT);
    RawPeer slow = opened(RawPeer.connect(slave.port()));
    slow.send("680e00");
    slow.expect(RawPeer.TESTFR_ACT);
    slow.expectClosed();
    listener.awaitState(s -> s.contains("did not complete a frame within t1"));
  }

  @Test
  void aFloodOfConnectionsLeavesThoseThatAreThereAlone() throws IOException {
    Iec104Slave slave = bind(LinkSettings.DEFAULT, SlaveLimits.DEFAULT.withMaxConnections(5));
    RawPeer good = started(slave);
    for (int i = 0; i < 4; i++) {
      started(slave);
    }
    for (int i = 0; i < 300; i++) {
      opened(RawPeer.connect(slave.port()));
    }
    expectAnswered(good);
    assertThat(slave.peers()).hasSize(5);
    assertThat(slave.statistics().connects()).isEqualTo(5);
  }

  @Test
  void singleOctetsAndFiftyFramesAtOnceAreReadAlike() throws IOException {
    Iec104Slave slave = bind();
    RawPeer master = started(slave);
    String unknown = "c80103000100"; // mirrored
    StringBuilder fifty = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      fifty.append(frame(i, 0, unknown));
    }
    for (String octet : octets(fifty.substring(0, 10 * 24))) {
      master.send(octet);
    }
    master.send(fifty.substring(10 * 24));
    for (int received = 0; received < 50; ) {
      String answer = master.read();
      if (answer.length() > 12) { // no S frame
        assertThat(answer).matches("680a%02x00....c8016c000100".formatted(received << 1));
        received++;
        master.send("68040100%02x00".formatted(received << 1));
      }
    }
  }

  private static List<String> octets(String hex) {
    return IntStream.range(0, hex.length() / 2)
        .mapToObj(i -> hex.substring(2 * i, 2 * i + 2))
        .toList();
  }

  @Test
  void aFloodOfTestsThatNeverReadsIsReadNoFurtherAndAnsweredLater() throws IOException {
    Iec104Slave slave = bind();
    RawPeer good = started(slave);
    try (SocketChannel flood = SocketChannel.open()) {
      flood.setOption(StandardSocketOptions.SO_SNDBUF, 4096);
      flood.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
      flood.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), slave.port()));
      long frames = flood(flood, (RawPeer.TESTFR_ACT + RawPeer.STARTDT_ACT).repeat(500)) / 6;
      long taken = slave.statistics().apdusReceived();
      assertThat(taken).as("frames read, the rest waits in the sockets").isLessThan(frames);
      expectAnswered(good);
      flood.configureBlocking(true);
      ByteBuffer answers = ByteBuffer.allocate(12 * ((int) taken / 2 + 50));
      while (answers.hasRemaining()) {
        assertThat(flood.read(answers)).isPositive();
      }
      assertThat(HexFormat.of().formatHex(answers.array()))
          .isEqualTo((RawPeer.TESTFR_CON + RawPeer.STARTDT_CON).repeat(answers.capacity() / 12));
    }
    eventually(() -> slave.peers().size() == 1);
  }

  /** Writes whole frames until for a while nothing more is taken; returns how many octets. */
  private static long flood(SocketChannel channel, String hex) throws IOException {
    byte[] octets = HexFormat.of().parseHex(hex);
    channel.configureBlocking(false);
    long written = 0;
    long taken = System.nanoTime();
    ByteBuffer rest = ByteBuffer.wrap(octets);
    while (System.nanoTime() - taken < 300_000_000L) {
      int count = channel.write(rest);
      written += count;
      taken = count > 0 ? System.nanoTime() : taken;
      if (!rest.hasRemaining()) {
        rest.clear();
      }
      assertThat(written).as("octets that the slave has to keep").isLessThan(100_000_000);
    }
    return written - written % 6;
  }

  @Test
  void aMasterThatAsksWithoutAcknowledgingGetsNoMoreThanItsWindow() throws IOException {
    Iec104Slave slave = bind();
    RawPeer master = started(slave);
    for (int i = 0; i < 200; i++) {
      master.send(frame(i, 0, INTERROGATION));
    }
    RawPeer good = started(slave);
    expectAnswered(good);
    for (int sent = 0; sent < 12; ) {
      sent += master.read().length() > 12 ? 1 : 0;
    }
    good.send(RawPeer.TESTFR_ACT);
    good.expect(RawPeer.TESTFR_CON);
    assertThat(slave.peers())
        .extracting(peer -> peer.statistics().unacknowledged())
        .allMatch(unacknowledged -> unacknowledged <= 12);
    assertThat(slave.peers()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(Acknowledge.class)
  void aStationThatIgnoresItsWindowIsReadNoFurther(Acknowledge mode) throws IOException {
    Recorder neverDone =
        new Recorder() {
          @Override
          public void points(List<PointUpdate> update, Runnable done) {
            points.addAll(update);
          }
        };
    try (ServerSocket server = RawPeer.listen()) {
      Iec104Master master =
          opened(
              Iec104Master.open(
                  MasterSettings.of("127.0.0.1", server.getLocalPort())
                      .withLink(LinkSettings.DEFAULT.withMaxPending(10).withAcknowledge(mode))
                      .withReconnect(NEVER),
                  neverDone));
      try (RawPeer station = RawPeer.acceptAndStart(server)) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 12_000; i++) {
          all.append(frame(i, 0, "07010300010001000000000000" + "00"));
        }
        Thread sender = new Thread(() -> sendQuietly(station, all.toString()));
        sender.setDaemon(true);
        sender.start();
        eventually(() -> master.statistics().asdusReceived() > 1024 + 10);
        assertThat(master.state()).isEqualTo(LinkState.STARTED);
        assertThat(master.statistics().readPauses()).isEqualTo(1);
        assertThat(neverDone.points).hasSizeLessThanOrEqualTo(10 + 1024 + 8192 / 18 + 1);
      }
    }
  }

  private static void sendQuietly(RawPeer station, String hex) {
    try {
      station.send(hex);
    } catch (IOException e) {
      // the test is over
    }
  }

  @Test
  void bothEndsCloseAtOnceUnderLoad() {
    for (int round = 0; round < 4; round++) {
      Iec104Slave slave = bind(LinkSettings.DEFAULT, SlaveLimits.DEFAULT.withEventBuffer(100_000));
      Recorder atMaster = new Recorder();
      Iec104Master master =
          opened(Iec104Master.open(MasterSettings.of("127.0.0.1", slave.port()), atMaster));
      slave.update(IntStream.rangeClosed(1, 50_000).mapToObj(HostilePeersTest::event).toList());
      eventually(() -> atMaster.points.size() > 100);
      if (round % 2 == 0) {
        assertThat(master.closeAsync()).succeedsWithin(Duration.ofSeconds(1));
        assertThat(slave.closeAsync()).succeedsWithin(Duration.ofSeconds(1));
      } else {
        assertThat(slave.closeAsync()).succeedsWithin(Duration.ofSeconds(1));
        assertThat(master.closeAsync()).succeedsWithin(Duration.ofSeconds(1));
      }
      assertThat(master.state()).isEqualTo(LinkState.CLOSED);
      assertThat(slave.peers()).isEmpty();
    }
  }

  private static PointUpdate event(int number) {
    return PointUpdate.of(
        new PointAddress(1 + number % 2, 1), TypeId.M_BO_NA_1, new Bitstring(number, Quality.GOOD));
  }
}
