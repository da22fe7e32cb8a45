package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.Iec104ClosedException;
import io.github.cameliec104.protocol.Iec104TimeoutException;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.LinkCounters.Name;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All open requests of a master, by type and object, in the order made; bounded. */
final class Requests {

  /** Most open requests of one link; more are refused at once. */
  static final int LIMIT = 10_000;

  /**
   * Answers still expected of one object that nobody waits for; a station may never send them. Of
   * all objects together there are at most {@link #LIMIT}; then the oldest is forgotten.
   */
  private static final int MAX_UNANSWERED = 8;

  private final int broadcast;
  private final LinkCounters counters;
  private final Map<RequestKey, ArrayDeque<PendingRequest>> byObject = new HashMap<>();
  private final ArrayDeque<PendingRequest> queue = new ArrayDeque<>();
  private final Set<PendingRequest> unanswered = new LinkedHashSet<>();
  private int open;
  private long deadline = Long.MAX_VALUE;

  Requests(int broadcast, LinkCounters counters) {
    this.broadcast = broadcast;
    this.counters = counters;
  }

  /** Queues a request; its future fails at once if another to the same object is still open. */
  CompletableFuture<CommandResult> add(PendingRequest request) {
    RequestKey key = RequestKey.of(request.activation());
    ArrayDeque<PendingRequest> same = byObject.getOrDefault(key, new ArrayDeque<>(2));
    if (same.stream().anyMatch(PendingRequest::blocks)) {
      return refused(request, ": an earlier one is not answered yet");
    }
    if (open >= LIMIT) {
      return refused(request, ": " + LIMIT + " requests are open");
    }
    byObject.put(key, same);
    if (same.size() == MAX_UNANSWERED) {
      unanswered.remove(same.remove());
    }
    same.forEach(request::follows);
    same.add(request);
    queue.add(request);
    deadline = earlier(deadline, request.deadline());
    open++;
    request.future().whenComplete((result, failure) -> open--);
    return request.future();
  }

  private static CompletableFuture<CommandResult> refused(PendingRequest request, String reason) {
    return CompletableFuture.failedFuture(new IllegalStateException(describe(request) + reason));
  }

  /** The next request to send, marked as sent; null if none waits. None is sent late. */
  @Nullable Asdu next(long nowNanos) {
    PendingRequest request = sendable(nowNanos);
    if (request == null) {
      return null;
    }
    request.sent(nowNanos);
    if (request.state() == PendingRequest.State.DONE) {
      remove(request);
    }
    return request.activation();
  }

  private @Nullable PendingRequest sendable(long nowNanos) {
    for (PendingRequest request = queue.poll(); request != null; request = queue.poll()) {
      if (!request.blocks()) {
        remove(request); // its caller has withdrawn it
      } else if (request.due(nowNanos)) {
        expire(request, nowNanos);
      } else {
        return request;
      }
    }
    return null;
  }

  /**
   * Finds the request that this answers; returns it, or null if nobody waits for the answer. Of
   * several requests to one object, that of the same value and time is answered first, and of those
   * the oldest.
   */
  @Nullable PendingRequest answered(Asdu answer, long nowNanos) {
    for (RequestKey key : RequestKey.answeredBy(answer, broadcast)) {
      ArrayDeque<PendingRequest> same = byObject.getOrDefault(key, new ArrayDeque<>(0));
      PendingRequest found = first(same, r -> r.asks(answer) && r.answered(answer, nowNanos));
      if (found == null) {
        found = first(same, r -> r.answered(answer, nowNanos));
      }
      if (found != null) {
        settle(found);
        breakOff(key, answer);
        return found;
      }
    }
    return null;
  }

  private static @Nullable PendingRequest first(
      ArrayDeque<PendingRequest> same, Predicate<PendingRequest> wanted) {
    return same.stream().filter(wanted).findFirst().orElse(null);
  }

