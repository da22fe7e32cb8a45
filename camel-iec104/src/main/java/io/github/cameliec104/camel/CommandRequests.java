package io.github.cameliec104.camel;

import io.github.cameliec104.camel.json.PlainValues;
import io.github.cameliec104.camel.points.PointList;
import io.github.cameliec104.protocol.asdu.Command;
import io.github.cameliec104.protocol.asdu.DoubleState;
import io.github.cameliec104.protocol.asdu.StepDirection;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.CommandRequest;
import io.github.cameliec104.protocol.station.ReceivedCommand;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * Messages to commands. A body is a {@link CommandRequest}, a {@link ReceivedCommand} to pass on, a
 * {@link Command}, a map or JSON object, or a plain value.
 */
final class CommandRequests {

  private static final int MAX_QUALIFIER = 127;

  private final Iec104Configuration options;
  private final PointList points;

  CommandRequests(Iec104Configuration options, PointList points) {
    this.options = options;
    this.points = points;
  }

  /**
   * The command that a message asks for.
   *
   * @throws IllegalArgumentException if it does not say which, or asks what the type cannot say
   */
  CommandRequest of(Message message) {
    CommandRequest request = plainly(message);
    Boolean header = Headers.flag(message, Iec104Constants.SELECT);
    boolean select = header == null ? options.isSelect() : header;
    return select ? request.withSelectBeforeOperate() : request;
  }

  private CommandRequest plainly(Message message) {
    Object body = message.getBody();
    if (body instanceof CommandRequest request) {
      return request;
    } else if (body instanceof ReceivedCommand received) {
      return passedOn(received, message);
    } else if (body instanceof Command command) {
      return element(command, target(Told.by(options, message)));
    } else if (body instanceof Map<?, ?> map) {
      return map(map, message);
    } else if (isPlain(body)) {
      return plain(body, message);
    }
    String text = message.getBody(String.class);
    if (text == null) {
      throw new IllegalArgumentException("no body, expected the value to command");
    }
    return text.stripLeading().startsWith("{")
        ? map(PlainMaps.parse(text), message)
        : plain(text, message);
  }

  private static boolean isPlain(@Nullable Object body) {
    return body instanceof Boolean || body instanceof Number || body instanceof Enum<?>;
  }

  private Target target(Told told) {
    return Target.find(told, options, points, true);
  }

  /** A command that another master sent us; unless told otherwise it goes to the same object. */
  private CommandRequest passedOn(ReceivedCommand received, Message message) {
    if (received.test()) {
      throw new IllegalArgumentException(
          "command to " + received.address() + " is for test, expected one to be carried out");
    }
    Told same =
        new Told(
            null,
            received.address().commonAddress(),
            received.address().objectAddress(),
            received.type().name());
    Target target = target(Told.by(options, message).or(same));
    TypeId type = target.type() == null ? received.type() : target.type();
    return new CommandRequest(
        target.address(), type, received.command(), received.time(), options.getAwait());
  }

  private CommandRequest element(Command command, Target target) {
    TypeId type = target.type();
    if (type == null) {
      type = untagged(command);
    }
    return new CommandRequest(target.address(), type, command, null, options.getAwait());
  }

  /** The type without time tag that holds such an element. */
  private static TypeId untagged(Command command) {
    for (TypeId type : TypeId.values()) {
      if (type.isCommand() && type.accepts(command)) {
        return type;
      }
    }
    throw new AssertionError(command);
  }

  private CommandRequest plain(Object value, Message message) {
    Integer qualifier = qualifier(message, options, MAX_QUALIFIER);
    return request(value, qualifier, null, Told.by(options, message));
  }

  private CommandRequest map(Map<?, ?> map, Message message) {
    Object value = map.get(PlainMaps.VALUE);
    if (value == null) {
      throw new IllegalArgumentException("key value: missing, expected the value to command");
    }
    Integer qualifier = PlainMaps.number(map, PlainMaps.QUALIFIER);
    if (qualifier == null) {
      qualifier = qualifier(message, options, MAX_QUALIFIER);
    }
    Told told = Told.by(map).or(Told.by(options, message));
    return request(value, qualifier, time(map.get(PlainMaps.TIME)), told);
  }

  /**
   * The qualifier told by the header, else by the option; null if neither tells it.
   *
   * @throws IllegalArgumentException if it is no number from 0 to max
   */
  static @Nullable Integer qualifier(Message message, Iec104Configuration options, int max) {
    Integer header = Headers.number(message, Iec104Constants.QUALIFIER, 0, max);
    return header == null ? options.getQualifier() : header;
  }

  private CommandRequest request(
      Object value, @Nullable Integer qualifier, @Nullable Instant time, Told told) {
    Target target = target(told);
    TypeId type = target.type() == null ? inferred(value) : target.type();
    int number = qualifier == null ? 0 : qualifier;
    Command command =
        target.point() == null
            ? PlainValues.command(value, type, number, false)
            : PlainValues.command(value, target.point(), number, false);
    return new CommandRequest(target.address(), type, command, time, options.getAwait());
  }

  private static TypeId inferred(Object value) {
    if (value instanceof Boolean) {
      return TypeId.C_SC_NA_1;
    } else if (value instanceof DoubleState) {
      return TypeId.C_DC_NA_1;
    } else if (value instanceof StepDirection) {
      return TypeId.C_RC_NA_1;
    } else if (value instanceof Float || value instanceof Double) {
      return TypeId.C_SE_NC_1;
    } else if (value instanceof Number) {
      return TypeId.C_SE_NB_1;
    }
    throw new IllegalArgumentException(
        "no type for '"
            + value
            + "', expected option typeId, a point list, or a boolean or number");
  }

  private static @Nullable Instant time(@Nullable Object text) {
    try {
      return text == null ? null : Instant.parse(text.toString());
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "key time: " + text + ", expected a time such as 2026-11-20T10:00:00.123Z", e);
    }
  }
}
