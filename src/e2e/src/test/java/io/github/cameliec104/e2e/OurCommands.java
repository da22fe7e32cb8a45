package io.github.cameliec104.e2e;

import io.github.cameliec104.protocol.asdu.Command;
import io.github.cameliec104.protocol.asdu.DoubleState;
import io.github.cameliec104.protocol.asdu.StepDirection;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.CommandRequest;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.ReceivedCommand;
import io.github.cameliec104.protocol.station.Until;
import java.time.Instant;
import java.util.Locale;

/** Our commands in the notation of CONTRACT.md, and back. */
final class OurCommands {

  private OurCommands() {}

  /** A request that waits for the termination, or for the confirmation of a select. */
  static CommandRequest request(PeerCommand command) {
    return new CommandRequest(
        new PointAddress(command.ca(), command.ioa()),
        TypeId.valueOf(command.type()),
        element(command),
        command.time().equals(PeerPoint.NONE) ? null : Instant.parse(command.time()),
        command.execution().startsWith("select") ? Until.CONFIRMATION : Until.TERMINATION);
  }

  /** The element that a command of the contract stands for. */
  static Command element(PeerCommand command) {
    String value = command.value();
    int qualifier = command.qualifier();
    boolean select = command.execution().startsWith("select");
    return switch (TypeId.valueOf(command.type())) {
      case C_SC_NA_1, C_SC_TA_1 -> new Command.SingleCommand(value.equals("on"), qualifier, select);
      case C_DC_NA_1, C_DC_TA_1 ->
          new Command.DoubleCommand(OurValues.state(value), qualifier, select);
      case C_RC_NA_1, C_RC_TA_1 ->
          new Command.RegulatingStep(
              StepDirection.valueOf(value.toUpperCase(Locale.ROOT)), qualifier, select);
      case C_SE_NA_1, C_SE_TA_1 ->
          Command.SetpointNormalized.of(Double.parseDouble(value), qualifier, select);
      case C_SE_NB_1, C_SE_TB_1 ->
          new Command.SetpointScaled(Integer.parseInt(value), qualifier, select);
      case C_SE_NC_1, C_SE_TC_1 ->
          new Command.SetpointFloat(Float.parseFloat(value), qualifier, select);
      case C_BO_NA_1, C_BO_TA_1 -> new Command.BitstringCommand(OurValues.bits(value));
      default -> throw new IllegalArgumentException("no notation for " + command);
    };
  }

  /** A received command in the notation of the contract. */
  static PeerCommand received(ReceivedCommand command) {
    return new PeerCommand(
        command.address().commonAddress(),
        command.address().objectAddress(),
        command.type().name(),
        value(command.command()),
        execution(command.command()),
        command.time() == null ? PeerPoint.NONE : command.time().toString());
  }

  private static String value(Command command) {
    Object plain = command.plain();
    if (plain instanceof Boolean on) {
      return on ? "on" : "off";
    }
    if (plain instanceof DoubleState || plain instanceof StepDirection) {
      return plain.toString().toLowerCase(Locale.ROOT);
    }
    if (command instanceof Command.BitstringCommand bitstring) {
      return OurValues.bits(bitstring.bits());
    }
    return plain.toString();
  }

  private static String execution(Command command) {
    return (command.select() ? "select:" : "execute:") + qualifier(command);
  }

  private static int qualifier(Command command) {
    if (command instanceof Command.SingleCommand c) {
      return c.qualifier();
    }
    if (command instanceof Command.DoubleCommand c) {
      return c.qualifier();
    }
    if (command instanceof Command.RegulatingStep c) {
      return c.qualifier();
    }
    if (command instanceof Command.SetpointNormalized c) {
      return c.qualifier();
    }
    if (command instanceof Command.SetpointScaled c) {
      return c.qualifier();
    }
    if (command instanceof Command.SetpointFloat c) {
      return c.qualifier();
    }
    return 0;
  }
}
