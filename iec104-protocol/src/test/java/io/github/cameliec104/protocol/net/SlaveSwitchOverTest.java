package io.github.cameliec104.protocol.net;

import static io.github.cameliec104.protocol.net.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.asdu.Monitored.SinglePoint;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Redundancy groups over real sockets, octet by octet. */
class SlaveSwitchOverTest {

  private static final String FIRST = "680e0000000001010300010064000001";

  private final Recorder listener = new Recorder();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  private Iec104Slave bind(RedundancyGroups groups) {
    SlaveSettings settings =
        SlaveSettings.of("127.0.0.1", 0).withLimits(SlaveLimits.DEFAULT.withGroups(groups));
    Iec104Slave slave = Iec104Slave.bind(settings, listener);
    open.add(slave);
    return slave;
  }

  private RawPeer connect(Iec104Slave slave) throws IOException {
    RawPeer master = RawPeer.connect(slave.port());
    open.add(0, master);
    return master;
  }

  private RawPeer started(Iec104Slave slave) throws IOException {
    RawPeer master = connect(slave);
    master.send(RawPeer.STARTDT_ACT);
    master.expect(RawPeer.STARTDT_CON);
    return master;
  }

  private static void report(Iec104Slave slave, int objectAddress, boolean on) {
    slave
        .update(
            PointUpdate.of(
                new PointAddress(1, objectAddress),
                TypeId.M_SP_NA_1,
                new SinglePoint(on, Quality.GOOD)))
        .join();
  }

  @Test
  void theNewConnectionGetsWhatTheOldOneDidNotAcknowledgeAndTheOldOneIsClosed() throws Exception {
    Iec104Slave slave = bind(RedundancyGroups.SINGLE);
    RawPeer old = started(slave);
    report(slave, 100, true);
    old.expect(FIRST);
    report(slave, 100, false);
    old.expect("680e0200000001010300010064000000");
    old.send("680401000200"); // the first has arrived
    eventually(() -> slave.statistics().eventsBuffered() == 1);
    RawPeer next = connect(slave);
    next.send(RawPeer.TESTFR_ACT);
    next.expect(RawPeer.TESTFR_CON);
    report(slave, 101, true);
    old.expect("680e0400000001010300010065000001");
    next.send(RawPeer.STARTDT_ACT);
    next.expect(RawPeer.STARTDT_CON);
    next.expect("68120000000001020300010064000000" + "65000001");
    report(slave, 102, true);
    next.expect("680e0200000001010300010066000001");
    old.expectOnlyTheEnd();
    String reason =
        "DISCONNECTED: another connection of the redundancy group took over: deactivated by group"
            + " single because 127.0.0.1:"
            + next.localPort()
            + " started";
    listener.awaitState(reason::equals);
    assertThat(slave.peers()).hasSize(1);
    assertThat(slave.peers().get(0).group()).isEqualTo("single");
    assertThat(slave.peers().get(0).state()).isEqualTo(LinkState.STARTED);
  }

  @Test
  void aConnectionOnStandbyGetsNothingAndStays() throws Exception {
    Iec104Slave slave = bind(RedundancyGroups.SINGLE);
    RawPeer standby = connect(slave);
    RawPeer active = started(slave);
    report(slave, 100, true);
    active.expect(FIRST);
    standby.send(RawPeer.TESTFR_ACT);
    standby.expect(RawPeer.TESTFR_CON);
    active.send(RawPeer.STOPDT_ACT + "680401000200");
    active.expect(RawPeer.STOPDT_CON);
    standby.send(RawPeer.STARTDT_ACT);
    standby.expect(RawPeer.STARTDT_CON);
    active.send(RawPeer.TESTFR_ACT);
    active.expect(RawPeer.TESTFR_CON); // stopped in time, it is not closed
    report(slave, 100, true);
    standby.expect(FIRST);
    assertThat(slave.peers()).hasSize(2);
  }

  @Test
  void whoBelongsToNoGroupIsTurnedAwayAndCounted() throws Exception {
    Iec104Slave slave = bind(RedundancyGroups.parse("a=10.0.0.1"));
    RawPeer stranger = connect(slave);
    stranger.expectOnlyTheEnd();
    connect(slave).expectOnlyTheEnd();
    eventually(() -> slave.statistics().connectionsRefused() == 2);
    assertThat(slave.peers()).isEmpty();
    assertThat(listener.events).isEmpty();
  }

  @Test
  void aGroupHasItsOwnNumberOfConnections() throws Exception {
    Iec104Slave slave = bind(RedundancyGroups.SINGLE.withMaxConnections(2));
    RawPeer first = started(slave);
    connect(slave);
    eventually(() -> slave.peers().size() == 2);
    connect(slave).expectOnlyTheEnd();
    first.close();
    eventually(() -> slave.peers().size() == 1);
    started(slave);
    assertThat(slave.statistics().connectionsRefused()).isEqualTo(1);
  }

  @Test
  void groupsDoNotDisturbEachOther() throws Exception {
    Iec104Slave slave = bind(RedundancyGroups.parse("own=127.0.0.1;others=*"));
    RawPeer master = started(slave);
    report(slave, 100, true);
    master.expect(FIRST);
    assertThat(slave.statistics().eventsBuffered()).as("for others, too").isEqualTo(1);
    master.send("680401000200");
    master.send(RawPeer.TESTFR_ACT);
    master.expect(RawPeer.TESTFR_CON);
    assertThat(slave.statistics().eventsBuffered()).as("for others").isEqualTo(1);
  }
}
