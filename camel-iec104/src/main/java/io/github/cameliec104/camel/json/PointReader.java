package io.github.cameliec104.camel.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameliec104.camel.points.Point;
import io.github.cameliec104.camel.points.PointList;
import io.github.cameliec104.camel.points.Suggestion;
import io.github.cameliec104.camel.points.TypeNames;
import io.github.cameliec104.camel.points.ValueKind;
import io.github.cameliec104.protocol.asdu.Cp56Time;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TimeQuality;
import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** JSON trees to point updates. */
final class PointReader {

  private static final int MAX_COMMON_ADDRESS = 65534;
  private static final int MAX_OBJECT_ADDRESS = 0xFFFFFF;
  private static final Cp56Time NO_TIME = new Cp56Time(0).asInvalid();

  private final PointList points;
  private final int defaultCommonAddress;

  PointReader(PointList points, int defaultCommonAddress) {
    this.points = points;
    this.defaultCommonAddress = defaultCommonAddress;
  }

  PointUpdate read(JsonNode json) {
    JsonFields fields = new JsonFields(json);
    String name = fields.text(JsonKey.NAME);
    Point point = name == null ? null : points.named(name);
    PointAddress address = point == null ? address(name, fields) : point.address();
    if (point == null) {
      point = points.monitored(address);
    } else if (point.isCommand()) {
      throw fields.failure(JsonKey.NAME, "the name of a point, this one is a command");
    }
    Instant time = fields.time(JsonKey.TIME);
    TypeId type = point == null ? type(fields, time != null) : point.type();
    Monitored value = value(fields, type, point);
    TimeQuality timeQuality = fields.timeQuality();
    return new PointUpdate(
        name == null && point != null ? point.name() : name,
        address,
        type,
        fields.cause(),
        value,
        timeTag(type, time, timeQuality),
        time,
        fields.received(),
        fields.provenance(value, timeQuality));
  }

  private PointAddress address(@Nullable String name, JsonFields fields) {
    if (!fields.has(JsonKey.OBJECT_ADDRESS)) {
      if (name == null) {
        throw fields.failure(JsonKey.OBJECT_ADDRESS, "a name or an object address");
      }
      String near = Suggestion.of(name, points.names());
      throw fields.failure(JsonKey.NAME, near + "the name of a point in the point list");
    }
    int common = fields.whole(JsonKey.COMMON_ADDRESS, 1, MAX_COMMON_ADDRESS, defaultCommonAddress);
    return new PointAddress(common, fields.whole(JsonKey.OBJECT_ADDRESS, 1, MAX_OBJECT_ADDRESS, 0));
  }

  private static TypeId type(JsonFields fields, boolean timed) {
    String text = fields.text(JsonKey.TYPE);
    if (text == null) {
      return inferred(fields, timed);
    }
    TypeId type = TypeNames.parse(text);
    if (type == null) {
      throw fields.failure(JsonKey.TYPE, "a type such as M_ME_TF_1, 36 or float");
    }
    if (!type.isMonitored()) {
      throw fields.failure(JsonKey.TYPE, "a monitored type, this one is a command");
    }
    return type;
  }

  private static TypeId inferred(JsonFields fields, boolean timed) {
    JsonNode value = fields.value();
    ValueKind kind;
    if (value.isBoolean()) {
      kind = ValueKind.SINGLE;
    } else if (value.isIntegralNumber()) {
      kind = ValueKind.SCALED;
    } else if (value.isNumber()) {
      kind = ValueKind.FLOAT;
    } else {
      throw fields.failure(JsonKey.TYPE, "a type, since the value is no boolean and no number");
    }
    TypeId type = kind.type(timed ? TimeTag.Kind.CP56 : TimeTag.Kind.NONE);
    if (type == null) {
      throw new AssertionError(kind);
    }
    return type;
  }

  private static Monitored value(JsonFields fields, TypeId type, @Nullable Point point) {
    JsonNode node = fields.value();
    Object plain =
        node.isNull() ? null : node.isNumber() ? (Object) node.numberValue() : plain(node, fields);
    Quality quality = fields.quality();
    try {
      Monitored value =
          point == null
              ? PlainValues.monitored(plain, type, quality)
              : PlainValues.monitored(plain, point, quality);
      return fields.details(value);
    } catch (JsonFormatException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw fields.failure(JsonKey.VALUE, ValueKind.of(type).expected() + " for " + type, e);
    }
  }

  private static Object plain(JsonNode node, JsonFields fields) {
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isTextual()) {
      return node.textValue();
    }
    throw fields.failure(JsonKey.VALUE, "a boolean, a number or text");
  }

  /** The time tag, only where there is no time that it could be made of. */
  private static @Nullable TimeTag timeTag(TypeId type, @Nullable Instant time, TimeQuality told) {
    boolean invalid = time == null && told.invalid() && type.timeTag() == TimeTag.Kind.CP56;
    return invalid ? NO_TIME : null;
  }
}
