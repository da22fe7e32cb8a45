package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.apci.ApciDeviation;
import io.github.cameliec104.protocol.apci.ApciOutput;
import io.github.cameliec104.protocol.apci.ApciSession;
import io.github.cameliec104.protocol.apci.ApciState;
import io.github.cameliec104.protocol.apci.Apdu;
import io.github.cameliec104.protocol.apci.CloseReason;
import io.github.cameliec104.protocol.asdu.AddressSizes;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.AsduCodec;
import io.github.cameliec104.protocol.asdu.MalformedAsduException;
import io.github.cameliec104.protocol.station.LinkCounters;
import io.github.cameliec104.protocol.station.LinkCounters.Name;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.PeerIdentity;
import io.github.cameliec104.protocol.station.Station;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.DecoderException;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one session and one station on the event loop of their connection: frames in, ASDUs out as
 * far as the window and the socket take them, and the one timer.
 */
final class SessionHandler extends ChannelInboundHandlerAdapter implements ApciOutput {

  private static final Logger LOG = LoggerFactory.getLogger(SessionHandler.class);

  private final ApciSession.Role role;
  private final LinkSettings settings;
  private final LinkOwner owner;
  private final LinkCounters counters;
  private final LongSupplier nanoClock;
  private final AsduCodec codec;
  private final PeerReader reader;
  private final Receipts receipts;
  private final Intake intake;
  private final ByteBuffer frame = ByteBuffer.allocate(2 + Apdu.MAX_LENGTH);
  private final ByteBuffer outgoing = ByteBuffer.allocate(AddressSizes.MAX_ASDU);
  private @Nullable Active active;
  private @Nullable Channel channel;
  private String peer = "";
  private boolean reading;
  private boolean settling;
  private CloseReason closeReason = CloseReason.PEER_CLOSED;
  private String closeDetail = "";
  private final Alarm alarm = new Alarm(this::onAlarm);

  /** What exists while the connection is up. */
  private record Active(ChannelHandlerContext ctx, ApciSession session, Station station) {}

  SessionHandler(
      ApciSession.Role role,
      LinkSettings settings,
      LinkOwner owner,
      LinkCounters counters,
      LongSupplier nanoClock) {
    this.role = role;
    this.settings = settings;
    this.owner = owner;
    this.counters = counters;
    this.nanoClock = nanoClock;
    codec = settings.dialect().codec();
    reader = new PeerReader(codec);
    receipts =
        new Receipts(settings.acknowledge(), settings.maxPending(), this::execute, this::processed);
    intake = new Intake(settings.transport().maxFrameRate(), counters, nanoClock);
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    if (!owner.admits(ctx.channel())) {
      ctx.close();
      return;
    }
    peer = Addresses.text(ctx.channel().remoteAddress());
    counters.add(Name.CONNECTS, 1);
    long now = nanoClock.getAsLong();
    ApciSession session =
        new ApciSession(role, settings.apci(), ApciSession.Acknowledge.PROCESSED, this, now);
    channel = ctx.channel();
    active = new Active(ctx, session, owner.connected(this));
    owner.changed(this, LinkState.CONNECTED);
    settle();
  }

  /** Host and port of the peer. */
  String peer() {
    return peer;
  }

  /** The connection itself, null before it is up. */
  @Nullable Channel channel() {
    return channel;
  }

  /** Who the peer is by its certificate; null without TLS, without certificate, or before. */
  @Nullable PeerIdentity peerIdentity() {
    return channel == null ? null : Certificates.identity(channel);
  }

  Intake intake() {
    return intake;
  }

  /** How long a frame may take to arrive. */
  FrameWatch frameWatch() {
    return new FrameWatch(settings.apci().t1(), intake, nanoClock);
  }

  /** How long connecting may take. */
  Duration t0() {
    return settings.apci().t0();
  }

