package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.station.LinkCounters;
import io.github.cameliec104.protocol.station.LinkCounters.Name;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much is read from a connection: nothing while the session has no room, and no more frames in
 * a second than the limit. What one read brings beyond the limit waits here for the next second,
 * and nothing more is read meanwhile, so that the peer waits. Confined to the event loop.
 */
final class Intake extends ChannelInboundHandlerAdapter {

  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final int maxFrameRate;
  private final LinkCounters counters;
  private final LongSupplier nanoClock;
  private final ArrayDeque<Object> held = new ArrayDeque<>();
  private long second;
  private int passed;
  private long resumed;
  private boolean warned;

  /**
   * Begins reading.
   *
   * @param maxFrameRate frames per second, 0 for no limit
   */
  Intake(int maxFrameRate, LinkCounters counters, LongSupplier nanoClock) {
    this.maxFrameRate = maxFrameRate;
    this.counters = counters;
    this.nanoClock = nanoClock;
    second = nanoClock.getAsLong() - SECOND;
    resumed = second;
  }

  /** Reads on if the session has room for more and the limit is not reached. */
  void allow(Channel channel, boolean room) {
    boolean read = room && held.isEmpty();
    if (read != channel.config().isAutoRead()) {
      if (read) {
        resumed = nanoClock.getAsLong();
      } else {
        counters.add(Name.READ_PAUSES, 1);
      }
      channel.config().setAutoRead(read);
    }
  }

  /** Stops reading: the peer does not wait for acknowledgements, and too much is open. */
  void flooded(Channel channel) {
    allow(channel, false);
    if (!warned) {
      warned = true;
      LOG.warn(
          "[{}] does not wait for acknowledgements; no more is read until what it sent is done",
          Addresses.text(channel.remoteAddress()));
    }
  }

  /** When reading was resumed the last time, in nanoseconds. */
  long resumed() {
    return resumed;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object frame) {
    if (maxFrameRate == 0) {
      ctx.fireChannelRead(frame);
    } else if (!held.isEmpty()) {
      held.add(frame);
    } else if (passes(nanoClock.getAsLong())) {
      ctx.fireChannelRead(frame);
    } else {
      hold(ctx, frame);
    }
  }

  private boolean passes(long now) {
    if (now - second >= SECOND) {
      second = now;
      passed = 0;
    }
    return passed++ < maxFrameRate;
  }

  private void hold(ChannelHandlerContext ctx, Object frame) {
    held.add(frame);
    allow(ctx.channel(), false);
    releaseAfter(ctx, SECOND - (nanoClock.getAsLong() - second));
    if (!warned) {
      warned = true;
      LOG.warn(
          "[{}] sends more than {} frames per second; they are read no faster",
          Addresses.text(ctx.channel().remoteAddress()),
          maxFrameRate);
    }
  }

  private void releaseAfter(ChannelHandlerContext ctx, long nanos) {
    ctx.executor().schedule(() -> release(ctx), nanos, TimeUnit.NANOSECONDS);
  }

  /** Passes on what waits, as far as the limit goes; the session then asks to read on. */
  private void release(ChannelHandlerContext ctx) {
    second = nanoClock.getAsLong();
    for (passed = 0; passed < maxFrameRate && !held.isEmpty(); passed++) {
      ctx.fireChannelRead(held.remove());
    }
    if (!held.isEmpty()) {
      releaseAfter(ctx, SECOND);
    }
    ctx.fireChannelReadComplete();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    held.forEach(ReferenceCountUtil::release);
    held.clear();
    ctx.fireChannelInactive();
  }
}
