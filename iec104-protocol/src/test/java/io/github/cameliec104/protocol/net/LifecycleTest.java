package io.github.cameliec104.protocol.net;

import static io.github.cameliec104.protocol.net.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.Iec104ClosedException;
import io.github.cameliec104.protocol.Iec104Exception;
import io.github.cameliec104.protocol.apci.ApciSession.Acknowledge;
import io.github.cameliec104.protocol.apci.ApciSettings;
import io.github.cameliec104.protocol.asdu.Command.SingleCommand;
import io.github.cameliec104.protocol.asdu.Monitored.SinglePoint;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.CommandReply;
import io.github.cameliec104.protocol.station.CommandRequest;
import io.github.cameliec104.protocol.station.CommandResult;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.ReceivedCommand;
import io.netty.util.ResourceLeakDetector;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Links that come and go: nothing may stay behind, and whoever waits for one hears of its end. */
class LifecycleTest {

  private static final Reconnect AT_ONCE =
      new Reconnect(Duration.ofMillis(1), Duration.ofMillis(1), 1, 0);

  private static Iec104Slave slave(Recorder listener) {
    Iec104Slave slave = Iec104Slave.bind(SlaveSettings.of("127.0.0.1", 0), listener);
    slave.host(1).join();
    return slave;
  }

