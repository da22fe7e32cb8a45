package io.github.cameliec104.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Command;
import io.github.cameliec104.protocol.asdu.Command.BitstringCommand;
import io.github.cameliec104.protocol.asdu.Command.DoubleCommand;
import io.github.cameliec104.protocol.asdu.Command.RegulatingStep;
import io.github.cameliec104.protocol.asdu.Command.SetpointFloat;
import io.github.cameliec104.protocol.asdu.Command.SetpointNormalized;
import io.github.cameliec104.protocol.asdu.Command.SetpointScaled;
import io.github.cameliec104.protocol.asdu.Command.SingleCommand;
import io.github.cameliec104.protocol.asdu.Element;
import io.github.cameliec104.protocol.file.FileEntry;
import io.github.cameliec104.protocol.station.CommandResult;
import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.LinkEvent.ConnectionChanged;
import io.github.cameliec104.protocol.station.LinkEvent.Deviated;
import io.github.cameliec104.protocol.station.LinkEvent.EndOfInitialization;
import io.github.cameliec104.protocol.station.LinkEvent.EventsDropped;
import io.github.cameliec104.protocol.station.LinkEvent.FileAnnounced;
import io.github.cameliec104.protocol.station.LinkEvent.InterrogationFinished;
import io.github.cameliec104.protocol.station.LinkEvent.InterrogationStarted;
import io.github.cameliec104.protocol.station.LinkEvent.ParametersChanged;
import io.github.cameliec104.protocol.station.LinkEvent.StateChanged;
import io.github.cameliec104.protocol.station.LinkEvent.SwitchedOver;
import io.github.cameliec104.protocol.station.LinkEvent.TypeConflict;
import io.github.cameliec104.protocol.station.LinkEvent.Undecoded;
import io.github.cameliec104.protocol.station.ParameterKind;
import io.github.cameliec104.protocol.station.PointParameters;
import io.github.cameliec104.protocol.station.ReceivedCommand;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Commands, events and results as maps of plain values, in the words of the JSON contract. */
final class PlainMaps {

  static final String NAME = "name";
  static final String COMMON_ADDRESS = "commonAddress";
  static final String OBJECT_ADDRESS = "objectAddress";
  static final String TYPE = "type";
  static final String CAUSE = "cause";
  static final String VALUE = "value";
  static final String QUALIFIER = "qualifier";
  static final String TIME = "time";
  static final String EVENT = "event";
  static final String RESULT = "result";

  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private static final ObjectMapper JSON = new ObjectMapper();

  private PlainMaps() {}

