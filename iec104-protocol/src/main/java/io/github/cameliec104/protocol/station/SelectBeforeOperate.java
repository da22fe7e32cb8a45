package io.github.cameliec104.protocol.station;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A command of a master that is selected first (101 §7.4.2): select, confirmation, execute,
 * confirmation and perhaps termination. Only a positive confirmation of the selection leads to the
 * execution; a refusal, a time-out or a lost link ends it. Nothing is repeated.
 */
final class SelectBeforeOperate {

  /** Where it is. */
  enum State {
    /** Not begun. */
    NEW,
    /** The selection is sent or waits to be. */
    SELECTING,
    /** The execution is sent or waits to be. */
    EXECUTING,
    /** The future tells the outcome. */
    DONE
  }

  private final CommandRequest request;
  private final Function<CommandRequest, CompletableFuture<CommandResult>> sender;
  private final CompletableFuture<CommandResult> future = new CompletableFuture<>();
  private State state = State.NEW;

  /**
   * A command not sent yet.
   *
   * @param sender sends one activation; its future completes on the event loop
   */
  SelectBeforeOperate(
      CommandRequest request, Function<CommandRequest, CompletableFuture<CommandResult>> sender) {
    this.request = request;
    this.sender = sender;
  }

  State state() {
    return state;
  }

  private void enter(State next) {
    state = next;
  }

  /** Sends the selection. */
  CompletableFuture<CommandResult> begin() {
    enter(State.SELECTING);
    send(request.selection());
    return future;
  }

  /** What is withdrawn by its caller is not sent any more. */
  private void send(CommandRequest step) {
    CompletableFuture<CommandResult> answer = sender.apply(step);
    future.whenComplete((result, failure) -> answer.cancel(false));
    answer.whenComplete(this::answered);
  }

  private void answered(@Nullable CommandResult result, @Nullable Throwable failure) {
    switch (state) {
      case SELECTING -> {
        if (result != null && result.positive() && !future.isDone()) {
          enter(State.EXECUTING);
          send(request.execution());
        } else {
          end(result, failure);
        }
      }
      case EXECUTING -> end(result, failure);
      case NEW, DONE -> throw new IllegalStateException(request + " answered while " + state);
    }
  }

  private void end(@Nullable CommandResult result, @Nullable Throwable failure) {
    enter(State.DONE);
    if (failure != null) {
      future.completeExceptionally(failure);
    } else {
      future.complete(result);
    }
  }
}
