package io.github.cameliec104.camel;

import io.github.cameliec104.camel.json.PlainValues;
import io.github.cameliec104.camel.json.PointJson;
import io.github.cameliec104.camel.points.Point;
import io.github.cameliec104.camel.points.PointList;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.file.FileAddress;
import io.github.cameliec104.protocol.station.CommandResult;
import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.ReceivedCommand;
import io.github.cameliec104.protocol.station.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * The way from protocol values to exchanges: bodies are the values themselves, headers say what a
 * route decides on. The way back are {@link CommandRequests} and {@link PublishedPoints}.
 * Immutable, for any thread.
 */
final class Iec104Messages {

  /** Without a point list. */
  static final Iec104Messages UNLISTED =
      new Iec104Messages(PointList.EMPTY, Target.USUAL_COMMON_ADDRESS);

  private final PointList points;
  private final boolean named;
  private final PointJson json;

  /** For an endpoint with this point list, perhaps empty. */
  Iec104Messages(PointList points, int commonAddress) {
    this.points = points;
    named = !points.points().isEmpty();
    json = new PointJson(points, commonAddress);
  }

  PointList points() {
    return points;
  }

  PointJson json() {
    return json;
  }

  /** The update with its name from the point list, if it has one. */
  PointUpdate named(PointUpdate update) {
    Point point = named ? points.monitored(update.address()) : null;
    return point == null ? update : update.withName(point.name());
  }

  /** The name of a commanded object, or null if the point list does not have it. */
  @Nullable String name(ReceivedCommand command) {
    Point point = named ? points.command(command.address()) : null;
    return point == null ? null : point.name();
  }

  /** The plain value in the engineering units of the point list. */
  Object plain(PointUpdate update) {
    Point point = named ? points.monitored(update.address()) : null;
    return point == null ? update.value().plain() : PlainValues.plain(update.value(), point);
  }

  /** One point: body is the update. */
  static void point(PointUpdate update, Message message) {
    message.setBody(update);
    pointHeaders(update, message);
    if (update.name() != null) {
      message.setHeader(Iec104Constants.POINT_NAME, update.name());
    }
    message.setHeader(Iec104Constants.OBJECT_ADDRESS, update.objectAddress());
    message.setHeader(Iec104Constants.QUALITY, update.quality().toString());
    if (update.qualityReason().isMark()) {
      message.setHeader(Iec104Constants.QUALITY_REASON, update.qualityReason().text());
      message.setHeader(Iec104Constants.RECEIVED_QUALITY, update.receivedQuality().toString());
    }
    if (!update.timeQuality().isGood()) {
      message.setHeader(Iec104Constants.TIME_QUALITY, update.timeQuality().toString());
    }
  }

  /** The points of one ASDU, at least one: body is the list, headers say what they share. */
  static void points(List<PointUpdate> updates, Message message) {
    message.setBody(new PointUpdates(updates));
    pointHeaders(updates.get(0), message);
  }

  private static void pointHeaders(PointUpdate update, Message message) {
    message.setHeader(Iec104Constants.COMMON_ADDRESS, update.commonAddress());
    message.setHeader(Iec104Constants.TYPE_ID, update.type().name());
    message.setHeader(Iec104Constants.CAUSE, update.cause().name());
    Instant time = update.timeQuality().invalid() ? null : update.time();
    Instant since = update.provenance().since();
    timestamp(since != null ? since : time != null ? time : update.received(), message);
  }

  private static @Nullable Instant trusted(@Nullable TimeTag tag, @Nullable Instant time) {
    return tag != null && tag.invalid() ? null : time;
  }

  private static void timestamp(Instant time, Message message) {
    message.setHeader(Iec104Constants.MESSAGE_TIMESTAMP, time.toEpochMilli());
  }

  /** A command that a master sent: body is the command. */
  void command(ReceivedCommand command, Message message) {
    message.setBody(command);
    String name = name(command);
    if (name != null) {
      message.setHeader(Iec104Constants.POINT_NAME, name);
    }
    message.setHeader(Iec104Constants.COMMON_ADDRESS, command.address().commonAddress());
    message.setHeader(Iec104Constants.OBJECT_ADDRESS, command.address().objectAddress());
    message.setHeader(Iec104Constants.TYPE_ID, command.type().name());
    message.setHeader(Iec104Constants.CAUSE, "ACTIVATION");
    message.setHeader(Iec104Constants.QUALIFIER, PlainMaps.qualifier(command.command()));
    message.setHeader(Iec104Constants.PEER, command.peer());
    if (command.age() != null) {
      message.setHeader(Iec104Constants.COMMAND_AGE, command.age().toMillis());
    }
    if (command.test()) {
      message.setHeader(Iec104Constants.TEST, true);
    }
    Instant time = trusted(command.timeTag(), command.time());
    timestamp(time == null ? Instant.now() : time, message);
  }

  /** An event of a link: body is the event. */
  static void event(LinkEvent event, Message message) {
    message.setBody(event);
    timestamp(event.time(), message);
    Map<String, Object> map = PlainMaps.of(event);
    message.setHeader(Iec104Constants.EVENT, map.get(PlainMaps.EVENT));
    if (event instanceof LinkEvent.StateChanged changed) {
      message.setHeader(Iec104Constants.PEER, changed.peer());
      message.setHeader(Iec104Constants.LINK_STATE, changed.state().name());
    } else if (event instanceof LinkEvent.ConnectionChanged changed) {
      message.setHeader(Iec104Constants.PEER, changed.peer());
    } else if (event instanceof LinkEvent.SwitchedOver switched) {
      message.setHeader(Iec104Constants.PEER, switched.to());
    } else if (event instanceof LinkEvent.FileAnnounced announced) {
      FileAddress file = announced.file().address();
      message.setHeader(Iec104Constants.COMMON_ADDRESS, file.commonAddress());
      message.setHeader(Iec104Constants.OBJECT_ADDRESS, file.objectAddress());
      message.setHeader(Iec104Constants.FILE_TYPE, file.name());
    } else if (map.containsKey(PlainMaps.COMMON_ADDRESS)) {
      message.setHeader(Iec104Constants.COMMON_ADDRESS, map.get(PlainMaps.COMMON_ADDRESS));
    }
  }

  /** The answer of a station, as headers and, if the route expects an answer, as body. */
  void result(CommandResult result, Exchange exchange) {
    Message message = exchange.getMessage();
    if (exchange.getPattern().isOutCapable()) {
      body(result, message);
    }
    Map<String, Object> map = PlainMaps.of(result);
    message.setHeader(Iec104Constants.RESULT, map.get(PlainMaps.RESULT));
    message.setHeader(Iec104Constants.CAUSE, map.get(PlainMaps.CAUSE));
    Timing timing = result.timing();
    millis(Iec104Constants.SENT_AFTER, timing.sent(), message);
    millis(Iec104Constants.CONFIRMED_AFTER, timing.confirmed(), message);
    millis(Iec104Constants.TERMINATED_AFTER, timing.terminated(), message);
  }

  private static void millis(String header, @Nullable Duration after, Message message) {
    if (after == null) {
      message.removeHeader(header); // left over from another request
    } else {
      message.setHeader(header, after.toMillis());
    }
  }

  private void body(CommandResult result, Message message) {
    if (!(result instanceof CommandResult.Data data)) {
      message.setBody(result);
    } else if (result.answer().cause() == Cause.REQUEST) {
      point(named(data.points().get(0)), message);
    } else {
      message.setBody(new PointUpdates(data.points().stream().map(this::named).toList()));
    }
  }
}
