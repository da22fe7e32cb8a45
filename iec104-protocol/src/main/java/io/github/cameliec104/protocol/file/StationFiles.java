package io.github.cameliec104.protocol.file;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Cot;
import io.github.cameliec104.protocol.asdu.FileElement;
import io.github.cameliec104.protocol.asdu.FileElement.FileReady;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.TimeRules;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a master asks one station about files, one after the other. After a selection that was
 * broken off the next request waits for the station's answer to that, so that none of its late
 * answers is taken for one to the next request.
 */
final class StationFiles {

  /** A request and, from its turn on, its procedure. */
  private static final class Job {
    private final FileCall call;
    private final LongFunction<FileTransfer> start;
    private final CompletableFuture<FileResult> result = new CompletableFuture<>();
    private @Nullable FileTransfer procedure;

    Job(FileCall call, LongFunction<FileTransfer> start) {
      this.call = call;
      this.start = start;
    }

    FileTransfer begun(long nowNanos) {
      FileTransfer running = procedure;
      if (running == null) {
        FileTransfer begun = start.apply(nowNanos);
        begun
            .result()
            .whenComplete(
                (value, failure) -> {
                  if (failure == null) {
                    result.complete(value);
                  } else {
                    result.completeExceptionally(failure);
                  }
                });
        procedure = begun;
        running = begun;
      }
      return running;
    }

    void drop(RuntimeException why) {
      if (procedure == null) {
        result.completeExceptionally(why);
      } else {
        procedure.drop(why);
      }
    }
  }

  /** Whether the next request may begin. */
  private enum State {
    /** It may. */
    READY,
    /** The answer to a deactivation is awaited. */
    SETTLING
  }

  private final int originator;
  private final ArrayDeque<Job> jobs = new ArrayDeque<>();
  private State state = State.READY;
  private @Nullable FileCall deactivated;
  private long settled;

  StationFiles(int originator) {
    this.originator = originator;
  }

  private void enter(State next) {
    state = next;
  }

  int open() {
    return jobs.size();
  }

  /** True if nothing is left to do or to remember. */
  boolean isIdle() {
    return jobs.isEmpty() && state == State.READY;
  }

  CompletableFuture<FileResult> add(FileCall call, LongFunction<FileTransfer> start) {
    Job job = new Job(call, start);
    jobs.add(job);
    job.result.whenComplete(
        (value, failure) -> {
          if (failure instanceof CancellationException cancelled) {
            cancel(job, cancelled);
          }
        });
    return job.result;
  }

  private void cancel(Job job, CancellationException cancelled) {
    if (job.procedure == null) {
      jobs.remove(job);
    } else {
      job.procedure.abort(cancelled);
    }
  }

  @Nullable Asdu next(long nowNanos) {
    while (state == State.READY && !jobs.isEmpty()) {
      Job job = jobs.element();
      FileTransfer running = job.begun(nowNanos);
      FileElement element = running.next(nowNanos);
      if (element != null) {
        return asdu(job, running, element);
      }
      if (!running.isOver()) {
        return null;
      }
      remove(job, running, nowNanos);
    }
    return null;
  }

  private void remove(Job job, FileTransfer ended, long nowNanos) {
    jobs.remove();
    if (ended instanceof FileReceiver && ended.result().isCompletedExceptionally()) {
      deactivated = job.call;
      settled = nowNanos + job.call.rules().timeout().toNanos();
      enter(State.SETTLING);
    }
  }

  private Asdu asdu(Job job, FileTransfer running, FileElement element) {
    Cause cause = running instanceof DirectoryRequest ? Cause.REQUEST : Cause.FILE_TRANSFER;
    return FileAsdus.of(new Cot(cause, false, false, originator), job.call.address(), element);
  }

  /** Takes an ASDU of this station about one file. */
  void received(Asdu asdu, FileElement element, long nowNanos) {
    boolean refused = asdu.cause().isUnknown() || asdu.cot().negative();
    FileCall waiting = deactivated;
    if (waiting != null) {
      if (concerns(waiting, asdu, element) && (refused || element instanceof FileReady)) {
        settle();
      }
      return;
    }
    Job job = jobs.peek();
    if (job == null || job.procedure == null || !concerns(job.call, asdu, element)) {
      return;
    }
    if (refused) {
      job.procedure.endedByPeer("the station refuses it with cause " + asdu.cause());
    } else if (asdu.cause() == Cause.FILE_TRANSFER) {
      job.procedure.received(element, nowNanos);
    }
  }

  private void settle() {
    deactivated = null;
    enter(State.READY);
  }

  private static boolean concerns(FileCall call, Asdu asdu, FileElement element) {
    InformationObject object = asdu.first();
    return object.address() == call.address().objectAddress()
        && element.name() == call.address().name();
  }

  /** Takes the entries of a directory that was called. */
  void listed(Asdu asdu, TimeRules time, long nowNanos) {
    Job job = jobs.peek();
    if (job != null && job.procedure instanceof DirectoryRequest directory) {
      directory.listed(asdu, time, nowNanos);
    }
  }

  long deadline() {
    if (state == State.SETTLING) {
      return settled;
    }
    Job job = jobs.peek();
    return job == null || job.procedure == null ? Long.MAX_VALUE : job.procedure.deadline();
  }

  void expire(long nowNanos) {
    if (state == State.SETTLING) {
      if (nowNanos - settled >= 0) {
        settle();
      }
      return;
    }
    Job job = jobs.peek();
    if (job != null && job.procedure != null) {
      job.procedure.expire(nowNanos);
    }
  }

  /** There is no link any more. */
  void drop(RuntimeException why) {
    ArrayList<Job> all = new ArrayList<>(jobs);
    jobs.clear();
    settle();
    all.forEach(job -> job.drop(why));
  }
}
