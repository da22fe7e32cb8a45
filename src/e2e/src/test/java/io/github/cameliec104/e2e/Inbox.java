package io.github.cameliec104.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What a station has received and a test has not yet looked at. Any thread may add; the test takes
 * and fails if nothing comes.
 *
 * @param <T> what is received
 */
final class Inbox<T> {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String what;
  private final Supplier<String> context;
  private final LinkedBlockingQueue<T> items = new LinkedBlockingQueue<>();

  /**
   * @param what the content in plain words, for the message of a failure
   */
  Inbox(String what) {
    this(what, () -> "");
  }

  /**
   * @param what the content in plain words, for the message of a failure
   * @param context what else the message of a failure should show
   */
  Inbox(String what, Supplier<String> context) {
    this.what = what;
    this.context = context;
  }

  void add(T item) {
    items.add(item);
  }

  /** The next item, waiting for it. */
  T next() {
    return take(1).get(0);
  }

  /** The next items in the order of their arrival, waiting for them. */
  List<T> take(int count) {
    List<T> taken = new ArrayList<>();
    while (taken.size() < count) {
      taken.add(poll(taken, count + " expected"));
    }
    return taken;
  }

  /** All items up to and with the first that matches, waiting for it. */
  List<T> takeUntil(Predicate<T> last) {
    List<T> taken = new ArrayList<>();
    do {
      taken.add(poll(taken, "the last did not come"));
    } while (!last.test(taken.get(taken.size() - 1)));
    return taken;
  }

  /** Takes what is here now, without waiting. */
  List<T> drain() {
    List<T> taken = new ArrayList<>();
    items.drainTo(taken);
    return taken;
  }

  private T poll(List<T> soFar, String expectation) {
    try {
      T item = items.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (item == null) {
        throw new AssertionError(
            String.format(
                "no further %s within %s, %s, so far %s%n%s",
                what, PATIENCE, expectation, soFar, context.get()));
      }
      return item;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + what, e);
    }
  }
}
