package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Command;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command that a master is to send.
 *
 * @param address the object to command
 * @param type C_SC_NA_1 to C_BO_TA_1
 * @param command value, qualifier and S/E
 * @param time when it was issued, for the types with time tag; null means when it is sent
 * @param until which answer completes it
 */
public record CommandRequest(
    PointAddress address, TypeId type, Command command, @Nullable Instant time, Until until) {

  /**
   * Checks that command and type belong together.
   *
   * @throws IllegalArgumentException if the type is no command or holds another element
   */
  public CommandRequest {
    if (!type.isCommand() || !type.accepts(command)) {
      throw new IllegalArgumentException(
          "command to "
              + address
              + " of type "
              + type
              + " with a "
              + command.getClass().getSimpleName());
    }
  }

  /** A command issued now that is complete with its confirmation. */
  public static CommandRequest of(PointAddress address, TypeId type, Command command) {
    return new CommandRequest(address, type, command, null, Until.CONFIRMATION);
  }
}
