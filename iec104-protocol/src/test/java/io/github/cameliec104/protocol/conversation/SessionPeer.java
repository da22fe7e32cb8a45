package io.github.cameliec104.protocol.conversation;

import io.github.cameliec104.protocol.apci.ApciOutput;
import io.github.cameliec104.protocol.apci.ApciSession;
import io.github.cameliec104.protocol.apci.ApciSettings;
import io.github.cameliec104.protocol.apci.ApciState;
import io.github.cameliec104.protocol.apci.Apdu;
import io.github.cameliec104.protocol.apci.CloseReason;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** An {@link ApciSession} alone, with a clock that only {@link #advance} moves. */
final class SessionPeer implements Peer, ApciOutput {

  private final ApciSession session;
  private final ByteBuffer incoming = ByteBuffer.allocate(4096);
  private final ByteBuffer outgoing = ByteBuffer.allocate(4096);
  private final Deque<byte[]> delivered = new ArrayDeque<>();
  private @Nullable CloseReason closed;
  private long nowNanos;

  SessionPeer(
      ApciSession.Role role,
      ApciSettings settings,
      ApciSession.Acknowledge mode,
      long originNanos) {
    nowNanos = originNanos;
    session = new ApciSession(role, settings, mode, this, originNanos);
  }

  @Override
  public void feed(byte[] octets) {
    incoming.put(octets).flip();
    while (incoming.hasRemaining()) {
      int length = frameLength();
      if (length > incoming.remaining()) {
        break;
      }
      session.received(incoming.slice(incoming.position(), length), nowNanos);
      incoming.position(incoming.position() + length);
    }
    incoming.compact();
    advance(Duration.ZERO);
  }

  /** Octets of the first frame; one that the session has to refuse goes there as far as it came. */
  private int frameLength() {
    int start = incoming.get(incoming.position()) & 0xFF;
    if (start != Apdu.START) {
      return incoming.remaining();
    }
    if (incoming.remaining() < 2) {
      return 2;
    }
    int length = incoming.get(incoming.position() + 1) & 0xFF;
    boolean valid = length >= Apdu.MIN_LENGTH && length <= Apdu.MAX_LENGTH;
    return valid ? length + 2 : incoming.remaining();
  }

  @Override
  public void disconnect() {
    session.fail(CloseReason.PEER_CLOSED, "end of stream", nowNanos);
  }

  @Override
  public void advance(Duration time) {
    long until = nowNanos + time.toNanos();
    long due = session.deadline();
    while (due != Long.MAX_VALUE && until - due >= 0) {
      nowNanos = due - nowNanos > 0 ? due : nowNanos;
      session.onDeadline(nowNanos);
      due = session.deadline();
    }
    nowNanos = until;
  }

  @Override
  public void start() {
    session.startDataTransfer(nowNanos);
  }

  @Override
  public void stop() {
    session.stopDataTransfer(nowNanos);
  }

  @Override
  public void close() {
    session.close(nowNanos);
  }

  @Override
  public void send(byte[] asdu) {
    session.send(ByteBuffer.wrap(asdu), nowNanos);
  }

  @Override
  public void processed(int frames) {
    session.processed(frames, nowNanos);
  }

  @Override
  public void reject() {
    session.fail(CloseReason.MALFORMED_ASDU, "rejected", nowNanos);
  }

  @Override
  public boolean canSend() {
    return session.canSend();
  }

  @Override
  public byte[] takeTransmitted(int most) {
    outgoing.flip();
    byte[] octets = new byte[Math.min(most, outgoing.remaining())];
    outgoing.get(octets).compact();
    return octets;
  }

  @Override
  public byte @Nullable [] takeDelivered() {
    return delivered.poll();
  }

  @Override
  public ApciState state() {
    return session.state();
  }

  @Override
  public @Nullable CloseReason closed() {
    return closed;
  }

  @Override
  public void transmit(Apdu apdu) {
    apdu.write(outgoing);
  }

  @Override
  public void deliver(ByteBuffer asdu) {
    byte[] octets = new byte[asdu.remaining()];
    asdu.get(octets);
    delivered.add(octets);
  }

  @Override
  public void acknowledged(int frames) {}

  @Override
  public void changed(ApciState from, ApciState to) {}

  @Override
  public void closed(CloseReason reason, String detail) {
    closed = reason;
  }
}
