package io.github.cameliec104.gateway.decode;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * One direction of a TCP connection: segments as captured go in, octets in their order come out,
 * each once. What does not come within 64 later segments is taken as not captured.
 */
final class TcpStream {

  private static final int PATIENCE = 64;

  /** Where octets go. */
  interface Receiver {
    /** A connection begins; the octets that follow are its first. */
    void opened();

    /** The next octets. */
    void octets(Instant time, ByteBuffer octets);

    /** Octets were sent that the capture does not hold. */
    void lost(long octets);

    /** A segment brought nothing new. */
    void repeated();
  }

  private final Receiver receiver;
  private final TreeMap<Long, TcpSegment> early = new TreeMap<>();
  private boolean known;
  private long next;

  TcpStream(Receiver receiver) {
    this.receiver = receiver;
  }

  /** Takes the next segment of the capture. */
  void segment(TcpSegment segment) {
    if (segment.syn()) {
      open(segment.sequence() + 1);
    } else if (segment.data().hasRemaining()) {
      if (!known) {
        known = true;
        next = segment.sequence() & 0xFFFF_FFFFL;
      }
      // The number has 32 bits and wraps; what is meant is the position nearest to the next one.
      take(next + (segment.sequence() - (int) next), segment);
      if (early.size() > PATIENCE) {
        skip();
      }
    }
  }

  private void open(int first) {
    boolean again = known && (int) next == first;
    if (!again) {
      end();
      known = true;
      next = first & 0xFFFF_FFFFL;
      receiver.opened();
    }
  }

  private void take(long position, TcpSegment segment) {
    int length = segment.data().remaining();
    if (position + length <= next) {
      receiver.repeated();
    } else if (position > next) {
      TcpSegment other = early.get(position);
      if (other == null || other.data().remaining() < length) {
        early.put(position, segment);
      }
    } else {
      deliver(position, segment);
      while (!early.isEmpty() && early.firstKey() <= next) {
        Map.Entry<Long, TcpSegment> first = early.pollFirstEntry();
        take(first.getKey(), first.getValue());
      }
    }
  }

  private void deliver(long position, TcpSegment segment) {
    ByteBuffer data = segment.data();
    int known = (int) (next - position);
    next = position + data.remaining();
    receiver.octets(segment.time(), data.slice(known, data.remaining() - known));
  }

  private void skip() {
    Map.Entry<Long, TcpSegment> first = early.pollFirstEntry();
    receiver.lost(first.getKey() - next);
    next = first.getKey();
    take(first.getKey(), first.getValue());
  }

  /** Nothing more comes: hands over what waits for octets that were not captured. */
  void end() {
    while (!early.isEmpty()) {
      skip();
    }
  }
}
