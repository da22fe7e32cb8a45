package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Asdu;
import java.util.concurrent.CompletableFuture;

/** Sends a request of a master; its future completes on the event loop. */
@FunctionalInterface
interface RequestSender {

  /**
   * Sends a request.
   *
   * @throws IllegalArgumentException if the request cannot be encoded
   */
  CompletableFuture<CommandResult> request(Asdu activation, Until until, long nowNanos);
}