  /** What becomes of a request after a step. */
  private void settle(PendingRequest request) {
    if (request.state() == PendingRequest.State.DONE) {
      remove(request);
      return;
    }
    deadline = earlier(deadline, request.deadline());
    boolean givenUp =
        switch (request.state()) {
          case DOUBTFUL, OVERDUE -> true;
          case QUEUED, SENT, CONFIRMED, DONE -> !request.blocks();
        };
    if (givenUp) {
      keep(request);
    }
  }

  /** A confirmed deactivation ends what it breaks off, which is not terminated any more. */
  private void breakOff(RequestKey key, Asdu answer) {
    if (answer.cause() != Cause.DEACTIVATION_CONFIRMATION || answer.cot().negative()) {
      return;
    }
    ArrayDeque<PendingRequest> running = byObject.remove(key.withDeactivation(false));
    if (running != null) {
      for (PendingRequest request : running) {
        queue.remove(request);
        unanswered.remove(request);
        request.deactivated(answer);
      }
    }
  }

  /**
   * Answers the read request for this object, if there is one.
   *
   * @param point null for a parameter, which is no point
   */
  void read(Asdu asdu, int objectAddress, @Nullable PointUpdate point, long nowNanos) {
    RequestKey key =
        new RequestKey(TypeId.C_RD_NA_1.number(), asdu.commonAddress(), objectAddress, 0, false);
    ArrayDeque<PendingRequest> same = byObject.getOrDefault(key, new ArrayDeque<>(0));
    PendingRequest found = first(same, r -> r.read(asdu, point, nowNanos));
    if (found != null) {
      settle(found);
    }
  }

  private void remove(PendingRequest request) {
    RequestKey key = RequestKey.of(request.activation());
    unanswered.remove(request);
    ArrayDeque<PendingRequest> same = byObject.get(key);
    if (same != null && same.remove(request) && same.isEmpty()) {
      byObject.remove(key);
    }
  }

  private void keep(PendingRequest request) {
    unanswered.add(request);
    if (unanswered.size() > LIMIT) {
      remove(unanswered.iterator().next());
    }
  }

  /** How many objects have requests, open or kept for a late answer. */
  int objects() {
    return byObject.size();
  }

  long deadline() {
    return deadline;
  }

  /** Ends every request whose time is up and finds the next deadline. */
  void expire(long nowNanos) {
    List<PendingRequest> due = new ArrayList<>();
    deadline = Long.MAX_VALUE;
    for (ArrayDeque<PendingRequest> same : byObject.values()) {
      for (PendingRequest request : same) {
        if (request.due(nowNanos)) {
          due.add(request);
        } else {
          deadline = earlier(deadline, request.deadline());
        }
      }
    }
    due.forEach(request -> expire(request, nowNanos));
  }

  /** Everything is settled before its caller hears of it, who may ask anew at once. */
  private void expire(PendingRequest request, long nowNanos) {
    queue.remove(request);
    counters.add(Name.COMMANDS_TIMED_OUT, request.blocks() ? 1 : 0);
    Iec104TimeoutException failure = request.giveUp(describe(request), nowNanos);
    settle(request);
    request.future().completeExceptionally(failure);
  }

  /** Fails all requests, because there is no link any more; none of them is sent later. */
  void failAll(String reason) {
    List<PendingRequest> all = new ArrayList<>();
    byObject.values().forEach(all::addAll);
    byObject.clear();
    queue.clear();
    unanswered.clear();
    deadline = Long.MAX_VALUE;
    for (PendingRequest request : all) {
      request.fail(new Iec104ClosedException(describe(request) + ": " + reason));
    }
  }

  static String describe(PendingRequest request) {
    Asdu asdu = request.activation();
    TypeId type = asdu.type();
    return (type == null ? "type " + asdu.typeNumber() : type.name())
        + " to "
        + new PointAddress(asdu.commonAddress(), asdu.first().address());
  }

  static long earlier(long a, long b) {
    if (a == Long.MAX_VALUE || b == Long.MAX_VALUE) {
      return a == Long.MAX_VALUE ? b : a;
    }
    return b - a < 0 ? b : a;
  }
}
