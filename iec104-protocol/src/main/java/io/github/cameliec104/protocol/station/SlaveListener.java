package io.github.cameliec104.protocol.station;

/**
 * Receives what masters ask of a slave. Called on the slave's event loop: every method must return
 * at once.
 */
public interface SlaveListener {

  /**
   * A command arrived and passed the checks of the standard. Refused unless overridden.
   *
   * @param reply takes the answer, from any thread; without one within the command timeout the
   *     command is refused
   */
  default void command(ReceivedCommand command, CommandReply reply) {
    reply.refuse();
  }

  /** Something else happened on the link to a master. */
  default void event(LinkEvent event) {}
}
