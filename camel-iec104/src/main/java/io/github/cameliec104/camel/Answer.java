package io.github.cameliec104.camel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/**
 * Completes an exchange of a producer with what the protocol library answers. Its methods return
 * what {@code process} is to return.
 */
record Answer(Iec104Endpoint endpoint, Exchange exchange, AsyncCallback callback) {

  /** The failure of an exchange that came after the end of the producer. */
  static RuntimeException stopped(Iec104Endpoint endpoint) {
    return new RejectedExecutionException(endpoint + " is stopped");
  }

  /** The exchange failed before anything was sent. */
  boolean failed(Throwable failure) {
    exchange.setException(failure);
    callback.done(true);
    return true;
  }

  /**
   * The exchange is complete with the answer; the route goes on with a thread of the component.
   *
   * @param action takes the answer; what it throws fails the exchange
   */
  <T> boolean when(CompletableFuture<T> answer, Consumer<T> action) {
    if (answer.isDone()) {
      answer.whenComplete((value, failure) -> take(value, failure, action));
      callback.done(true);
      return true;
    }
    answer.whenCompleteAsync(
        (value, failure) -> {
          take(value, failure, action);
          callback.done(false);
        },
        endpoint.getComponent().answers());
    return false;
  }

  private <T> void take(T value, Throwable failure, Consumer<T> action) {
    if (failure != null) {
      boolean wrapped = failure instanceof CompletionException && failure.getCause() != null;
      exchange.setException(wrapped ? failure.getCause() : failure);
      return;
    }
    try {
      action.accept(value);
    } catch (RuntimeException e) {
      exchange.setException(e);
    }
  }
}
