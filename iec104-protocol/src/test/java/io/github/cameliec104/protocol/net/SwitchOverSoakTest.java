package io.github.cameliec104.protocol.net;

import static io.github.cameliec104.protocol.net.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.apci.ApciSession.Acknowledge;
import io.github.cameliec104.protocol.asdu.Monitored.Bitstring;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.LinkEvent.SwitchedOver;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.StartUp;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our master with two connections to our slave, switched over again and again. */
class SwitchOverSoakTest {

  private static final int SWITCHES = 40;
  private static final int BATCH = 50;

  private static MasterSettings settings(int port, int alternate, Acknowledge mode) {
    return MasterSettings.of("127.0.0.1", port)
        .withReconnect(Stations.AT_ONCE)
        .withLink(LinkSettings.DEFAULT.withAcknowledge(mode))
        .withStartUp(StartUp.DEFAULT.withInterrogate(List.of()))
        .withRedundancy(
            Redundancy.NONE.withAlternates(List.of(new TcpAddress("127.0.0.1", alternate))));
  }

  private static PointUpdate event(int number) {
    return PointUpdate.of(
        new PointAddress(1, 7), TypeId.M_BO_NA_1, new Bitstring(number, Quality.GOOD));
  }

  private static List<Integer> numbers(Recorder heard) {
    return heard.points.stream().map(p -> ((Bitstring) p.value()).bits()).toList();
  }

  private static void awaitBoth(Iec104Master master) {
    eventually(
        () ->
            master.state() == LinkState.STARTED
                && master.peers().stream()
                    .allMatch(p -> p.state().compareTo(LinkState.CONNECTED) >= 0));
  }

  @ParameterizedTest
  @EnumSource(Acknowledge.class)
  void switchingOverOnRequestLosesDoublesAndReordersNothing(Acknowledge mode) throws IOException {
    Recorder heard = new Recorder();
    try (Iec104Slave slave = Iec104Slave.bind(SlaveSettings.of("127.0.0.1", 0), new Recorder());
        Relay other = new Relay(slave.port());
        Iec104Master master =
            Iec104Master.open(settings(slave.port(), other.port(), mode), heard)) {
      int sent = 0;
      for (int i = 0; i < SWITCHES; i++) {
        awaitBoth(master);
        CompletableFuture<String> switched = null;
        for (int j = 0; j < BATCH; j++) {
          slave.update(event(++sent));
          if (j == BATCH / 2) {
            switched = master.switchOver();
          }
        }
        assertThat(switched).succeedsWithin(Duration.ofSeconds(10));
      }
      int all = sent;
      eventually(() -> heard.points.size() >= all);
      assertThat(numbers(heard)).isEqualTo(IntStream.rangeClosed(1, all).boxed().toList());
      assertThat(slave.statistics().eventsDropped()).isZero();
      assertThat(slave.statistics().connects()).isEqualTo(2);
    }
  }

  @Test
  void breakingTheStartedConnectionLosesNothingAndKeepsTheOrder() throws IOException {
    Recorder heard = new Recorder();
    try (Iec104Slave slave = Iec104Slave.bind(SlaveSettings.of("127.0.0.1", 0), new Recorder());
        Relay one = new Relay(slave.port());
        Relay other = new Relay(slave.port());
        Iec104Master master =
            Iec104Master.open(settings(one.port(), other.port(), Acknowledge.RECEIVED), heard)) {
      int sent = 0;
      for (int i = 0; i < SWITCHES; i++) {
        awaitBoth(master);
        for (int j = 0; j < BATCH; j++) {
          slave.update(event(++sent));
        }
        boolean first = master.peers().get(0).state() == LinkState.STARTED;
        (first ? one : other).cut();
        int switches = i + 1;
        eventually(() -> switches(heard) == switches);
      }
      int last = sent;
      eventually(() -> !heard.points.isEmpty() && numbers(heard).contains(last));
      List<Integer> fresh = new ArrayList<>();
      for (int number : numbers(heard)) {
        if (fresh.isEmpty() || number > fresh.get(fresh.size() - 1)) {
          fresh.add(number);
        }
      }
      assertThat(fresh).isEqualTo(IntStream.rangeClosed(1, last).boxed().toList());
    }
  }

  private static long switches(Recorder heard) {
    return heard.events.stream().filter(SwitchedOver.class::isInstance).count();
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
  void aThousandRedundantAndReversedLinksLeaveNothingBehind() {
    cycle(0, 20);
    eventually(() -> threads() == 0);
    int before = descriptors();
    try (Iec104Slave keeping = Iec104Slave.bind(SlaveSettings.of("127.0.0.1", 0), new Recorder())) {
      cycle(20, 1000);
      assertThat(keeping.peers()).isEmpty();
    }
    eventually(() -> threads() == 0);
    eventually(() -> descriptors() <= before);
  }

  /** Closes either end first, at once, when connected, or when started. */
  private static void cycle(int from, int to) {
    for (int i = from; i < to; i++) {
      Recorder heard = new Recorder();
      boolean reversed = i % 4 == 3;
      Iec104Slave slave =
          reversed ? null : Iec104Slave.bind(SlaveSettings.of("127.0.0.1", 0), new Recorder());
      Iec104Master master = Iec104Master.open(reversed ? listening() : toBoth(slave.port()), heard);
      if (reversed) {
        slave =
            Iec104Slave.bind(
                SlaveSettings.of("127.0.0.1", master.port())
                    .withDialling(new Dialling(List.of(), Stations.AT_ONCE)),
                new Recorder());
      }
      if (i % 3 > 0) {
        heard.awaitState(i % 3 == 1 ? LinkState.CONNECTED : LinkState.STARTED);
      }
      CompletableFuture<Void> first = i % 2 == 0 ? master.closeAsync() : slave.closeAsync();
      CompletableFuture<Void> second = i % 2 == 0 ? slave.closeAsync() : master.closeAsync();
      first.join();
      second.join();
      assertThat(master.state()).isEqualTo(LinkState.CLOSED);
    }
  }

  private static MasterSettings listening() {
    return new MasterSettings(
        "127.0.0.1",
        0,
        LinkSettings.DEFAULT,
        Reconnect.DEFAULT,
        StartUp.DEFAULT,
        Redundancy.NONE.withTcp(TcpRole.LISTENS));
  }

  /** The same slave under two names. */
  private static MasterSettings toBoth(int port) {
    return MasterSettings.of("127.0.0.1", port)
        .withReconnect(Stations.AT_ONCE)
        .withRedundancy(Redundancy.NONE.withAlternates(List.of(new TcpAddress("localhost", port))));
  }
}
