package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.Iec104ClosedException;
import io.github.cameliec104.protocol.file.FileCall;
import io.github.cameliec104.protocol.file.FileClient;
import io.github.cameliec104.protocol.file.FileResult;
import io.github.cameliec104.protocol.file.FileSink;
import io.github.cameliec104.protocol.file.FileSource;
import io.github.cameliec104.protocol.station.MasterStation;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/**
 * The files of the stations behind a link (101 §7.4.11). Requests to one station wait for each
 * other, at most a thousand on one link. All methods are for any thread.
 *
 * <p>A refusal by the station and a transfer that went wrong are results. A future fails with
 * {@link io.github.cameliec104.protocol.Iec104TimeoutException} if nothing came for the time the
 * call permits, with {@link Iec104ClosedException} if data transfer is not started or stops, with
 * {@link IllegalArgumentException} if an address or a time does not fit the link, with {@link
 * IllegalStateException} if too many requests are open. Cancelling a future breaks the transfer
 * off.
 */
public final class MasterFiles {

  private final MasterStation station;
  private final Executor loop;

  /**
   * The files of a master.
   *
   * @param loop runs tasks on the event loop of the link and sends what they produced
   */
  MasterFiles(MasterStation station, Executor loop) {
    this.station = station;
    this.loop = loop;
  }

  /** Lists a directory: that of the object address of the call, 0 for the topmost. */
  public CompletableFuture<FileResult> directory(FileCall call) {
    return ask(call, client -> client.directory(call), () -> {});
  }

  /**
   * Downloads a file. The result is complete when the sink has all of it and every checksum was
   * right; in every other case the sink is told to discard.
   */
  public CompletableFuture<FileResult> download(FileCall call, FileSink sink) {
    return ask(call, client -> client.download(call, sink, loop), sink::discard);
  }

  /** Downloads the records of an archive file that were made from a time to another (type 127). */
  public CompletableFuture<FileResult> queryLog(
      FileCall call, Instant from, Instant to, FileSink sink) {
    return ask(call, client -> client.query(call, from, to, sink, loop), sink::discard);
  }

  /**
   * Uploads a file. The result is complete when the station has acknowledged the whole file; the
   * source is closed in every case.
   */
  public CompletableFuture<FileResult> upload(FileCall call, FileSource source) {
    return ask(call, client -> client.upload(call, source, loop), source::close);
  }

  /** Has the station delete a file. */
  public CompletableFuture<FileResult> delete(FileCall call) {
    return ask(call, client -> client.delete(call), () -> {});
  }

  private CompletableFuture<FileResult> ask(
      FileCall call,
      Function<FileClient, CompletableFuture<FileResult>> request,
      Runnable unasked) {
    CompletableFuture<FileResult> result = new CompletableFuture<>();
    try {
      loop.execute(() -> follow(request.apply(station.files()), result));
    } catch (RejectedExecutionException e) {
      unasked.run();
      result.completeExceptionally(
          new Iec104ClosedException("file " + call.address() + ": the link is closed"));
    }
    return result;
  }

  private void follow(CompletableFuture<FileResult> running, CompletableFuture<FileResult> result) {
    running.whenComplete(
        (value, failure) -> {
          if (failure == null) {
            result.complete(value);
          } else {
            result.completeExceptionally(failure);
          }
        });
    result.whenComplete(
        (value, failure) -> {
          if (result.isCancelled()) {
            cancel(running);
          }
        });
  }

  private void cancel(CompletableFuture<FileResult> running) {
    try {
      loop.execute(() -> running.cancel(false));
    } catch (RejectedExecutionException e) {
      running.cancel(false); // the link is closed, and with it the transfer
    }
  }
}
