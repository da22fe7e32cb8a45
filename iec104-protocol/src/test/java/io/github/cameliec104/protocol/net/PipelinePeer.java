package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.apci.ApciSession;
import io.github.cameliec104.protocol.apci.ApciSettings;
import io.github.cameliec104.protocol.apci.ApciState;
import io.github.cameliec104.protocol.apci.CloseReason;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.AsduCodec;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Cot;
import io.github.cameliec104.protocol.asdu.Element;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.conversation.Peer;
import io.github.cameliec104.protocol.station.Station;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pipeline of a connection in virtual time, between a channel without socket and a station that
 * only records.
 */
final class PipelinePeer implements Peer, Station {

  /** Conversations are long: whether buffers leak is found out by other tests. */
  private static final UnpooledByteBufAllocator UNTRACKED =
      new UnpooledByteBufAllocator(false, true);

  private final ApciSession.Acknowledge mode;
  private final boolean singleOctets;
  private final AsduCodec codec;
  private final VirtualConnection connection;
  private final ShortAsdus shortAsdus = new ShortAsdus();
  private final ByteBuffer transmitted = ByteBuffer.allocate(4096);
  private final Deque<byte[]> delivered = new ArrayDeque<>();
  private final Deque<Runnable> unprocessed = new ArrayDeque<>();
  private final Deque<Asdu> outgoing = new ArrayDeque<>();
  private boolean rejected;
  private boolean malformedSeen;
  private long asked;

  /**
   * Connects.
   *
   * @param singleOctets whether every octet of the other end comes in a buffer of its own
   */
  PipelinePeer(
      ApciSession.Role role,
      ApciSettings settings,
      ApciSession.Acknowledge mode,
      boolean singleOctets,
      long originNanos) {
    this.mode = mode;
    this.singleOctets = singleOctets;
    LinkSettings link = LinkSettings.DEFAULT.withApci(settings).withAcknowledge(mode);
    codec = new AsduCodec(link.sizes());
    connection =
        new VirtualConnection(role, link, (handler, counters) -> this, UNTRACKED, originNanos);
  }

  @Override
  public void feed(byte[] octets) {
    byte[] longer = shortAsdus.lengthen(octets);
    int piece = singleOctets ? 1 : longer.length;
    for (int i = 0; i < longer.length; i += piece) {
      connection.feed(longer, i, piece);
    }
  }

  @Override
  public void disconnect() {
    connection.channel().close();
  }

  @Override
  public void advance(Duration time) {
    connection.advance(time);
  }

  @Override
  public void start() {
    connection.handler().startDataTransfer();
  }

  @Override
  public void stop() {
    connection.handler().stopDataTransfer();
  }

  @Override
  public void close() {
    connection.handler().fail(CloseReason.REQUESTED, "");
  }

  @Override
  public void send(byte[] asdu) {
    if (!canSend()) {
      throw new IllegalStateException("the window is closed");
    }
    InformationObject object = new InformationObject(0, new Element.Octets(1, asdu));
    outgoing.add(new Asdu(200, false, Cot.of(Cause.SPONTANEOUS), 1, List.of(object)));
    connection.handler().execute(() -> {});
  }

  /** The youngest first: they may be acknowledged only when the oldest is done. */
  @Override
  public void processed(int frames) {
    List<Runnable> done = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      done.add(0, unprocessed.remove());
    }
    done.forEach(Runnable::run);
  }

  /** The pipeline has rejected it by itself; now the conversation may know. */
  @Override
  public void reject() {
    rejected = true;
  }

  /** Whether the pipeline asks the station for something to send. */
  @Override
  public boolean canSend() {
    long before = asked;
    connection.handler().execute(() -> {});
    return asked > before;
  }

  @Override
  public byte[] takeTransmitted(int most) {
    for (byte[] frame = connection.takeFrame(); frame != null; frame = connection.takeFrame()) {
      transmitted.put(ShortAsdus.shorten(frame));
    }
    transmitted.flip();
    byte[] octets = new byte[Math.min(most, transmitted.remaining())];
    transmitted.get(octets).compact();
    return octets;
  }

  @Override
  public byte @Nullable [] takeDelivered() {
    if (delivered.isEmpty()
        && connection.closed() == CloseReason.MALFORMED_ASDU
        && !malformedSeen) {
      malformedSeen = true;
      return shortAsdus.lastAsdu();
    }
    return delivered.poll();
  }

  @Override
  public ApciState state() {
    return connection.handler().state();
  }

  @Override
  public @Nullable CloseReason closed() {
    CloseReason reason = connection.closed();
    return reason == CloseReason.MALFORMED_ASDU && !rejected ? null : reason;
  }

  /** Closes the connection, if it is not, and gives back what it holds. */
  void finish() {
    connection.disconnect();
  }

  @Override
  public void started(long now) {}

  @Override
  public void stopped(String reason, long now) {}

  @Override
  public void received(Asdu asdu, Runnable done, long now) {
    if (asdu.first().element() instanceof Element.Octets octets) {
      delivered.add(octets.octets());
    } else {
      ByteBuffer octets = ByteBuffer.allocate(Asdu.MAX_OBJECTS * 2);
      codec.encode(asdu, octets);
      byte[] whole = new byte[octets.flip().remaining()];
      octets.get(whole);
      delivered.add(whole);
    }
    if (mode == ApciSession.Acknowledge.RECEIVED) {
      done.run();
    } else {
      unprocessed.add(done);
    }
  }

  @Override
  public @Nullable Asdu next(long now) {
    asked++;
    return outgoing.poll();
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
