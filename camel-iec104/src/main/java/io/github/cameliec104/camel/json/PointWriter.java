package io.github.cameliec104.camel.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cameliec104.camel.points.Point;
import io.github.cameliec104.camel.points.PointList;
import io.github.cameliec104.protocol.asdu.CounterNotes;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Monitored.Counter;
import io.github.cameliec104.protocol.asdu.Monitored.PackedSinglePoints;
import io.github.cameliec104.protocol.asdu.Monitored.StepPosition;
import io.github.cameliec104.protocol.asdu.ProtectionElement;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.Provenance;
import io.github.cameliec104.protocol.station.QualityReason;
import java.io.IOException;
import java.util.List;

/** Point updates to JSON tokens, in the order of the contract. */
final class PointWriter {

  private final PointList points;
  private final boolean scaling;

  PointWriter(PointList points) {
    this.points = points;
    this.scaling = points.points().stream().anyMatch(point -> !point.scaling().isNone());
  }

  void write(PointUpdate update, JsonGenerator out) throws IOException {
    out.writeStartObject();
    if (update.name() != null) {
      out.writeStringField(JsonKey.NAME, update.name());
    }
    out.writeNumberField(JsonKey.COMMON_ADDRESS, update.commonAddress());
    out.writeNumberField(JsonKey.OBJECT_ADDRESS, update.objectAddress());
    out.writeStringField(JsonKey.TYPE, update.type().name());
    out.writeStringField(JsonKey.CAUSE, update.cause().name());
    Quality quality = value(plain(update), update.quality(), out);
    details(update.value(), out);
    flags(JsonKey.QUALITY, quality.flags(), out);
    if (update.qualityReason().isMark()) {
      provenance(update.provenance(), out);
    }
    time(update, out);
    out.writeStringField(JsonKey.RECEIVED, IsoTime.text(update.received()));
    out.writeEndObject();
  }

  private Object plain(PointUpdate update) {
    Point point = scaling ? points.monitored(update.address()) : null;
    return point == null ? update.value().plain() : PlainValues.plain(update.value(), point);
  }

  /** Writes the value and returns its quality, which gains IV if the value is not finite. */
  private static Quality value(Object plain, Quality quality, JsonGenerator out)
      throws IOException {
    out.writeFieldName(JsonKey.VALUE);
    if (plain instanceof Boolean on) {
      out.writeBoolean(on);
    } else if (plain instanceof Integer whole) {
      out.writeNumber(whole);
    } else if (plain instanceof Long whole) {
      out.writeNumber(whole);
    } else if (!(plain instanceof Number number)) {
      out.writeString(plain.toString());
    } else if (!Double.isFinite(number.doubleValue())) {
      out.writeNull();
      return quality.with(Quality.INVALID);
    } else if (plain instanceof Float real) {
      out.writeNumber(real);
    } else {
      out.writeNumber(number.doubleValue());
    }
    return quality;
  }

  private static void details(Monitored value, JsonGenerator out) throws IOException {
    if (value instanceof StepPosition step && step.moving()) {
      out.writeBooleanField(JsonKey.TRANSIENT, true);
    } else if (value instanceof Counter counter) {
      counter(counter.notes(), out);
    } else if (value instanceof PackedSinglePoints packed) {
      out.writeNumberField(JsonKey.CHANGED, packed.changed());
    } else if (value instanceof ProtectionElement protection) {
      out.writeNumberField(JsonKey.ELAPSED, protection.elapsedMillis());
    }
  }

  private static void counter(CounterNotes notes, JsonGenerator out) throws IOException {
    if (!notes.withInvalid(false).equals(CounterNotes.NONE)) {
      out.writeObjectFieldStart(JsonKey.COUNTER);
      out.writeNumberField(JsonKey.SEQUENCE, notes.sequence());
      out.writeBooleanField(JsonKey.CARRY, notes.carry());
      out.writeBooleanField(JsonKey.ADJUSTED, notes.adjusted());
      out.writeEndObject();
    }
  }

  private static void flags(String key, List<String> flags, JsonGenerator out) throws IOException {
    out.writeArrayFieldStart(key);
    for (String flag : flags) {
      out.writeString(flag);
    }
    out.writeEndArray();
  }

  private static void provenance(Provenance provenance, JsonGenerator out) throws IOException {
    if (provenance.reason() != QualityReason.NOT_YET_RECEIVED) {
      flags(JsonKey.RECEIVED_QUALITY, provenance.received().flags(), out);
    }
    out.writeStringField(JsonKey.QUALITY_REASON, provenance.reason().text());
    if (provenance.since() != null) {
      out.writeStringField(JsonKey.QUALITY_SINCE, IsoTime.text(provenance.since()));
    }
  }

  private static void time(PointUpdate update, JsonGenerator out) throws IOException {
    if (update.time() != null) {
      out.writeStringField(JsonKey.TIME, IsoTime.text(update.time()));
    }
    if (!update.timeQuality().isGood()) {
      flags(JsonKey.TIME_QUALITY, update.timeQuality().flags(), out);
    }
  }
}
