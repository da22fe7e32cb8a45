package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.asdu.DoubleState;
import io.github.cameliec104.protocol.asdu.StepDirection;
import io.github.cameliec104.protocol.file.FileEntry;
import io.github.cameliec104.protocol.station.CommandResult;
import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.ReceivedCommand;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Converter;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Values of the protocol as plain Java values and as JSON. Numbers of scaled points are in
 * engineering units where the endpoint that an exchange came from has a point list.
 */
@Converter(generateLoader = true)
public final class Iec104Converters {

  private Iec104Converters() {}

  private static Iec104Messages messages(@Nullable Exchange exchange) {
    return exchange != null && exchange.getFromEndpoint() instanceof Iec104Endpoint endpoint
        ? endpoint.messages()
        : Iec104Messages.UNLISTED;
  }

  /** On or off of single and double points. */
  @Converter
  public static Boolean toBoolean(PointUpdate update) {
    return on(update.value().plain());
  }

  /** On or off of single and double commands. */
  @Converter
  public static Boolean toBoolean(ReceivedCommand command) {
    return on(command.command().plain());
  }

  /** Whether a station did not refuse. */
  @Converter
  public static Boolean toBoolean(CommandResult result) {
    return result.positive();
  }

  private static Boolean on(Object plain) {
    if (plain instanceof Boolean on) {
      return on;
    } else if (plain == DoubleState.ON || plain == DoubleState.OFF) {
      return plain == DoubleState.ON;
    }
    throw new IllegalArgumentException(plain + " is neither on nor off");
  }

  /** The number as a double; on and off are 1 and 0, states have the numbers of the standard. */
  @Converter
  public static Double toDouble(PointUpdate update, @Nullable Exchange exchange) {
    return number(messages(exchange).plain(update)).doubleValue();
  }

  /** As {@link #toDouble(PointUpdate, Exchange)}. */
  @Converter
  public static Double toDouble(ReceivedCommand command) {
    return number(command.command().plain()).doubleValue();
  }

  /** The number as an integer, decimals cut off. */
  @Converter
  public static Integer toInteger(PointUpdate update, @Nullable Exchange exchange) {
    return (int) whole(messages(exchange).plain(update), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /** The number as an integer, decimals cut off. */
  @Converter
  public static Integer toInteger(ReceivedCommand command) {
    return (int) whole(command.command().plain(), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /** The number as a long integer, decimals cut off. */
  @Converter
  public static Long toLong(PointUpdate update, @Nullable Exchange exchange) {
    return whole(messages(exchange).plain(update), Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** The number as a long integer, decimals cut off. */
  @Converter
  public static Long toLong(ReceivedCommand command) {
    return whole(command.command().plain(), Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private static Number number(Object plain) {
    if (plain instanceof Float real) {
      return Double.parseDouble(real.toString()); // 61.4 stays 61.4
    } else if (plain instanceof Number number) {
      return number;
    } else if (plain instanceof Boolean on) {
      return on ? 1 : 0;
    } else if (plain instanceof DoubleState state) {
      return state.ordinal();
    } else if (plain instanceof StepDirection direction) {
      return direction.ordinal();
    }
    throw new IllegalArgumentException(plain + " is no number");
  }

  private static long whole(Object plain, long min, long max) {
    Number number = number(plain);
    double real = number.doubleValue();
    if (!(real >= min && real <= max)) {
      throw new IllegalArgumentException(plain + ", expected " + min + ".." + max);
    }
    return number.longValue();
  }

  /** JSON of a point. */
  @Converter
  public static String toString(PointUpdate update, @Nullable Exchange exchange) {
    return messages(exchange).json().text(update);
  }

  /** JSON of a point in UTF-8. */
  @Converter
  public static byte[] toOctets(PointUpdate update, @Nullable Exchange exchange) {
    return messages(exchange).json().octets(update);
  }

  /** A point as a map with the keys of its JSON. */
  @Converter
  public static Map<String, Object> toMap(PointUpdate update, @Nullable Exchange exchange) {
    return messages(exchange).json().map(update);
  }

  /** A JSON array of points. */
  @Converter
  public static String toString(PointUpdates updates, @Nullable Exchange exchange) {
    return messages(exchange).json().text(updates);
  }

  /** A JSON array of points in UTF-8. */
  @Converter
  public static byte[] toOctets(PointUpdates updates, @Nullable Exchange exchange) {
    return toString(updates, exchange).getBytes(StandardCharsets.UTF_8);
  }

  /** A command as a map with the keys of its JSON. */
  @Converter
  public static Map<String, Object> toMap(ReceivedCommand command, @Nullable Exchange exchange) {
    return PlainMaps.of(command, messages(exchange).name(command));
  }

  /** JSON of a command. */
  @Converter
  public static String toString(ReceivedCommand command, @Nullable Exchange exchange) {
    return PlainMaps.json(toMap(command, exchange));
  }

  /** JSON of a command in UTF-8. */
  @Converter
  public static byte[] toOctets(ReceivedCommand command, @Nullable Exchange exchange) {
    return toString(command, exchange).getBytes(StandardCharsets.UTF_8);
  }

  /** An event as a map with the keys of its JSON. */
  @Converter
  public static Map<String, Object> toMap(LinkEvent event) {
    return PlainMaps.of(event);
  }

  /** JSON of an event. */
  @Converter
  public static String toString(LinkEvent event) {
    return PlainMaps.json(toMap(event));
  }

  /** JSON of an event in UTF-8. */
  @Converter
  public static byte[] toOctets(LinkEvent event) {
    return toString(event).getBytes(StandardCharsets.UTF_8);
  }

  /** The answer of a station as a map with the keys of its JSON. */
  @Converter
  public static Map<String, Object> toMap(CommandResult result) {
    return PlainMaps.of(result);
  }

  /** JSON of the answer of a station. */
  @Converter
  public static String toString(CommandResult result) {
    return PlainMaps.json(toMap(result));
  }

  /** JSON of the answer of a station in UTF-8. */
  @Converter
  public static byte[] toOctets(CommandResult result) {
    return toString(result).getBytes(StandardCharsets.UTF_8);
  }

  /** A file of a directory as a map with the keys of its JSON. */
  @Converter
  public static Map<String, Object> toMap(FileEntry file) {
    return PlainMaps.of(file);
  }

  /** JSON of a file of a directory. */
  @Converter
  public static String toString(FileEntry file) {
    return PlainMaps.json(toMap(file));
  }

  /** A JSON array of the files of a directory. */
  @Converter
  public static String toString(FileEntries files) {
    return files.stream()
        .map(Iec104Converters::toString)
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** A JSON array of the files of a directory in UTF-8. */
  @Converter
  public static byte[] toOctets(FileEntries files) {
    return toString(files).getBytes(StandardCharsets.UTF_8);
  }
}
