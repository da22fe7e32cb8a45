package io.github.cameliec104.protocol.net;

import static io.github.cameliec104.protocol.net.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.asdu.Monitored.Bitstring;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.LinkEvent.SwitchedOver;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.StartUp;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Masters with several connections to a slave that has one redundancy group. */
class RedundantMastersTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final Iec104Slave slave =
      Iec104Slave.bind(
          SlaveSettings.of("127.0.0.1", 0)
              .withLimits(SlaveLimits.DEFAULT.withGroups(RedundancyGroups.SINGLE)),
          new Recorder());
  private int sent;

  @AfterEach
  void close() {
    slave.close();
  }

  private MasterSettings settings(int port, int alternate, Reconnect reconnect) {
    return MasterSettings.of("127.0.0.1", port)
        .withReconnect(reconnect)
        .withStartUp(StartUp.DEFAULT.withInterrogate(List.of()))
        .withRedundancy(
            Redundancy.NONE.withAlternates(List.of(new TcpAddress("localhost", alternate))));
  }

  private void publish(int events) {
    for (int i = 0; i < events; i++) {
      slave.update(
          PointUpdate.of(
              new PointAddress(1, 7), TypeId.M_BO_NA_1, new Bitstring(++sent, Quality.GOOD)));
    }
  }

  private static List<Integer> numbers(Recorder heard) {
    return heard.points.stream().map(p -> ((Bitstring) p.value()).bits()).toList();
  }

  private List<Integer> all() {
    return IntStream.rangeClosed(1, sent).boxed().toList();
  }

  private static void awaitBoth(Iec104Master master) {
    eventually(
        () ->
            master.peers().stream()
                .map(PeerState::state)
                .sorted()
                .toList()
                .equals(List.of(LinkState.CONNECTED, LinkState.STARTED)));
  }

  private long started() {
    return slave.peers().stream().filter(p -> p.state() == LinkState.STARTED).count();
  }

  @Test
  void switchingOverInAGroupLosesDoublesAndReordersNothing() {
    Recorder heard = new Recorder();
    try (Iec104Master master =
        Iec104Master.open(settings(slave.port(), slave.port(), Stations.AT_ONCE), heard)) {
      for (int i = 0; i < 30; i++) {
        awaitBoth(master);
        publish(20);
        CompletableFuture<String> switched = master.switchOver();
        publish(20);
        assertThat(switched).succeedsWithin(Duration.ofSeconds(10));
        assertThat(started()).isEqualTo(1);
      }
      eventually(() -> heard.points.size() >= sent);
      assertThat(numbers(heard)).isEqualTo(all());
      assertThat(slave.statistics().connects()).isEqualTo(2);
    }
  }

  @RepeatedTest(5)
  void aStandbyInAGroupGoesOnBehindTheLastAcknowledgedEvent() throws IOException {
    Recorder heard = new Recorder();
    try (Relay one = new Relay(slave.port());
        Relay other = new Relay(slave.port());
        Iec104Master master =
            Iec104Master.open(settings(one.port(), other.port(), Stations.AT_ONCE), heard)) {
      for (int i = 0; i < 20; i++) {
        awaitBoth(master);
        publish(30);
        boolean first = master.peers().get(0).state() == LinkState.STARTED;
        (first ? one : other).cut();
        int switches = i + 1;
        eventually(() -> switches(heard) == switches);
      }
      int last = sent;
      eventually(() -> numbers(heard).contains(last));
      assertThat(numbers(heard).stream().distinct().toList()).isEqualTo(all());
    }
  }

  private static long switches(Recorder heard) {
    return heard.events.stream().filter(SwitchedOver.class::isInstance).count();
  }

  @Test
  void mastersThatTakeTheStationFromEachOtherComeToRest() {
    Reconnect slow = new Reconnect(LONG, LONG, 1, 0);
    Recorder atOne = new Recorder();
    Recorder atOther = new Recorder();
    try (Iec104Master one = Iec104Master.open(settings(slave.port(), slave.port(), slow), atOne)) {
      awaitBoth(one);
      try (Iec104Master other =
          Iec104Master.open(settings(slave.port(), slave.port(), slow), atOther)) {
        eventually(() -> slave.statistics().disconnects() == 3 && started() == 1);
        publish(100);
        eventually(() -> atOther.points.size() == 100);
        assertThat(other.state()).isEqualTo(LinkState.STARTED);
        assertThat(one.state()).isEqualTo(LinkState.DISCONNECTED);
        assertThat(atOne.points).isEmpty();
        assertThat(slave.statistics().connects()).isEqualTo(4);
        assertThat(switches(atOne)).isEqualTo(1);
        assertThat(switches(atOther)).isEqualTo(1);
      }
    }
  }
}
