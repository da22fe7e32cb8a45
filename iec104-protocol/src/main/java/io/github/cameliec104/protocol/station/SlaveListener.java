package io.github.cameliec104.protocol.station;

/**
 * Receives what masters ask of a slave. Called on the slave's event loop: every method must return
 * at once.
 */
public interface SlaveListener {

  /**
   * A command is to be executed; it has passed the checks of the standard. Refused unless
   * overridden.
   *
   * <p>Selections are made and cancelled without asking: where an object was selected before, this
   * is the execution that matches it. Objects that are not declared can be selected, too.
   *
   * @param reply takes the answer, from any thread; without one within the command timeout the
   *     command is refused
   */
  default void command(ReceivedCommand command, CommandReply reply) {
    reply.refuse();
  }

  /**
   * A station is to be reset as a whole (C_RP_NA_1, QRP 1). Refused unless overridden; whoever
   * confirms resets after the confirmation has left.
   *
   * @param reply as for {@link #command}, without a termination
   */
  default void reset(int commonAddress, CommandReply reply) {
    reply.refuse();
  }

  /** Something else happened on the link to a master. */
  default void event(LinkEvent event) {}
}