  /** A received command. */
  static Map<String, Object> of(ReceivedCommand command, @Nullable String name) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (name != null) {
      map.put(NAME, name);
    }
    map.put(COMMON_ADDRESS, command.address().commonAddress());
    map.put(OBJECT_ADDRESS, command.address().objectAddress());
    map.put(TYPE, command.type().name());
    Object plain = command.command().plain();
    map.put(VALUE, plain instanceof Enum<?> word ? word.name() : plain);
    map.put(QUALIFIER, qualifier(command.command()));
    if (command.time() != null) {
      map.put(TIME, text(command.time()));
    }
    if (command.test()) {
      map.put("test", true);
    }
    return map;
  }

  /** QU or QL; bit strings have none, which is 0. */
  static int qualifier(Command command) {
    if (command instanceof SingleCommand single) {
      return single.qualifier();
    } else if (command instanceof DoubleCommand two) {
      return two.qualifier();
    } else if (command instanceof RegulatingStep step) {
      return step.qualifier();
    } else if (command instanceof SetpointNormalized normalized) {
      return normalized.qualifier();
    } else if (command instanceof SetpointScaled scaled) {
      return scaled.qualifier();
    } else if (command instanceof SetpointFloat real) {
      return real.qualifier();
    } else if (command instanceof BitstringCommand) {
      return 0;
    }
    throw new AssertionError(command);
  }

  /** An event; its first key is {@link #EVENT}. */
  static Map<String, Object> of(LinkEvent event) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (event instanceof StateChanged changed) {
      map.put(EVENT, "LINK");
      map.put("peer", changed.peer());
      map.put("state", changed.state().name());
      map.put("reason", changed.reason());
    } else if (event instanceof ConnectionChanged changed) {
      map.put(EVENT, "CONNECTION");
      map.put("peer", changed.peer());
      map.put("state", changed.state().name());
      map.put("reason", changed.reason());
    } else if (event instanceof SwitchedOver switched) {
      map.put(EVENT, "SWITCH_OVER");
      map.put("peer", switched.to());
      map.put("from", switched.from());
      map.put("reason", switched.reason());
    } else if (event instanceof InterrogationStarted started) {
      map.put(EVENT, "INTERROGATION_STARTED");
      map.put(COMMON_ADDRESS, started.commonAddress());
      map.put(QUALIFIER, started.qualifier());
    } else if (event instanceof InterrogationFinished finished) {
      map.put(EVENT, "INTERROGATION_FINISHED");
      map.put(COMMON_ADDRESS, finished.commonAddress());
      map.put(QUALIFIER, finished.qualifier());
      map.put("complete", finished.complete());
      map.put("reason", finished.reason());
    } else if (event instanceof LinkEvent.ProcedureFailed failed) {
      procedureFailed(failed, map);
    } else if (event instanceof LinkEvent.LateAnswer late) {
      lateAnswer(late, map);
    } else if (event instanceof EndOfInitialization end) {
      map.put(EVENT, "END_OF_INITIALIZATION");
      map.put(COMMON_ADDRESS, end.commonAddress());
      map.put(CAUSE, end.cause());
      map.put("parametersChanged", end.parametersChanged());
    } else if (event instanceof ParametersChanged changed) {
      map.put(EVENT, "PARAMETERS_CHANGED");
      map.put("peer", changed.peer());
      parameters(changed.parameters(), map);
    } else if (event instanceof FileAnnounced announced) {
      map.put(EVENT, "FILE_ANNOUNCED");
      map.put(COMMON_ADDRESS, announced.file().address().commonAddress());
      file(announced.file(), map);
    } else if (event instanceof Undecoded undecoded) {
      map.put(EVENT, "UNDECODED");
      undecoded(undecoded.asdu(), map);
    } else if (event instanceof Deviated deviated) {
      map.put(EVENT, "DEVIATION");
      map.put("deviation", deviated.deviation().option());
      map.put("detail", deviated.detail());
    } else if (event instanceof TypeConflict conflict) {
      map.put(EVENT, "TYPE_CONFLICT");
      conflict(conflict, map);
    } else if (event instanceof EventsDropped dropped) {
      map.put(EVENT, "EVENTS_DROPPED");
      map.put("group", dropped.group());
      map.put("eventClass", dropped.eventClass().name());
    }
    map.put(TIME, text(event.time()));
    return map;
  }

  private static void parameters(PointParameters parameters, Map<String, Object> map) {
    map.put(COMMON_ADDRESS, parameters.point().commonAddress());
    map.put(OBJECT_ADDRESS, parameters.point().objectAddress());
    map.put("loaded", named(parameters.loaded()));
    map.put("operating", named(parameters.operating()));
    map.put("cyclic", parameters.cyclic().name());
  }

  private static Map<String, Double> named(Map<ParameterKind, Double> values) {
    Map<String, Double> named = new LinkedHashMap<>();
    new TreeMap<>(values).forEach((kind, value) -> named.put(kind.name(), value));
    return named;
  }

  private static void conflict(TypeConflict conflict, Map<String, Object> map) {
    map.put(COMMON_ADDRESS, conflict.address().commonAddress());
    map.put(OBJECT_ADDRESS, conflict.address().objectAddress());
    map.put(TYPE, conflict.sent().name());
    map.put("expected", conflict.expected().name());
  }

  private static void procedureFailed(LinkEvent.ProcedureFailed failed, Map<String, Object> map) {
    map.put(EVENT, "PROCEDURE_FAILED");
    map.put("procedure", failed.procedure().name());
    map.put(COMMON_ADDRESS, failed.commonAddress());
    map.put(QUALIFIER, failed.qualifier());
    map.put("attempt", failed.attempt());
    map.put("repeated", failed.repeated());
    map.put("reason", failed.reason());
  }

  private static void lateAnswer(LinkEvent.LateAnswer late, Map<String, Object> map) {
    Asdu answer = late.answer();
    map.put(EVENT, "LATE_ANSWER");
    map.put(COMMON_ADDRESS, answer.commonAddress());
    map.put(OBJECT_ADDRESS, answer.first().address());
    map.put(TYPE, String.valueOf(answer.type()));
    map.put(CAUSE, answer.cause().name());
    map.put("positive", !answer.cot().negative());
    map.put("afterMillis", late.after().toMillis());
  }

  /** A file of a directory. */
  static Map<String, Object> of(FileEntry file) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(COMMON_ADDRESS, file.address().commonAddress());
    file(file, map);
    map.put("kind", file.kind().name());
    map.put("active", file.active());
    return map;
  }

  private static void file(FileEntry file, Map<String, Object> map) {
    map.put(OBJECT_ADDRESS, file.address().objectAddress());
    map.put("fileType", file.address().name());
    map.put("length", file.length());
    if (file.time() != null) {
      map.put("fileTime", text(file.time()));
    }
  }

  private static void undecoded(Asdu asdu, Map<String, Object> map) {
    map.put(COMMON_ADDRESS, asdu.commonAddress());
    map.put(TYPE, asdu.typeNumber());
    map.put(CAUSE, asdu.cause().name());
    if (asdu.first().element() instanceof Element.Octets octets) {
      map.put("octets", HexFormat.of().formatHex(octets.octets()));
    }
  }

  /** The answer of a station. */
  static Map<String, Object> of(CommandResult result) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (result instanceof CommandResult.Confirmed) {
      map.put(RESULT, "CONFIRMED");
    } else if (result instanceof CommandResult.Terminated) {
      map.put(RESULT, "TERMINATED");
    } else if (result instanceof CommandResult.Data) {
      map.put(RESULT, "DATA");
    } else if (result instanceof CommandResult.Sent) {
      map.put(RESULT, "SENT");
    } else if (result instanceof CommandResult.Deactivated) {
      map.put(RESULT, "DEACTIVATED");
    } else {
      map.put(RESULT, "REFUSED");
    }
    map.put(CAUSE, result.answer().cause().name());
    return map;
  }

  /**
   * A whole number under a key, or null if there is none.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static @Nullable Integer number(Map<?, ?> map, String key) {
    Object value = map.get(key);
    try {
      return value == null ? null : Integer.valueOf(value.toString());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("key " + key + ": " + value + ", expected a number", e);
    }
  }

  /** A map as JSON. */
  static String json(Map<String, Object> map) {
    try {
      return JSON.writeValueAsString(map);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("JSON in memory", e);
    }
  }

  /**
   * JSON as a map.
   *
   * @throws IllegalArgumentException if it is no JSON object
   */
  static Map<?, ?> parse(String json) {
    try {
      return JSON.readValue(json, Map.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static String text(Instant time) {
    return MILLIS.format(time);
  }
}
