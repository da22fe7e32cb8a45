package io.github.cameliec104.protocol.apci;

import io.github.cameliec104.protocol.apci.ApciSession.Acknowledge;

/**
 * The received I frames that are not acknowledged yet, and the S frames that do it (104 §5.1,
 * §5.5).
 *
 * <p>V(R) is the next number expected. A frame is first unprocessed, then owed: an acknowledgement
 * may be sent for it and has to be within t2. With {@link Acknowledge#RECEIVED} a frame is owed as
 * soon as it is received.
 */
final class ReceiveWindow {

  private final Acknowledge mode;
  private final int w;
  private final long t2Nanos;
  private final ApciOutput output;
  private int next;
  private int unprocessed;
  private int owed;
  private long owedSince;
  private boolean untouched = true;

  ReceiveWindow(Acknowledge mode, int w, long t2Nanos, ApciOutput output) {
    this.mode = mode;
    this.w = w;
    this.t2Nanos = t2Nanos;
    this.output = output;
  }

  /** Returns V(R). */
  int next() {
    return next;
  }

  /** Whether no frame has been received yet. */
  boolean isUntouched() {
    return untouched;
  }

  /** Expects the first frame to have another number than 0. */
  void beginAt(int number) {
    next = number;
  }

  /** Returns the N(R) to send: the number after the last frame that may be acknowledged. */
  int acknowledgeable() {
    return Sequence.plus(next, -unprocessed);
  }

  int unprocessed() {
    return unprocessed;
  }

  int unacknowledged() {
    return unprocessed + owed;
  }

  /** Whether one frame more could no longer be told from an old one. */
  boolean isExhausted() {
    return unacknowledged() == Sequence.MAX;
  }

  /** Notes the frame numbered V(R). */
  void received(long nowNanos) {
    untouched = false;
    next = Sequence.plus(next, 1);
    unprocessed++;
    if (mode == Acknowledge.RECEIVED) {
      owe(1, nowNanos);
    }
  }

  /**
   * Notes that the application is done with the oldest unprocessed frames.
   *
   * @throws IllegalArgumentException if there are not as many
   */
  void processed(int frames, long nowNanos) {
    if (mode == Acknowledge.RECEIVED) {
      return;
    }
    if (frames < 0 || frames > unprocessed) {
      throw new IllegalArgumentException(
          "processed frames=" + frames + ", expected 0.." + unprocessed);
    }
    owe(frames, nowNanos);
  }

  /** Notes that an I frame goes out, whose N(R) covers every frame owed. */
  void acknowledged() {
    owed = 0;
  }

  /** Sends an S frame if anything is owed. */
  void acknowledge() {
    if (owed > 0) {
      owed = 0;
      output.transmit(new Apdu.S(acknowledgeable()));
    }
  }

  /** Sends an S frame if w frames are owed. */
  void acknowledgeIfFull() {
    if (owed >= w) {
      acknowledge();
    }
  }

  /** Returns when t2 of the first frame owed expires; later frames do not move it. */
  long deadline() {
    return owed == 0 ? Deadline.NONE : Deadline.after(owedSince, t2Nanos);
  }

  private void owe(int frames, long nowNanos) {
    if (owed == 0) {
      owedSince = nowNanos;
    }
    owed += frames;
    unprocessed -= frames;
  }
}
