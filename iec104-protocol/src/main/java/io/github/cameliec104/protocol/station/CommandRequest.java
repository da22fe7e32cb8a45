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
 * @param selectBeforeOperate true selects the object first and executes the command only when the
 *     selection is confirmed; S/E of the command must be clear then. False sends the command as it
 *     is: with S/E set that is a selection alone
 */
public record CommandRequest(
    PointAddress address,
    TypeId type,
    Command command,
    @Nullable Instant time,
    Until until,
    boolean selectBeforeOperate) {

  /**
   * Checks that command, type and procedure belong together.
   *
   * @throws IllegalArgumentException if the type is no command or holds another element, or if what
   *     cannot be selected, or is a selection itself, is to be selected before
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
    if (selectBeforeOperate && (command.select() || !StationPoint.isSelectable(type))) {
      throw new IllegalArgumentException(
          "command to "
              + address
              + " of type "
              + type
              + (command.select() ? " with S/E set" : ", which has no S/E,")
              + " cannot be selected before");
    }
  }

  /** A command sent as it is. */
  public CommandRequest(
      PointAddress address, TypeId type, Command command, @Nullable Instant time, Until until) {
    this(address, type, command, time, until, false);
  }

  /** The same command, selected first. */
  public CommandRequest withSelectBeforeOperate() {
    return new CommandRequest(address, type, command, time, until, true);
  }

  /** The selection of this command alone. */
  CommandRequest selection() {
    return new CommandRequest(address, type, command.withSelect(true), time, Until.CONFIRMATION);
  }

  /** The execution of this command alone. */
  CommandRequest execution() {
    return new CommandRequest(address, type, command, time, until);
  }

  /** A command issued now that is complete with its confirmation. */
  public static CommandRequest of(PointAddress address, TypeId type, Command command) {
    return new CommandRequest(address, type, command, null, Until.CONFIRMATION);
  }
}
