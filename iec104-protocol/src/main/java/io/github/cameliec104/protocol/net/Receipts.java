package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.apci.ApciSession.Acknowledge;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

/**
 * Counts the ASDUs that the application works on and tells when they may be acknowledged: with
 * {@code PROCESSED} in order as they are done, with {@code RECEIVED} at once as long as no more
 * than the limit are open. Confined to the event loop, but for {@link Receipt#run}.
 */
final class Receipts {

  /** ASDUs beyond the limit that a peer may send before nothing more is read. */
  static final int MAX_BEYOND = 1024;

  private final Acknowledge mode;
  private final int limit;
  private final Executor loop;
  private final IntConsumer processed;
  private final ArrayDeque<Receipt> open = new ArrayDeque<>();
  private int pending;
  private int owed;

  /**
   * Begins without open ASDUs.
   *
   * @param loop runs tasks on the event loop
   * @param processed takes how many more of the oldest ASDUs may be acknowledged
   */
  Receipts(Acknowledge mode, int limit, Executor loop, IntConsumer processed) {
    this.mode = mode;
    this.limit = limit;
    this.loop = loop;
    this.processed = processed;
  }

  /** Run once by the application, from any thread; running it again is without effect. */
  final class Receipt extends AtomicBoolean implements Runnable {
    private static final long serialVersionUID = 1L;

    @Override
    public void run() {
      if (compareAndSet(false, true)) {
        loop.execute(Receipts.this::settle);
      }
    }
  }

  /** The receipt for an ASDU about to be handed over. */
  Receipt add() {
    Receipt receipt = new Receipt();
    open.add(receipt);
    pending++;
    if (mode == Acknowledge.RECEIVED) {
      if (pending <= limit) {
        processed.accept(1);
      } else {
        owed++;
      }
    }
    return receipt;
  }

  private void settle() {
    int done = 0;
    while (!open.isEmpty() && open.peek().get()) {
      open.remove();
      done++;
    }
    if (done == 0) {
      return;
    }
    pending -= done;
    if (mode == Acknowledge.PROCESSED) {
      processed.accept(done);
    } else if (owed > 0) {
      int now = Math.min(owed, done);
      owed -= now;
      processed.accept(now);
    }
  }

  /**
   * True if so much is open that nothing more should be read: the peer ignores its window, or has a
   * very large one.
   */
  boolean flooded() {
    return pending - limit > MAX_BEYOND;
  }
}
