package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.Iec104ClosedException;
import io.github.cameliec104.protocol.Iec104TimeoutException;
import io.github.cameliec104.protocol.station.LinkCounters.Name;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The commands of a master that are under way or wait for others, in the order made. What waits too
 * long, or when the link is lost, fails and is never sent.
 */
final class CommandQueue {

  /** Most commands that wait; further ones fail at once. */
  static final int MAX_WAITING = 1000;

  /** What takes one command at a time: a station, or all that there are. */
  private static final int WHOLE_LINK = 0;

  /** Begins to send a command at the time given. */
  interface Start extends LongFunction<CompletableFuture<CommandResult>> {}

  private static final class Entry {
    final PointAddress address;
    final @Nullable Integer lane;
    final Start start;
    final long deadline;
    final CompletableFuture<CommandResult> future = new CompletableFuture<>();

    Entry(PointAddress address, @Nullable Integer lane, Start start, long deadline) {
      this.address = address;
      this.lane = lane;
      this.start = start;
      this.deadline = deadline;
    }
  }

  private final CommandOrder order;
  private final LinkCounters counters;
  private final ArrayDeque<Entry> waiting = new ArrayDeque<>();
  private final Set<Integer> busy = new HashSet<>();
  private int running;
  private final LinkClock clock;
  private boolean dispatching;

  CommandQueue(CommandOrder order, LinkClock clock, LinkCounters counters) {
    this.order = order;
    this.clock = clock;
    this.counters = counters;
  }

  /**
   * Starts a command now or when it may be.
   *
   * @return its answer; an {@link IllegalStateException} if too many wait
   */
  CompletableFuture<CommandResult> add(PointAddress address, Start start) {
    if (waiting.size() >= MAX_WAITING) {
      return CompletableFuture.failedFuture(
          new IllegalStateException(
              "command to " + address + ": " + MAX_WAITING + " commands are waiting"));
    }
    Entry entry = new Entry(address, lane(address), start, clock.now() + order.maxWait().toNanos());
    waiting.add(entry);
    dispatch();
    return entry.future;
  }

  private @Nullable Integer lane(PointAddress address) {
    return switch (order.parallel()) {
      case OBJECT -> null;
      case STATION -> address.commonAddress();
      case LINK -> WHOLE_LINK;
    };
  }

  /** Starts what may start, one after the other; what is done at once makes room for the next. */
  private void dispatch() {
    if (dispatching) {
      return;
    }
    dispatching = true;
    try {
      for (Entry next = startable(); next != null; next = startable()) {
        begin(next);
      }
    } finally {
      dispatching = false;
    }
  }

  /** The oldest command whose lane is free, taken out of the queue; null if there is none. */
  private @Nullable Entry startable() {
    waiting.removeIf(entry -> entry.future.isDone()); // withdrawn by its caller
    expire(clock.now()); // none starts late, whatever comes before the timer
    if (running >= order.maxRunning()) {
      return null;
    }
    Iterator<Entry> all = waiting.iterator();
    while (all.hasNext()) {
      Entry entry = all.next();
      if (entry.lane == null || !busy.contains(entry.lane)) {
        all.remove();
        return entry;
      }
    }
    return null;
  }

  private void begin(Entry entry) {
    running++;
    if (entry.lane != null) {
      busy.add(entry.lane);
    }
    CompletableFuture<CommandResult> answer = started(entry);
    entry.future.whenComplete((result, failure) -> answer.cancel(false));
    answer.whenComplete(
        (result, failure) -> {
          end(entry);
          if (failure == null) {
            entry.future.complete(result);
          } else {
            entry.future.completeExceptionally(failure);
          }
          dispatch();
        });
  }

  private CompletableFuture<CommandResult> started(Entry entry) {
    try {
      return entry.start.apply(clock.now());
    } catch (IllegalArgumentException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void end(Entry entry) {
    running--;
    if (entry.lane != null) {
      busy.remove(entry.lane);
    }
  }

  /** When the first command has waited too long, or {@link Long#MAX_VALUE}. */
  long deadline() {
    Entry oldest = waiting.peek();
    return oldest == null ? Long.MAX_VALUE : oldest.deadline;
  }

  /** Fails what has waited too long. */
  void expire(long nowNanos) {
    Entry oldest = waiting.peek();
    while (oldest != null && nowNanos - oldest.deadline >= 0) {
      waiting.remove();
      String text =
          "command to "
              + oldest.address
              + " waited "
              + order.maxWait().toMillis()
              + " ms for earlier commands; it was not sent";
      if (oldest.future.completeExceptionally(new Iec104TimeoutException(text))) {
        counters.add(Name.COMMANDS_TIMED_OUT, 1);
      }
      oldest = waiting.peek();
    }
  }

  /** Fails what waits, because there is no link any more. */
  void failAll(String reason) {
    List<Entry> all = new ArrayList<>(waiting);
    waiting.clear();
    for (Entry entry : all) {
      entry.future.completeExceptionally(
          new Iec104ClosedException("command to " + entry.address + ": " + reason));
    }
  }
}
