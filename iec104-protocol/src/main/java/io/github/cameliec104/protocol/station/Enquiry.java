package io.github.cameliec104.protocol.station;

import java.util.concurrent.CompletableFuture;

/** Something to ask of a station, such as {@code asking -> asking.read(address)}. */
@FunctionalInterface
public interface Enquiry {

  /**
   * Asks; called on the event loop of the link, must return at once.
   *
   * @throws IllegalArgumentException if it cannot be sent
   */
  CompletableFuture<CommandResult> ask(Enquiries asking);
}
