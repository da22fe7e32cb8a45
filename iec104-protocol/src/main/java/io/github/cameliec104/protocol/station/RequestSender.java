package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Asdu;
import java.util.concurrent.CompletableFuture;

/** Sends a request of a master; its future completes on the event loop. */
@FunctionalInterface
interface RequestSender {

  /**
   * Sends a request that is answered by a confirmation and perhaps a termination.
   *
   * @throws IllegalArgumentException if the request cannot be encoded
   */
  CompletableFuture<CommandResult> request(Asdu activation, Until until, long nowNanos);
}
