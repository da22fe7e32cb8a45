package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.apci.ApciSession;
import io.github.cameliec104.protocol.apci.CloseReason;
import io.github.cameliec104.protocol.station.LinkCounters;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.Station;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.DefaultChannelId;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Our whole pipeline and a station on a channel without socket, in virtual time. */
final class VirtualConnection implements LinkOwner {

  private final LinkCounters counters = new LinkCounters();
  private final BiFunction<SessionHandler, LinkCounters, Station> stations;
  private final List<LinkState> states = new ArrayList<>();
  private final EmbeddedChannel channel;
  private final SessionHandler handler;
  private @Nullable CloseReason closed;
  private String detail = "";
  private long nowNanos;

  /** Connects at time 0 with buffers that are tracked. */
  VirtualConnection(
      ApciSession.Role role,
      LinkSettings settings,
      BiFunction<SessionHandler, LinkCounters, Station> stations) {
    this(role, settings, stations, ByteBufAllocator.DEFAULT, 0);
  }

  /**
   * Connects.
   *
   * @param stations makes the station that speaks on the connection
   * @param originNanos what the clock of the connection says at that time
   */
  VirtualConnection(
      ApciSession.Role role,
      LinkSettings settings,
      BiFunction<SessionHandler, LinkCounters, Station> stations,
      ByteBufAllocator buffers,
      long originNanos) {
    this.stations = stations;
    nowNanos = originNanos;
    handler = new SessionHandler(role, settings, this, counters, () -> nowNanos);
    channel =
        new EmbeddedChannel(
            DefaultChannelId.newInstance(), false, false, new Pipeline(() -> handler));
    channel.config().setAllocator(buffers);
    channel.freezeTime();
    try {
      channel.register();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  EmbeddedChannel channel() {
    return channel;
  }

  SessionHandler handler() {
    return handler;
  }

  long nowNanos() {
    return nowNanos;
  }

  /** Octets of the other end, in one buffer; lost if the connection is closed. */
  void feed(byte[] octets, int offset, int length) {
    if (channel.isOpen() && length > 0) {
      channel.writeInbound(channel.alloc().buffer(length).writeBytes(octets, offset, length));
    }
  }

  /** As {@link #feed(byte[], int, int)}, in hexadecimal, blanks where one likes. */
  void feed(String hex) {
    byte[] octets = HexFormat.of().parseHex(hex.replace(" ", ""));
    feed(octets, 0, octets.length);
  }

  /** Takes the next frame sent, or null. */
  byte @Nullable [] takeFrame() {
    ByteBuf frame = channel.readOutbound();
    if (frame == null) {
      return null;
    }
    byte[] octets = new byte[frame.readableBytes()];
    frame.readBytes(octets).release();
    return octets;
  }

  /** Takes all frames sent, in hexadecimal. */
  List<String> takeFrames() {
    List<String> frames = new ArrayList<>();
    for (byte[] frame = takeFrame(); frame != null; frame = takeFrame()) {
      frames.add(HexFormat.of().formatHex(frame));
    }
    return frames;
  }

  /** Takes all octets sent. */
  byte[] takeOctets() {
    var octets = new ByteArrayOutputStream();
    for (byte[] frame = takeFrame(); frame != null; frame = takeFrame()) {
      octets.writeBytes(frame);
    }
    return octets.toByteArray();
  }

  /** Time passes; every timer fires when it is due. */
  void advance(Duration time) {
    long left = time.toNanos();
    long due = channel.runScheduledPendingTasks();
    while (due >= 0 && due <= left) {
      step(due);
      left -= due;
      due = channel.runScheduledPendingTasks();
    }
    step(left);
  }

  private void step(long nanos) {
    nowNanos += nanos;
    channel.advanceTimeBy(nanos, TimeUnit.NANOSECONDS);
  }

  /** Why the connection was closed, or null while it is open. */
  @Nullable CloseReason closed() {
    return closed;
  }

  /** What was found when it was closed. */
  String detail() {
    return detail;
  }

  List<LinkState> states() {
    return states;
  }

  LinkCounters counters() {
    return counters;
  }

  /** Ends the connection from outside and gives back every buffer. */
  void disconnect() {
    channel.finishAndReleaseAll();
  }

  @Override
  public void neverUp(String peer, String reason) {
    closed = CloseReason.TLS;
    detail = reason;
  }

  @Override
  public Station connected(SessionHandler link) {
    return stations.apply(link, counters);
  }

  @Override
  public void changed(SessionHandler link, LinkState state) {
    states.add(state);
  }

  @Override
  public void closed(SessionHandler link, CloseReason reason, String text) {
    closed = reason;
    detail = text;
  }
}
