package io.github.cameliec104.camel;

import io.github.cameliec104.camel.json.PlainValues;
import io.github.cameliec104.camel.json.PointJson;
import io.github.cameliec104.camel.points.PointList;
import io.github.cameliec104.camel.points.ValueKind;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Cp56Time;
import io.github.cameliec104.protocol.asdu.DoubleState;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.ReadTime;
import io.github.cameliec104.protocol.asdu.TimeRules;
import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.ReportCauses;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * Messages to what a slave publishes. A body is a {@link PointUpdate}, a list of them or of maps, a
 * map, JSON, or a plain value.
 */
final class PublishedPoints {

  private final Iec104Configuration options;
  private final PointList points;
  private final PointJson json;
  private final TimeRules time;

  PublishedPoints(Iec104Configuration options, Iec104Messages messages) {
    this.options = options;
    points = messages.points();
    json = messages.json();
    time = options.timeRules();
  }

  /**
   * The updates that a message asks for.
   *
   * @throws IllegalArgumentException if it does not say which, or says what the type cannot
   */
  List<PointUpdate> of(Message message) {
    Object body = message.getBody();
    if (body instanceof PointUpdate update) {
      return List.of(publishable(update));
    } else if (body instanceof Iterable<?> several) {
      List<PointUpdate> updates = new ArrayList<>();
      several.forEach(one -> updates.add(publishable(update(one))));
      return updates;
    } else if (body instanceof Map<?, ?>) {
      return List.of(publishable(update(body)));
    } else if (body instanceof Boolean || body instanceof Number || body instanceof DoubleState) {
      return List.of(publishable(plain(body, message)));
    } else if (body instanceof byte[] octets) {
      return text(new String(octets, StandardCharsets.UTF_8), message);
    }
    String text = message.getBody(String.class);
    if (text == null) {
      throw new IllegalArgumentException("no body, expected the value to publish");
    }
    return text(text, message);
  }

  private PointUpdate update(@Nullable Object element) {
    if (element instanceof PointUpdate update) {
      return update;
    } else if (element instanceof Map<?, ?> map) {
      @SuppressWarnings("unchecked") // keys that are no text are unknown keys
      Map<String, ?> keys = (Map<String, ?>) map;
      return json.read(keys);
    }
    throw new IllegalArgumentException(
        "an element '" + element + "' in the list, expected a point update or a map");
  }

  private List<PointUpdate> text(String text, Message message) {
    String start = text.stripLeading();
    return start.startsWith("{") || start.startsWith("[")
        ? json.readAll(text).stream().map(this::publishable).toList()
        : List.of(publishable(plain(text, message)));
  }

  private PointUpdate plain(Object value, Message message) {
    Target target = Target.find(Told.by(options, message), options, points, false);
    Long timestamp = message.getHeader(Iec104Constants.MESSAGE_TIMESTAMP, Long.class);
    Instant time = timestamp == null ? null : Instant.ofEpochMilli(timestamp);
    Quality quality = quality(message);
    TypeId type = target.type() == null ? inferred(value, time != null) : target.type();
    Monitored element =
        target.point() == null
            ? PlainValues.monitored(value, type, quality)
            : PlainValues.monitored(value, target.point(), quality);
    return PointUpdate.of(target.address(), type, element, time).withCause(cause(message));
  }

  private static Quality quality(Message message) {
    return QualityMarks.flags(message.getHeader(Iec104Constants.QUALITY, String.class));
  }

  private static Cause cause(Message message) {
    String cause = message.getHeader(Iec104Constants.CAUSE, String.class);
    return cause == null ? Cause.SPONTANEOUS : PointFilter.cause(Iec104Constants.CAUSE, cause);
  }

  private static TypeId inferred(Object value, boolean timed) {
    ValueKind kind;
    if (value instanceof Boolean) {
      kind = ValueKind.SINGLE;
    } else if (value instanceof DoubleState) {
      kind = ValueKind.DOUBLE;
    } else if (value instanceof Float || value instanceof Double) {
      kind = ValueKind.FLOAT;
    } else if (value instanceof Number) {
      kind = ValueKind.SCALED;
    } else {
      throw new IllegalArgumentException(
          "no type for '"
              + value
              + "', expected option typeId, a point list, or a boolean or number");
    }
    return Objects.requireNonNull(kind.type(timed ? TimeTag.Kind.CP56 : TimeTag.Kind.NONE));
  }

  /** What a station told a master, as a slave may tell it in turn. */
  private PointUpdate publishable(PointUpdate update) {
    if (update.qualityReason().isMark()) {
      return publishable(changed(update));
    }
    Cause cause = ownCause(update);
    TypeId type = ownType(update.type());
    TimeTag tag = ownTag(update);
    if (cause == update.cause() && type == update.type() && Objects.equals(tag, update.timeTag())) {
      return update;
    }
    return new PointUpdate(
        update.name(),
        update.address(),
        type,
        cause,
        update.value(),
        tag,
        update.time(),
        update.received(),
        update.provenance());
  }

  /** A quality that was changed on the way: an event of its own, at the time of the change. */
  private static PointUpdate changed(PointUpdate update) {
    Instant since = update.provenance().since();
    return new PointUpdate(
        update.name(),
        update.address(),
        update.type(),
        Cause.SPONTANEOUS,
        update.value(),
        null,
        since,
        update.received());
  }

  /** A short time tag, which this side never sends, becomes a full one. */
  private static TypeId ownType(TypeId type) {
    TypeId full = type.timeTag() == TimeTag.Kind.CP24 ? type.withTimeTag(TimeTag.Kind.CP56) : null;
    return full == null ? type : full;
  }

  /**
   * A slave reports by itself, with the causes of the type. Answers to an interrogation are passed
   * on without becoming events; a value that follows from a command is return information.
   */
  private static Cause ownCause(PointUpdate update) {
    Cause cause = update.cause();
    return switch (cause) {
      case PERIODIC -> firstOf(update, Cause.PERIODIC, Cause.BACKGROUND);
      case BACKGROUND, REQUEST -> firstOf(update, Cause.BACKGROUND);
      case ACTIVATION, RETURN_REMOTE -> firstOf(update, Cause.RETURN_REMOTE);
      case RETURN_LOCAL -> firstOf(update, Cause.RETURN_LOCAL);
      case COUNTER_GENERAL, COUNTER_GROUP_1, COUNTER_GROUP_2, COUNTER_GROUP_3, COUNTER_GROUP_4 ->
          Cause.SPONTANEOUS;
      default -> cause.isInterrogated() ? firstOf(update, Cause.BACKGROUND) : cause;
    };
  }

  /** The first cause that the type may have; each may be spontaneous. */
  private static Cause firstOf(PointUpdate update, Cause... wanted) {
    return Stream.of(wanted)
        .filter(ReportCauses.of(update.type())::contains)
        .findFirst()
        .orElse(Cause.SPONTANEOUS);
  }

  /**
   * The time tag as received if it tells this slave's masters the same; else the slave makes one of
   * the time and its quality. Octets that are no time are passed on as invalid.
   */
  private @Nullable TimeTag ownTag(PointUpdate update) {
    if (!(update.timeTag() instanceof Cp56Time tag)) {
      return null;
    }
    ReadTime here = time.read(tag, update.commonAddress(), update.received());
    if (here.instant() == null) {
      return tag.asInvalid();
    }
    boolean same = here.equals(new ReadTime(update.time(), update.timeQuality()));
    return same || update.time() == null ? tag : null;
  }
}
