package io.github.cameliec104.camel;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes work from the event loop of a link to the route of one consumer, in order: the next
 * exchange begins when the one before is complete. An exchange that goes on asynchronously leaves
 * the thread free. What waits here is bounded by the link, which counts work until its end.
 */
final class Lane {

  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

  private final DefaultConsumer consumer;
  private final ExecutorServiceManager executors;
  private final ExecutorService thread;
  private final Queue<Work> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger pending = new AtomicInteger();
  private final AtomicBoolean warned = new AtomicBoolean();
  private volatile boolean closed;

  /** A lane with a thread of its own, which starts with the first work. */
  Lane(DefaultConsumer consumer, String name) {
    this.consumer = consumer;
    executors = consumer.getEndpoint().getCamelContext().getExecutorServiceManager();
    thread = executors.newSingleThreadExecutor(consumer, name);
  }

  /** Adds work behind all that waits; never blocks. */
  void add(Work work) {
    queue.add(work);
    if (pending.getAndIncrement() == 0) {
      execute();
    }
    if (closed) {
      discard();
    }
  }

  /** As {@link #add}, unless so much waits already; then the work is dropped, told once. */
  void addWithin(int limit, Work work) {
    if (pending() < limit) {
      add(work);
    } else if (warned.compareAndSet(false, true)) {
      LOG.warn("{} is too slow: {} deliveries wait, events are dropped", consumer, limit);
    }
  }

  /** Work that waits or runs. */
  int pending() {
    return pending.get();
  }

  private void execute() {
    try {
      thread.execute(this::run);
    } catch (RejectedExecutionException e) {
      discard(); // the consumer was stopped meanwhile
    }
  }

  /** An error that Camel does not catch ends its exchange, not the lane. */
  private void run() {
    try {
      routeAll();
    } catch (RuntimeException | Error e) {
      try {
        consumer.getExceptionHandler().handleException("Error processing exchange", e);
      } finally {
        execute();
      }
    }
  }

  private void routeAll() {
    do {
      Work work = queue.peek();
      if (closed || work == null || !route(work)) {
        return;
      }
      end(work);
    } while (pending.decrementAndGet() > 0);
  }

  /** Routes what is left of some work; false if an exchange goes on elsewhere. */
  private boolean route(Work work) {
    Exchange exchange = work.next();
    while (exchange != null) {
      if (!route(work, exchange)) {
        return false;
      }
      exchange = closed ? null : work.next();
    }
    return true;
  }

  private boolean route(Work work, Exchange exchange) {
    Step step = new Step(work, exchange);
    consumer.getAsyncProcessor().process(exchange, step);
    return step.isSecond();
  }

  /**
   * One exchange on its way. Of its completion and the return of its processor the second goes on
   * with the work, whatever the processor says about itself.
   */
  private final class Step extends AtomicBoolean implements AsyncCallback {
    private final Work work;
    private final Exchange exchange;

    Step(Work work, Exchange exchange) {
      this.work = work;
      this.exchange = exchange;
    }

    boolean isSecond() {
      return !compareAndSet(false, true);
    }

    @Override
    public void done(boolean doneSync) {
      try {
        work.completed(exchange);
      } finally {
        if (isSecond()) {
          execute();
        }
      }
    }
  }

  private void end(Work work) {
    if (queue.remove(work)) {
      work.end();
    }
  }

  private void discard() {
    Work work = queue.peek();
    while (work != null) {
      end(work);
      work = queue.peek();
    }
  }

  /** Ends all work without routing it; interrupts a route that is running. */
  void close() {
    closed = true;
    executors.shutdownNow(thread);
    discard();
  }
}
