package io.github.cameliec104.protocol.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.apci.ApciSession;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Cot;
import io.github.cameliec104.protocol.asdu.Element;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.station.Station;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A socket that takes no more octets for a while, because the other end does not read. */
class SlowSocketTest {

  /** Always has something to send, is never done with what it received. */
  private static final class Eager implements Station {
    private int sent;
    private int received;

    @Override
    public void started(long nowNanos) {}

    @Override
    public void stopped(String reason, long nowNanos) {}

    @Override
    public void received(Asdu asdu, Runnable done, long nowNanos) {
      received++;
    }

    @Override
    public @Nullable Asdu next(long nowNanos) {
      sent++;
      return new Asdu(
          200,
          false,
          Cot.of(Cause.SPONTANEOUS),
          1,
          List.of(new InformationObject(0, new Element.Octets(1, new byte[] {1}))));
    }

    @Override
    public void acknowledged(int asdus, long nowNanos) {}

    @Override
    public long deadline() {
      return Long.MAX_VALUE;
    }

    @Override
    public void onDeadline(long nowNanos) {}
  }

  private final Eager station = new Eager();
  private final VirtualConnection slave =
      new VirtualConnection(
          ApciSession.Role.CONTROLLED,
          LinkSettings.DEFAULT.withMaxPending(2),
          (handler, counters) -> station);

  @AfterEach
  void disconnect() {
    slave.disconnect();
  }

  private void setWritable(boolean writable) {
    slave.channel().unsafe().outboundBuffer().setUserDefinedWritability(1, writable);
    slave.channel().runPendingTasks();
  }

  @Test
  void nothingIsMadeForASocketThatTakesNothing() {
    setWritable(false);
    slave.feed(RawPeer.STARTDT_ACT);
    assertThat(slave.takeFrames()).containsExactly(RawPeer.STARTDT_CON);
    assertThat(station.sent).isZero();
    setWritable(true);
    assertThat(station.sent).isEqualTo(12);
    assertThat(slave.takeFrames()).hasSize(12);
  }

  @Test
  void aPeerThatDoesNotReadIsNotReadEither() {
    setWritable(false);
    assertThat(slave.channel().config().isAutoRead()).isFalse();
    setWritable(true);
    assertThat(slave.channel().config().isAutoRead()).isTrue();
  }

  @Test
  void aPeerThatIgnoresItsWindowIsReadNoFurther() {
    slave.feed(RawPeer.STARTDT_ACT);
    for (int number = 0; number < 1027; number++) {
      assertThat(slave.channel().config().isAutoRead()).as("%d", number).isTrue();
      slave.feed("680b%02x%02x0000c80103000100aa".formatted((number << 1) & 0xFF, number >> 7));
    }
    assertThat(slave.channel().config().isAutoRead()).isFalse();
    assertThat(station.received).isEqualTo(1027);
  }
}
