package io.github.cameliec104.protocol.apci;

/**
 * The own I frames that the peer has not acknowledged: at most k, each with its own t1 (104 §5.1,
 * §5.2, §5.5).
 *
 * <p>V(S) is the next number to send, A the oldest number not acknowledged.
 */
final class SendWindow {

  private static final int FIRST_CAPACITY = 16;

  private final int k;
  private final long t1Nanos;
  private final ApciOutput output;

  /** Send time of frame n at index n modulo the length, which is a power of two. */
  private long[] sentAt = new long[FIRST_CAPACITY];

  private int next;
  private int oldest;

  SendWindow(int k, long t1Nanos, ApciOutput output) {
    this.k = k;
    this.t1Nanos = t1Nanos;
    this.output = output;
  }

  /** Returns V(S). */
  int next() {
    return next;
  }

  /** Returns A, which is V(S) if nothing is outstanding. */
  int oldest() {
    return oldest;
  }

  int outstanding() {
    return Sequence.distance(oldest, next);
  }

  boolean isFull() {
    return outstanding() >= k;
  }

  /** Notes that the frame numbered V(S) goes out now. */
  void sent(long nowNanos) {
    if (outstanding() == sentAt.length) {
      grow();
    }
    sentAt[next & (sentAt.length - 1)] = nowNanos;
    next = Sequence.plus(next, 1);
  }

  /** Whether an N(R) lies in A..V(S). */
  boolean accepts(int nr) {
    return Sequence.distance(oldest, nr) <= outstanding();
  }

  /** Takes an accepted N(R). The younger frames keep their deadlines. */
  void acknowledge(int nr) {
    int frames = Sequence.distance(oldest, nr);
    oldest = nr;
    if (frames > 0) {
      output.acknowledged(frames);
    }
  }

  /** Returns when t1 of the oldest outstanding frame expires. */
  long deadline() {
    return outstanding() == 0
        ? Deadline.NONE
        : Deadline.after(sentAt[oldest & (sentAt.length - 1)], t1Nanos);
  }

  private void grow() {
    long[] larger = new long[2 * sentAt.length];
    for (int i = 0; i < sentAt.length; i++) {
      int number = Sequence.plus(oldest, i);
      larger[number & (larger.length - 1)] = sentAt[number & (sentAt.length - 1)];
    }
    sentAt = larger;
  }
}