  /** TLS failed before the connection was up. */
  void neverUp(String address, String reason) {
    owner.neverUp(address, CloseReason.TLS.description() + ": " + reason);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    try {
      if (active != null && message instanceof ByteBuf octets) {
        reading = true;
        frame.clear().limit(octets.readableBytes());
        octets.getBytes(octets.readerIndex(), frame);
        frame.flip();
        if (LOG.isTraceEnabled()) {
          LOG.trace("[{}] received {}", peer, ByteBufUtil.hexDump(octets));
        }
        counters.add(Name.APDUS_RECEIVED, 1);
        active.session.received(frame, nanoClock.getAsLong());
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    reading = false;
    settle();
    ctx.fireChannelReadComplete();
  }

  @Override
  public void transmit(Apdu apdu) {
    if (active != null) {
      LOG.trace("[{}] sent {}", peer, apdu);
      counters.add(Name.APDUS_SENT, 1);
      active.ctx.write(apdu, active.ctx.voidPromise());
    }
  }

  @Override
  public void deliver(ByteBuffer octets) {
    Active link = active;
    if (link == null) {
      return;
    }
    long now = nanoClock.getAsLong();
    Asdu asdu;
    try {
      asdu = reader.decode(octets, link.station);
    } catch (MalformedAsduException e) {
      link.session.fail(CloseReason.MALFORMED_ASDU, String.valueOf(e.getMessage()), now);
      return;
    }
    counters.add(Name.ASDUS_RECEIVED, 1);
    link.station.received(asdu, receipts.add(), now);
    if (receipts.flooded()) {
      intake.flooded(link.ctx.channel());
    }
  }

  private void processed(int asdus) {
    if (active != null) {
      active.session.processed(asdus, nanoClock.getAsLong());
    }
  }

  @Override
  public void acknowledged(int frames) {
    if (active != null) {
      active.station.acknowledged(frames, nanoClock.getAsLong());
    }
  }

  @Override
  public void changed(ApciState from, ApciState to) {
    Active link = active;
    if (link == null) {
      return;
    }
    LOG.debug("[{}] {} -> {}", peer, from, to);
    if (to == ApciState.STARTED) {
      owner.changed(this, LinkState.STARTED);
      link.station.started(nanoClock.getAsLong());
    } else if (to == ApciState.STOPPED) {
      link.station.stopped("data transfer was stopped", nanoClock.getAsLong());
      owner.changed(this, LinkState.CONNECTED);
    }
  }

  @Override
  public boolean tolerates(ApciDeviation deviation, String detail) {
    return active != null && reader.tolerates(deviation, detail, active.station);
  }

  @Override
  public void closed(CloseReason reason, String detail) {
    closeReason = reason;
    closeDetail = detail + reader.hint();
    if (active != null) {
      active.ctx.flush();
      active.ctx.close();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    Active link = active;
    if (link != null) {
      long now = nanoClock.getAsLong();
      link.session.fail(CloseReason.PEER_CLOSED, "", now);
      active = null;
      alarm.cancel();
      counters.add(Name.DISCONNECTS, 1);
      counters.set(Name.UNACKNOWLEDGED, 0);
      link.station.stopped(closeReason.description(), now);
      owner.closed(this, closeReason, closeDetail);
    }
    ctx.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable failure) {
    Throwable cause = failure instanceof DecoderException ? failure.getCause() : failure;
    if (cause instanceof FramingException framing) {
      fail(framing.reason(), String.valueOf(framing.getMessage()));
    } else if (cause instanceof SSLException) {
      fail(CloseReason.TLS, TlsFailures.reason(cause));
    } else if (cause instanceof IOException) {
      fail(CloseReason.NETWORK, Addresses.reason(cause));
    } else {
      LOG.error("[{}] link closed by a fault of this program", peer, failure);
      fail(CloseReason.NETWORK, "internal error: " + failure);
    }
  }

  /** Ends the connection for a reason found outside the session. */
  void fail(CloseReason reason, String detail) {
    if (active != null) {
      active.session.fail(reason, detail, nanoClock.getAsLong());
    }
  }

  /** The state of the session; closed before the connection is up and after its end. */
  ApciState state() {
    return active == null ? ApciState.CLOSED : active.session.state();
  }

  /** Starts data transfer; for a controlling station whose data transfer is stopped. */
  void startDataTransfer() {
    if (active != null) {
      active.session.startDataTransfer(nanoClock.getAsLong());
      settle();
    }
  }

  /** Stops data transfer; for a controlling station whose data transfer is started. */
  void stopDataTransfer() {
    if (active != null) {
      active.session.stopDataTransfer(nanoClock.getAsLong());
      settle();
    }
  }

  /**
   * Stops data transfer if it is started and this side may, and closes after a while if the owner
   * did not before; else closes at once.
   */
  void shutDown(long stopMillis) {
    if (role == ApciSession.Role.CONTROLLING && state() == ApciState.STARTED) {
      stopDataTransfer();
      Objects.requireNonNull(channel)
          .eventLoop()
          .schedule(() -> fail(CloseReason.REQUESTED, ""), stopMillis, TimeUnit.MILLISECONDS);
    } else {
      fail(CloseReason.REQUESTED, "");
    }
  }

  /**
   * Runs a task on the event loop, at once if this is it, and sends what it produced. For any
   * thread, once the connection is or was up. A task that comes after the end of the loop is
   * dropped: nobody is left whom it could concern.
   */
  void execute(Runnable task) {
    EventLoop loop = Objects.requireNonNull(channel).eventLoop();
    if (loop.inEventLoop()) {
      task.run();
      settle();
      return;
    }
    try {
      loop.execute(() -> execute(task));
    } catch (RejectedExecutionException e) {
      LOG.debug("[{}] task after the end of the event loop", peer);
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    readIfRoom(ctx.channel());
    settle();
    ctx.fireChannelWritabilityChanged();
  }

  /** A peer that does not read gets no answers, and then nothing more is read from it either. */
  private void readIfRoom(Channel channel) {
    intake.allow(channel, channel.isWritable() && !receipts.flooded());
  }

  /**
   * Sends what may be sent, flushes, and sets the timer; while frames are read only at their end.
   */
  private void settle() {
    Active link = active;
    if (link == null || reading || settling) {
      return;
    }
    settling = true;
    try {
      boolean full = send(link);
      link.ctx.flush();
      while (full && link.ctx.channel().isWritable()) {
        full = send(link);
        link.ctx.flush();
      }
    } finally {
      settling = false;
    }
    if (!link.ctx.channel().config().isAutoRead()) {
      readIfRoom(link.ctx.channel());
    }
    counters.set(Name.UNACKNOWLEDGED, link.session.unacknowledgedSent());
    if (active != null) {
      long session = link.session.deadline();
      alarm.set(link.ctx.executor(), session, link.station.deadline(), nanoClock.getAsLong());
    }
  }

  /** Sends as far as the window and the socket go; returns true if it was the socket's end. */
  private boolean send(Active link) {
    while (active != null && link.session.canSend()) {
      if (!link.ctx.channel().isWritable()) {
        return true;
      }
      long now = nanoClock.getAsLong();
      Asdu asdu = link.station.next(now);
      if (asdu == null) {
        return false;
      }
      outgoing.clear();
      codec.encode(asdu, outgoing);
      outgoing.flip();
      counters.add(Name.ASDUS_SENT, 1);
      link.session.send(outgoing, now);
    }
    return false;
  }

  private void onAlarm() {
    if (active != null) {
      long now = nanoClock.getAsLong();
      active.station.onDeadline(now);
      active.session.onDeadline(now);
      settle();
    }
  }
}
