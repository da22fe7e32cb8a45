package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Cause;
import org.jspecify.annotations.Nullable;

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
   * is the execution that matches it. Objects that are not declared can be selected, too, unless
   * {@link #refusal} says otherwise.
   *
   * @param reply takes the answer, from any thread; without one within the command timeout the
   *     command is refused
   */
  default void command(ReceivedCommand command, CommandReply reply) {
    reply.refuse();
  }

  /**
   * Why an object cannot be selected, asked before the slave confirms a selection.
   *
   * @param selection what is selected, and would be commanded
   * @return null if it can be selected, as unless overridden; one of the four unknowns, such as
   *     UNKNOWN_OBJECT_ADDRESS for an object that nobody can command; ACTIVATION_CONFIRMATION for
   *     any other reason
   */
  default @Nullable Cause refusal(ReceivedCommand selection) {
    return null;
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
