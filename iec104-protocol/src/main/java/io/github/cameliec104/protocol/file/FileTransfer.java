package io.github.cameliec104.protocol.file;

import io.github.cameliec104.protocol.asdu.FileElement;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One end of a transfer, or of a shorter procedure with a file. Confined to the event loop. */
sealed interface FileTransfer permits FileSender, FileReceiver, DirectoryRequest, DeletionRequest {

  /** How it ended; completes once. */
  CompletableFuture<FileResult> result();

  /** Takes an element that names this file; one that does not fit the state changes nothing. */
  void received(FileElement element, long nowNanos);

  /** The next element to send, or null. */
  @Nullable FileElement next(long nowNanos);

  /** True if nothing is left to send or to wait for. */
  boolean isOver();

  /** When {@link #expire} is to be called, or {@link Long#MAX_VALUE}. */
  long deadline();

  /** Breaks the transfer off if the time of the present step is up. */
  void expire(long nowNanos);

  /** Breaks the procedure off; the peer is told where that makes a difference. */
  void abort(RuntimeException why);

  /** The peer broke the transfer off, or refuses to go on. */
  void endedByPeer(String reason);

  /** Ends without a word to the peer, since there is no link any more. */
  void drop(RuntimeException why);
}
