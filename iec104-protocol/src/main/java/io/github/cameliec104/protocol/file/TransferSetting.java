package io.github.cameliec104.protocol.file;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What both ends of a transfer have in common.
 *
 * @param segment most octets of a segment sent
 * @param loop runs tasks on the event loop
 */
record TransferSetting(
    FileAddress address, FileRules rules, int segment, Executor loop, FileProgress progress) {

  int name() {
    return address.name();
  }

  long timeoutNanos() {
    return rules.timeout().toNanos();
  }

  /** Hands on, on the event loop, what a store answers; one of the arguments is null. */
  <T> void when(
      Supplier<CompletionStage<T>> asked, BiConsumer<@Nullable T, @Nullable Throwable> action) {
    stage(asked)
        .whenComplete((value, failure) -> loop.execute(() -> action.accept(value, failure)));
  }

  /** What a store answers, or the failed stage of one that throws instead. */
  static <T> CompletionStage<T> stage(Supplier<CompletionStage<T>> asked) {
    try {
      return asked.get();
    } catch (RuntimeException e) {
      return CompletableFuture.failedStage(e);
    }
  }
}