  private static Iec104Master master(int port, Recorder listener) {
    return Iec104Master.open(MasterSettings.of("127.0.0.1", port).withReconnect(AT_ONCE), listener);
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("iec104"))
        .count();
  }

  private static int descriptors() {
    String[] files = new File("/proc/self/fd").list();
    return files == null ? 0 : files.length;
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aThousandLinksLeaveNeitherThreadNorDescriptorBehind() {
    cycle(0, 20);
    eventually(() -> threads() == 0);
    int before = descriptors();
    ResourceLeakDetector.Level level = ResourceLeakDetector.getLevel();
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.SIMPLE); // tracks some, in good time
    cycle(0, 100);
    try (Iec104Slave other = slave(new Recorder())) { // keeps the threads
      cycle(100, 1000);
      assertThat(other.peers()).isEmpty();
    } finally {
      ResourceLeakDetector.setLevel(level);
    }
    eventually(() -> threads() == 0);
    eventually(() -> descriptors() <= before);
  }

  /** Closes either end first, at once, when connected or when started. */
  private static void cycle(int from, int to) {
    for (int i = from; i < to; i++) {
      Recorder listener = new Recorder();
      Iec104Slave slave = slave(new Recorder());
      Iec104Master master = master(slave.port(), listener);
      if (i % 3 > 0) {
        listener.awaitState(i % 3 == 1 ? LinkState.CONNECTED : LinkState.STARTED);
      }
      CompletableFuture<Void> first = i % 2 == 0 ? master.closeAsync() : slave.closeAsync();
      CompletableFuture<Void> second = i % 2 == 0 ? slave.closeAsync() : master.closeAsync();
      first.join();
      second.join();
      assertThat(master.state()).isEqualTo(LinkState.CLOSED);
    }
  }

  @Test
  void closingTwiceIsClosingOnce() {
    Recorder listener = new Recorder();
    Iec104Slave slave = slave(listener);
    Recorder recorder = new Recorder();
    Iec104Master master = master(slave.port(), recorder);
    recorder.awaitState(LinkState.STARTED);
    CompletableFuture<Void> first = master.closeAsync();
    CompletableFuture<Void> second = master.closeAsync();
    first.join();
    second.join();
    master.close();
    slave.closeAsync();
    slave.close();
    slave.close();
    assertThat(recorder.states()).containsOnlyOnce("CLOSED").endsWith("CLOSED");
  }

  @Test
  void aMasterIsClosedWhileItConnects() throws IOException {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket a = new Socket(full.getInetAddress(), full.getLocalPort());
        Socket b = new Socket(full.getInetAddress(), full.getLocalPort())) {
      assertThat(a.isConnected() && b.isConnected()).isTrue();
      Recorder listener = new Recorder();
      Iec104Master master = master(full.getLocalPort(), listener);
      listener.awaitState(LinkState.CONNECTING);
      assertThat(master.closeAsync()).succeedsWithin(Duration.ofSeconds(1));
      assertThat(listener.states()).containsExactly("CONNECTING", "CLOSED");
    }
  }

  @Test
  void aMasterIsClosedWhileItsHostIsResolved() {
    for (int i = 0; i < 50; i++) {
      Recorder listener = new Recorder();
      Iec104Master master =
          Iec104Master.open(MasterSettings.of(i % 2 == 0 ? "localhost" : "a..b", 1), listener);
      master.close();
      assertThat(listener.states()).endsWith("CLOSED");
    }
    eventually(() -> threads() == 0);
  }

  @Test
  void aMasterIsClosedWhileItWaitsForTheNextAttempt() throws IOException {
    int port;
    try (ServerSocket server = RawPeer.listen()) {
      port = server.getLocalPort();
    }
    Recorder listener = new Recorder();
    Iec104Master master = Iec104Master.open(MasterSettings.of("127.0.0.1", port), listener);
    listener.awaitState(LinkState.DISCONNECTED);
    master.close();
    assertThat(listener.states())
        .containsExactly("CONNECTING", "DISCONNECTED: connection refused", "CLOSED");
  }

  @Test
  void nothingIsTakenAfterTheEnd() {
    Iec104Slave slave = slave(new Recorder());
    Iec104Master master = master(slave.port(), new Recorder());
    master.close();
    slave.close();
    assertFails(master.command(on()), Iec104ClosedException.class);
    assertFails(master.interrogate(1, 20), Iec104ClosedException.class);
    assertFails(master.synchronizeClock(1), Iec104ClosedException.class);
    assertFails(slave.host(2), Iec104ClosedException.class);
    assertFails(slave.update(List.of()), Iec104ClosedException.class);
  }

  private static CommandRequest on() {
    return CommandRequest.of(
        new PointAddress(1, 5000), TypeId.C_SC_NA_1, new SingleCommand(true, 0, false));
  }

  private static void assertFails(
      CompletableFuture<?> future, Class<? extends Iec104Exception> type) {
    assertThat(future)
        .failsWithin(Duration.ofSeconds(5))
        .withThrowableThat()
        .withCauseInstanceOf(type);
  }

  @Test
  void anOpenCommandFailsWhenTheSlaveGoesAndItsLateAnswerIsIgnored() {
    Queue<CommandReply> replies = new ConcurrentLinkedQueue<>();
    Iec104Slave slave =
        slave(
            new Recorder() {
              @Override
              public void command(ReceivedCommand command, CommandReply reply) {
                replies.add(reply);
              }
            });
    Recorder listener = new Recorder();
    try (Iec104Master master = master(slave.port(), listener)) {
      listener.awaitState(LinkState.STARTED);
      CompletableFuture<CommandResult> answer = master.command(on());
      eventually(() -> !replies.isEmpty());
      slave.close();
      assertFails(answer, Iec104ClosedException.class);
    }
    eventually(() -> threads() == 0);
    CommandReply reply = replies.remove();
    reply.confirm();
    reply.terminate();
    reply.refuse();
  }

  @Test
  void whatIsDoneFromManyThreadsDuringAndAfterTheLinkHarmsNobody() throws InterruptedException {
    Queue<Runnable> receipts = new ConcurrentLinkedQueue<>();
    Recorder keeping =
        new Recorder() {
          @Override
          public void points(List<PointUpdate> update, Runnable done) {
            super.points(update, () -> {});
            receipts.add(done);
          }
        };
    Iec104Slave slave = slave(new Recorder());
    LinkSettings wide =
        LinkSettings.DEFAULT
            .withApci(ApciSettings.DEFAULT.withW(1))
            .withAcknowledge(Acknowledge.PROCESSED);
    Iec104Master master =
        Iec104Master.open(MasterSettings.of("127.0.0.1", slave.port()).withLink(wide), keeping);
    keeping.awaitState(LinkState.STARTED);
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    CountDownLatch end = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(new Thread(() -> runAll(receipts, end, failures)));
    }
    threads.forEach(Thread::start);
    for (int i = 1; i <= 500; i++) {
      slave.update(point(i));
    }
    eventually(() -> keeping.points.size() == 500);
    slave.update(point(501)).join();
    slave.close();
    master.close();
    end.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(failures).isEmpty();
    assertThat(keeping.points.subList(0, 500))
        .extracting(PointUpdate::objectAddress)
        .startsWith(1, 2, 3)
        .endsWith(500);
  }

  private static void runAll(
      Queue<Runnable> receipts, CountDownLatch end, Queue<Throwable> failures) {
    try {
      while (end.getCount() > 0 || !receipts.isEmpty()) {
        Runnable receipt = receipts.poll();
        if (receipt != null) {
          receipt.run();
          receipt.run();
        } else {
          Thread.onSpinWait();
        }
      }
    } catch (RuntimeException e) {
      failures.add(e);
    }
  }

  private static PointUpdate point(int objectAddress) {
    return PointUpdate.of(
        new PointAddress(1, objectAddress), TypeId.M_SP_NA_1, new SinglePoint(true, Quality.GOOD));
  }
}
