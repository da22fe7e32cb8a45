package io.github.cameliec104.protocol.explain;

import io.github.cameliec104.protocol.asdu.Command;
import io.github.cameliec104.protocol.asdu.Command.BitstringCommand;
import io.github.cameliec104.protocol.asdu.Command.DoubleCommand;
import io.github.cameliec104.protocol.asdu.Command.RegulatingStep;
import io.github.cameliec104.protocol.asdu.Command.SetpointFloat;
import io.github.cameliec104.protocol.asdu.Command.SetpointNormalized;
import io.github.cameliec104.protocol.asdu.Command.SetpointScaled;
import io.github.cameliec104.protocol.asdu.Command.SingleCommand;

/** A command, in words: whether it selects or executes, its value, its qualifier. */
final class CommandText {

  private CommandText() {}

  static String of(Command command) {
    return (command.select() ? "select " : "execute ") + value(command) + qualifier(command);
  }

  private static String value(Command command) {
    if (command instanceof BitstringCommand bits) {
      return "%08XH".formatted(bits.bits());
    }
    if (command instanceof SingleCommand single) {
      return single.on() ? "ON" : "OFF";
    }
    return command.plain() + (command.permitted() ? "" : " (not permitted)");
  }

  private static String qualifier(Command command) {
    if (command instanceof SingleCommand single) {
      return " QU=" + pulse(single.qualifier());
    }
    if (command instanceof DoubleCommand twofold) {
      return " QU=" + pulse(twofold.qualifier());
    }
    if (command instanceof RegulatingStep step) {
      return " QU=" + pulse(step.qualifier());
    }
    if (command instanceof SetpointNormalized normalized) {
      return " QL=" + normalized.qualifier();
    }
    if (command instanceof SetpointScaled scaled) {
      return " QL=" + scaled.qualifier();
    }
    if (command instanceof SetpointFloat real) {
      return " QL=" + real.qualifier();
    }
    return "";
  }

  private static String pulse(int qualifier) {
    return switch (qualifier) {
      case 0 -> "0";
      case 1 -> "1 short pulse";
      case 2 -> "2 long pulse";
      case 3 -> "3 persistent";
      default -> Integer.toString(qualifier);
    };
  }
}
