package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.Iec104Exception;
import io.github.cameliec104.protocol.asdu.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What interrogations bring whose callers want the points themselves. */
final class CollectedPoints {

  /** Most points of one interrogation; more fail it. */
  static final int LIMIT = 1_000_000;

  private static final class Collection {
    final int commonAddress;
    final Cause cause;
    final List<PointUpdate> points = new ArrayList<>();
    final CompletableFuture<CommandResult> future = new CompletableFuture<>();

    Collection(int commonAddress, Cause cause) {
      this.commonAddress = commonAddress;
      this.cause = cause;
    }
  }

  private final List<Collection> open = new ArrayList<>();

  /**
   * Collects the points of a station with a cause until an interrogation is answered.
   *
   * @param answer the answer without points
   * @return the points if it was terminated, else the answer
   */
  CompletableFuture<CommandResult> collect(
      int commonAddress, Cause cause, CompletableFuture<CommandResult> answer) {
    Collection collection = new Collection(commonAddress, cause);
    open.add(collection);
    collection.future.whenComplete((result, failure) -> answer.cancel(false));
    answer.whenComplete(
        (result, failure) -> {
          open.remove(collection);
          if (result instanceof CommandResult.Terminated end) {
            collection.future.complete(
                new CommandResult.Data(end.answer(), collection.points, end.timing()));
          } else if (failure == null) {
            collection.future.complete(result);
          } else {
            collection.future.completeExceptionally(failure);
          }
        });
    return collection.future;
  }

  /** Received points, which share station and cause. */
  void received(List<PointUpdate> points) {
    for (Collection collection : List.copyOf(open)) {
      PointUpdate first = points.get(0);
      if (collection.commonAddress == first.commonAddress() && collection.cause == first.cause()) {
        add(points, collection);
      }
    }
  }

  private void add(List<PointUpdate> points, Collection collection) {
    if (collection.points.size() + points.size() > LIMIT) {
      open.remove(collection);
      collection.future.completeExceptionally(
          new Iec104Exception("interrogation: more than " + LIMIT + " points"));
    } else {
      collection.points.addAll(points);
    }
  }
}
