package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.Iec104ClosedException;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Element;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.SystemElement.CounterInterrogation;
import io.github.cameliec104.protocol.asdu.SystemElement.Interrogation;
import io.github.cameliec104.protocol.station.LinkCounters.Name;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** All open requests of a master, by type and object, in the order made; bounded. */
final class Requests {

  /** Most open requests of one link; more are refused at once. */
  static final int LIMIT = 10_000;

  /**
   * Terminations still expected of one object that nobody waits for; a station may never send them.
   * Of all objects together there are at most {@link #LIMIT}; then the oldest is forgotten.
   */
  private static final int MAX_UNTERMINATED = 8;

  /** What a request and its answers have in common; interrogations differ by QOI or QCC, too. */
  private record Key(int typeNumber, int commonAddress, int objectAddress, int qualifier) {
    static Key of(Asdu asdu) {
      InformationObject object = asdu.first();
      return new Key(
          asdu.typeNumber(), asdu.commonAddress(), object.address(), qualifier(object.element()));
    }

    private static int qualifier(Element element) {
      if (element instanceof Interrogation interrogation) {
        return interrogation.qualifier();
      }
      return element instanceof CounterInterrogation counters
          ? counters.request() << 2 | counters.freeze()
          : 0;
    }

    Key withCommonAddress(int address) {
      return new Key(typeNumber, address, objectAddress, qualifier);
    }
  }

  private final int broadcast;
  private final LinkCounters counters;
  private final Map<Key, ArrayDeque<PendingRequest>> byObject = new HashMap<>();
  private final ArrayDeque<PendingRequest> queue = new ArrayDeque<>();
  private final Set<PendingRequest> unterminated = new LinkedHashSet<>();
  private int open;
  private long deadline = Long.MAX_VALUE;

  Requests(int broadcast, LinkCounters counters) {
    this.broadcast = broadcast;
    this.counters = counters;
  }

  /** Queues a request; its future fails at once if another to the same object is still open. */
  CompletableFuture<CommandResult> add(PendingRequest request) {
    Key key = Key.of(request.activation());
    ArrayDeque<PendingRequest> earlier = byObject.get(key);
    if (earlier != null && earlier.getLast().blocks()) {
      return CompletableFuture.failedFuture(
          new IllegalStateException(describe(request) + ": an earlier one is not answered yet"));
    }
    if (open >= LIMIT) {
      return CompletableFuture.failedFuture(
          new IllegalStateException(describe(request) + ": " + LIMIT + " requests are open"));
    }
    open++;
    ArrayDeque<PendingRequest> same = byObject.computeIfAbsent(key, k -> new ArrayDeque<>(2));
    if (same.size() == MAX_UNTERMINATED) {
      unterminated.remove(same.remove());
    }
    same.add(request);
    queue.add(request);
    deadline = earlier(deadline, request.deadline());
    return request.future();
  }

  /** The next request to send, marked as sent; null if none waits. */
  @Nullable Asdu next() {
    PendingRequest request = queue.poll();
    if (request == null) {
      return null;
    }
    request.sent();
    return request.activation();
  }

  /** Finds the request that this answers; returns it, or null if nobody waits for the answer. */
  @Nullable PendingRequest answered(Asdu answer, long nowNanos) {
    Key key = Key.of(answer);
    PendingRequest found = answered(key, answer, nowNanos);
    return found != null ? found : answered(key.withCommonAddress(broadcast), answer, nowNanos);
  }

  private @Nullable PendingRequest answered(Key key, Asdu answer, long nowNanos) {
    ArrayDeque<PendingRequest> same = byObject.get(key);
    if (same == null) {
      return null;
    }
    for (PendingRequest request : same) {
      boolean waited = request.blocks();
      if (request.answered(answer, nowNanos)) {
        open -= waited && !request.blocks() ? 1 : 0;
        deadline = earlier(deadline, request.deadline());
        if (request.state() == PendingRequest.State.DONE) {
          remove(key, same, request);
        } else if (!request.blocks()) {
          keepForTermination(request);
        }
        return request;
      }
    }
    return null;
  }

  private void remove(Key key, ArrayDeque<PendingRequest> same, PendingRequest request) {
    same.remove(request);
    unterminated.remove(request);
    if (same.isEmpty()) {
      byObject.remove(key);
    }
  }

  private void keepForTermination(PendingRequest request) {
    unterminated.add(request);
    if (unterminated.size() > LIMIT) {
      PendingRequest oldest = unterminated.iterator().next();
      Key key = Key.of(oldest.activation());
      remove(key, Objects.requireNonNull(byObject.get(key)), oldest);
    }
  }

  /** How many objects have requests, open or kept for a late termination. */
  int objects() {
    return byObject.size();
  }

  long deadline() {
    return deadline;
  }

  /** Ends every request whose time is up and finds the next deadline. */
  List<PendingRequest> expire(long nowNanos) {
    List<PendingRequest> expired = new ArrayList<>();
    deadline = Long.MAX_VALUE;
    Iterator<ArrayDeque<PendingRequest>> objects = byObject.values().iterator();
    while (objects.hasNext()) {
      ArrayDeque<PendingRequest> same = objects.next();
      same.removeIf(request -> expire(request, nowNanos, expired));
      if (same.isEmpty()) {
        objects.remove();
      }
    }
    return expired;
  }

  private boolean expire(PendingRequest request, long nowNanos, List<PendingRequest> expired) {
    if (!request.due(nowNanos)) {
      deadline = earlier(deadline, request.deadline());
      return false;
    }
    queue.remove(request);
    unterminated.remove(request);
    if (request.expire(describe(request))) {
      open--;
      counters.add(Name.COMMANDS_TIMED_OUT, 1);
      expired.add(request);
    }
    return true;
  }

  /** Fails all requests, because there is no link any more; none of them is sent later. */
  void failAll(String reason) {
    List<PendingRequest> all = new ArrayList<>();
    byObject.values().forEach(all::addAll);
    byObject.clear();
    queue.clear();
    unterminated.clear();
    open = 0;
    deadline = Long.MAX_VALUE;
    for (PendingRequest request : all) {
      request.fail(new Iec104ClosedException(describe(request) + ": " + reason));
    }
  }

  static String describe(PendingRequest request) {
    Asdu asdu = request.activation();
    return asdu.type() + " to " + new PointAddress(asdu.commonAddress(), asdu.first().address());
  }

  private static long earlier(long a, long b) {
    if (a == Long.MAX_VALUE || b == Long.MAX_VALUE) {
      return a == Long.MAX_VALUE ? b : a;
    }
    return b - a < 0 ? b : a;
  }
}
