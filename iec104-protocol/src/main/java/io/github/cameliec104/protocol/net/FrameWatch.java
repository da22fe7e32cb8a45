package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.apci.CloseReason;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The time from the first octet of a frame to its last: t1 at most, so that nobody keeps a
 * connection busy with single octets. Time in which nothing is read does not count. Confined to the
 * event loop.
 */
final class FrameWatch {

  private final Duration t1;
  private final Intake intake;
  private final LongSupplier nanoClock;
  private boolean incomplete;
  private long since;
  private @Nullable Future<?> timer;

  FrameWatch(Duration t1, Intake intake, LongSupplier nanoClock) {
    this.t1 = t1;
    this.intake = intake;
    this.nanoClock = nanoClock;
  }

  /**
   * Notes how a read ended.
   *
   * @param completed whether it brought the end of a frame
   * @param rest whether the beginning of another is left
   */
  void read(ChannelHandlerContext ctx, boolean completed, boolean rest) {
    if (rest && (completed || !incomplete)) {
      since = nanoClock.getAsLong();
    }
    incomplete = rest;
    if (rest && timer == null) {
      check(ctx, t1.toNanos());
    }
  }

  /** No frame is awaited any longer. */
  void end() {
    incomplete = false;
    if (timer != null) {
      timer.cancel(false);
    }
  }

  /** A timer is never moved: when it fires, it asks how old the frame is by then. */
  private void check(ChannelHandlerContext ctx, long nanos) {
    timer = ctx.executor().schedule(() -> onTimer(ctx), nanos, TimeUnit.NANOSECONDS);
  }

  private void onTimer(ChannelHandlerContext ctx) {
    timer = null;
    if (!incomplete) {
      return;
    }
    long now = nanoClock.getAsLong();
    boolean reading = ctx.channel().config().isAutoRead();
    long left = t1.toNanos() - Math.min(now - since, now - intake.resumed());
    if (!reading || left > 0) {
      check(ctx, reading ? left : t1.toNanos());
      return;
    }
    incomplete = false;
    ctx.fireExceptionCaught(
        new FramingException(
            CloseReason.INCOMPLETE_FRAME, "its last octet did not come, t1=" + t1));
  }
}
