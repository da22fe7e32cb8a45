package io.github.cameliec104.protocol.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.apci.ApciSession;
import io.github.cameliec104.protocol.apci.ApciSettings;
import io.github.cameliec104.protocol.apci.CloseReason;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.station.Station;
import java.time.Duration;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How fast and how slowly a peer may send, in virtual time. */
class IntakeTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MILLI = Duration.ofMillis(1);
  private static final String CON = RawPeer.TESTFR_CON;
  private @Nullable VirtualConnection open;

  @AfterEach
  void giveBackBuffers() {
    if (open != null) {
      open.disconnect();
    }
  }

  private VirtualConnection connect(int maxFrameRate, ApciSettings apci) {
    TransportSettings transport = TransportSettings.DEFAULT.withMaxFrameRate(maxFrameRate);
    VirtualConnection made =
        new VirtualConnection(
            ApciSession.Role.CONTROLLED,
            LinkSettings.DEFAULT.withApci(apci).withTransport(transport),
            (handler, counters) -> new Silent());
    open = made;
    return made;
  }

  /** A slave that never tests the connection by itself. */
  private VirtualConnection connect(int maxFrameRate) {
    return connect(maxFrameRate, ApciSettings.DEFAULT.withT3(Duration.ZERO));
  }

  private static boolean reads(VirtualConnection connection) {
    return connection.channel().config().isAutoRead();
  }

  @Test
  void framesBeyondTheLimitWaitForTheNextSecondAndNoneIsLost() {
    VirtualConnection slave = connect(3);
    slave.feed(RawPeer.TESTFR_ACT.repeat(8));
    assertThat(slave.takeFrames()).isEqualTo(Collections.nCopies(3, CON));
    assertThat(reads(slave)).isFalse();
    slave.advance(SECOND.minus(MILLI));
    assertThat(slave.takeFrames()).isEmpty();
    slave.advance(MILLI);
    assertThat(slave.takeFrames()).isEqualTo(Collections.nCopies(3, CON));
    assertThat(reads(slave)).isFalse();
    slave.advance(SECOND);
    assertThat(slave.takeFrames()).isEqualTo(Collections.nCopies(2, CON));
    assertThat(reads(slave)).isTrue();
    assertThat(slave.counters().snapshot().readPauses()).isEqualTo(1);
  }

  @Test
  void whoStaysWithinTheLimitIsNeverHeldBack() {
    VirtualConnection slave = connect(3);
    for (int second = 0; second < 5; second++) {
      slave.feed(RawPeer.TESTFR_ACT.repeat(3));
      assertThat(slave.takeFrames()).hasSize(3);
      assertThat(reads(slave)).isTrue();
      slave.advance(SECOND);
    }
    assertThat(slave.counters().snapshot().readPauses()).isZero();
  }

  @Test
  void framesThatComeWhileOthersWaitDoNotOvertakeThem() {
    VirtualConnection slave = connect(1);
    slave.feed(RawPeer.STARTDT_ACT + RawPeer.TESTFR_ACT);
    slave.feed(RawPeer.STOPDT_ACT); // was read already when reading stopped
    slave.advance(SECOND);
    slave.advance(SECOND);
    assertThat(slave.takeFrames())
        .containsExactly(RawPeer.STARTDT_CON, RawPeer.TESTFR_CON, RawPeer.STOPDT_CON);
  }

  @Test
  void withoutLimitEverythingIsTakenAtOnce() {
    VirtualConnection slave = connect(0);
    slave.feed(RawPeer.TESTFR_ACT.repeat(1000));
    assertThat(slave.takeFrames()).hasSize(1000);
  }

  @Test
  void whatWaitsGoesWithTheConnection() {
    VirtualConnection slave = connect(1);
    slave.feed(RawPeer.TESTFR_ACT.repeat(5));
    slave.disconnect();
    slave.advance(SECOND);
    assertThat(slave.closed()).isEqualTo(CloseReason.PEER_CLOSED);
    assertThat(slave.counters().snapshot().apdusReceived()).isEqualTo(1);
  }

  @Test
  void aFrameMayTakeT1FromItsFirstOctetToItsLastAndNoLonger() {
    VirtualConnection slave = connect(0);
    slave.advance(Duration.ofHours(1));
    slave.feed("68");
    for (int i = 1; i < 15; i++) { // t1 is 15 s: an octet each second
      slave.advance(SECOND);
      slave.feed(i == 1 ? "fd" : "00");
    }
    slave.advance(SECOND.minus(MILLI));
    assertThat(slave.closed()).isNull();
    slave.advance(MILLI);
    assertThat(slave.closed()).isEqualTo(CloseReason.INCOMPLETE_FRAME);
    assertThat(slave.detail()).isEqualTo("its last octet did not come, t1=PT15S");
  }

  @Test
  void eachFrameHasItsOwnTime() {
    VirtualConnection slave = connect(0);
    String frame = RawPeer.TESTFR_ACT;
    for (int i = 0; i < 20; i++) { // each is cut where the time of the one before is nearly over
      slave.feed((i == 0 ? "" : frame.substring(4)) + frame.substring(0, 4));
      slave.advance(Duration.ofSeconds(14));
      assertThat(slave.closed()).isNull();
    }
    assertThat(slave.takeFrames()).hasSize(19);
    slave.advance(MILLI.plus(SECOND));
    assertThat(slave.closed()).isEqualTo(CloseReason.INCOMPLETE_FRAME);
  }

  @Test
  void completeFramesLeaveNoTimerBehind() {
    VirtualConnection slave = connect(0);
    slave.feed("6804");
    slave.feed("43000000");
    slave.advance(Duration.ofMinutes(1));
    assertThat(slave.closed()).isNull();
  }

  @Test
  void timeInWhichNothingIsReadDoesNotCount() {
    VirtualConnection slave = connect(0);
    slave.feed("68");
    slave.handler().intake().allow(slave.channel(), false);
    slave.advance(Duration.ofMinutes(2));
    assertThat(slave.closed()).isNull();
    slave.handler().intake().allow(slave.channel(), true);
    slave.advance(Duration.ofSeconds(15).minus(MILLI));
    assertThat(slave.closed()).isNull();
    slave.feed("0443000000");
    assertThat(slave.takeFrames()).containsExactly(CON);
  }

  @Test
  void aPeerThatNeverSaysAnythingIsLeftAfterT3AndT1() {
    VirtualConnection slave = connect(0, ApciSettings.DEFAULT);
    slave.advance(Duration.ofSeconds(20));
    assertThat(slave.takeFrames()).containsExactly(RawPeer.TESTFR_ACT);
    slave.advance(Duration.ofSeconds(15).minus(MILLI));
    assertThat(slave.closed()).isNull();
    slave.advance(MILLI);
    assertThat(slave.closed()).isEqualTo(CloseReason.T1_TESTFR);
  }

  @Test
  void pausesAreCounted() {
    VirtualConnection slave = connect(2);
    slave.feed(RawPeer.TESTFR_ACT.repeat(3));
    slave.advance(SECOND);
    slave.feed(RawPeer.TESTFR_ACT.repeat(3));
    assertThat(slave.counters().snapshot().readPauses()).isEqualTo(2);
  }

  /** A station with nothing to say. */
  private static final class Silent implements Station {
    @Override
    public void started(long now) {}

    @Override
    public void stopped(String reason, long now) {}

    @Override
    public void received(Asdu asdu, Runnable done, long now) {
      done.run();
    }

    @Override
    public @Nullable Asdu next(long now) {
      return null;
    }

    @Override
    public void acknowledged(int asdus, long now) {}

    @Override
    public long deadline() {
      return Long.MAX_VALUE;
    }

    @Override
    public void onDeadline(long now) {}
  }
}
