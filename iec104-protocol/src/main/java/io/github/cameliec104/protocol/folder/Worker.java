package io.github.cameliec104.protocol.folder;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of a folder, and what is open on it. What waits for it is bounded by those who
 * ask: one step per transfer, a few questions per master.
 */
final class Worker {

  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  private final ScheduledThreadPoolExecutor thread;
  private final Set<Open> open = new HashSet<>();

  Worker() {
    thread =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread made = new Thread(task, "iec104-files");
              made.setDaemon(true);
              return made;
            });
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** A task that may not be able to do it. */
  @FunctionalInterface
  interface Task {
    void run() throws IOException;
  }

  /**
   * Asks for something; the stage fails with what the task throws, or when the folder is closed.
   */
  <T> CompletionStage<T> run(Callable<T> task) {
    CompletableFuture<T> result = new CompletableFuture<>();
    try {
      thread.execute(() -> complete(result, task));
    } catch (RejectedExecutionException e) {
      result.completeExceptionally(new IOException("the folder is closed", e));
    }
    return result;
  }

  private static <T> void complete(CompletableFuture<T> result, Callable<T> task) {
    try {
      result.complete(task.call());
    } catch (Exception e) {
      result.completeExceptionally(e);
    }
  }

  /** Has something done; a failure is told in the log. */
  void tell(Task task) {
    try {
      thread.execute(() -> attempt(task));
    } catch (RejectedExecutionException e) {
      LOG.trace("the folder is closed, and everything in it", e);
    }
  }

  /** Has something done again and again. */
  void repeat(Duration pause, Task task) {
    long nanos = pause.toNanos();
    thread.scheduleWithFixedDelay(() -> attempt(task), nanos, nanos, TimeUnit.NANOSECONDS);
  }

  private static void attempt(Task task) {
    try {
      task.run();
    } catch (IOException | RuntimeException e) {
      LOG.warn("folder of files: {}", e.toString());
    }
  }

  void opened(Open file) {
    open.add(file);
  }

  void closed(Open file) {
    open.remove(file);
  }

  /** Ends everything that is open, then the thread. */
  void close() {
    tell(
        () -> {
          for (Open file : List.copyOf(open)) {
            attempt(file::end);
          }
        });
    thread.shutdown();
  }
}
