package io.github.cameliec104.protocol.net;

import static io.github.cameliec104.protocol.net.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.asdu.Monitored.Bitstring;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.StartUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Redundancy groups whose members are known by the certificates they show. */
class GroupsInsideTlsTest {

  private static final Authority GRID = new Authority("CN=Grid CA");
  private static final RedundancyGroups GROUPS =
      RedundancyGroups.parse("north=CN=north;south=DN(CN=south,O=Grid)");

  private final Recorder atSlave = new Recorder();
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

  private static LinkSettings link(String subject) {
    TlsSettings tls = TlsSettings.of(GRID.context(GRID.issue(subject)));
    return LinkSettings.DEFAULT.withTransport(TransportSettings.DEFAULT.withTls(tls));
  }

  private Iec104Slave slave(RedundancyGroups groups) {
    SlaveSettings settings =
        SlaveSettings.of("127.0.0.1", 0)
            .withLink(link("CN=rtu-1,O=Grid"))
            .withLimits(SlaveLimits.DEFAULT.withGroups(groups));
    return opened(Iec104Slave.bind(settings, atSlave));
  }

  /** A master that does not come back by itself. */
  private Iec104Master master(Iec104Slave slave, String subject, Recorder recorder) {
    Reconnect late = new Reconnect(Duration.ofMinutes(1), Duration.ofMinutes(1), 1, 0);
    MasterSettings settings =
        MasterSettings.of("127.0.0.1", slave.port())
            .withLink(link(subject))
            .withReconnect(late)
            .withStartUp(StartUp.DEFAULT.withInterrogate(List.of()));
    return opened(Iec104Master.open(settings, recorder));
  }

  private static void report(Iec104Slave slave, int number) {
    Bitstring value = new Bitstring(number, Quality.GOOD);
    slave.update(PointUpdate.of(new PointAddress(1, 1), TypeId.M_BO_NA_1, value)).join();
  }

  private static List<Integer> heard(Recorder recorder) {
    return recorder.points.stream().map(p -> ((Bitstring) p.value()).bits()).toList();
  }

  @Test
  void theCertificateTellsTheGroupAndTheGroupSwitchesOver() {
    Iec104Slave slave = slave(GROUPS);
    Recorder first = new Recorder();
    Recorder second = new Recorder();
    Recorder other = new Recorder();
    Iec104Master old = master(slave, "CN=north,O=Grid", first);
    first.awaitState(LinkState.STARTED);
    Iec104Master south = master(slave, "CN=south,O=Grid", other);
    other.awaitState(LinkState.STARTED);
    report(slave, 1);
    eventually(() -> heard(first).equals(List.of(1)) && heard(other).equals(List.of(1)));
    master(slave, "CN=north,O=Grid", second);
    second.awaitState(LinkState.STARTED);
    eventually(() -> old.state() == LinkState.DISCONNECTED);
    report(slave, 2);
    eventually(() -> heard(second).equals(List.of(1, 2)) && heard(other).equals(List.of(1, 2)));
    assertThat(heard(first)).containsExactly(1);
    assertThat(south.state()).isEqualTo(LinkState.STARTED);
    eventually(() -> slave.peers().size() == 2);
    assertThat(slave.peers())
        .extracting(PeerState::group)
        .containsExactlyInAnyOrder("north", "south");
  }

  @Test
  void aCertificateOfNoGroupIsTurnedAway() {
    Iec104Slave slave = slave(GROUPS);
    Recorder stranger = new Recorder();
    Iec104Master master = master(slave, "CN=south,O=Other", stranger);
    eventually(() -> slave.statistics().connectionsRefused() == 1);
    eventually(() -> master.state() == LinkState.DISCONNECTED);
    assertThat(stranger.states()).doesNotContain("STARTED");
    assertThat(slave.peers()).isEmpty();
  }
}
