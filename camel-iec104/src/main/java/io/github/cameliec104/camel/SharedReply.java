package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.station.CommandReply;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The answer to a command that several routes carry out: confirmed and terminated when all of them
 * are done, refused by the first that refuses. For any thread.
 */
final class SharedReply implements CommandReply {

  private final CommandReply reply;
  private final AtomicInteger unconfirmed;
  private final AtomicInteger unterminated;

  SharedReply(int routes, CommandReply reply) {
    this.reply = reply;
    unconfirmed = new AtomicInteger(routes);
    unterminated = new AtomicInteger(routes);
  }

  @Override
  public boolean isOpen() {
    return reply.isOpen();
  }

  @Override
  public void confirm() {
    if (unconfirmed.decrementAndGet() == 0) {
      reply.confirm();
    }
  }

  @Override
  public void refuse() {
    reply.refuse();
  }

  @Override
  public void refuse(Cause cause) {
    reply.refuse(cause);
  }

  @Override
  public void terminate() {
    if (unterminated.decrementAndGet() == 0) {
      reply.terminate();
    }
  }
}
