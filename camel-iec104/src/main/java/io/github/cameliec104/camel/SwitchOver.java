package io.github.cameliec104.camel;

import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** A master goes on over another of its connections, because a message asks for it. */
final class SwitchOver {

  private SwitchOver() {}

  static boolean isAsked(Iec104Configuration options, Message message) {
    return MasterRequests.operation(options, message) == Operation.SWITCH_OVER;
  }

  /** Waits for the link if it must, then switches over; completes with the peer as host:port. */
  static CompletableFuture<String> begin(
      MasterLink link, Iec104Configuration options, Message message) {
    String peer = message.getHeader(Iec104Constants.SWITCH_TO, "", String.class);
    return link.whenStarted(options.getLinkTimeout())
        .thenCompose(started -> link.master().switchOver(peer));
  }

  /** Tells the peer as header and, if the route expects an answer, as body. */
  static void completed(String peer, Exchange exchange) {
    exchange.getMessage().setHeader(Iec104Constants.PEER, peer);
    if (exchange.getPattern().isOutCapable()) {
      exchange.getMessage().setBody(peer);
    }
  }
}
