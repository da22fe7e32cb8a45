package io.github.cameliec104.gateway.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cameliec104.gateway.ReadableValue;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.station.LinkStatistics;
import io.github.cameliec104.protocol.station.PointUpdate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the page shows as the JSON its script reads. Times are milliseconds since 1970. */
final class PageJson {
  private static final JsonFactory JSON = new JsonFactory();

  private PageJson() {}

  static String of(LiveState.Changes changes, Instant now) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartObject();
      out.writeNumberField("now", now.toEpochMilli());
      links(out, changes.links());
      out.writeArrayFieldStart("points");
      for (LivePoint point : changes.points()) {
        point(out, point);
      }
      out.writeEndArray();
      out.writeArrayFieldStart("events");
      for (LiveEvent event : changes.events()) {
        event(out, event);
      }
      out.writeEndArray();
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringWriter does not fail
    }
    return text.toString();
  }

  private static void point(JsonGenerator out, LivePoint point) throws IOException {
    PointUpdate update = point.update();
    out.writeStartObject();
    out.writeStringField("id", point.link() + " " + update.address());
    out.writeStringField("link", point.link());
    out.writeNumberField("order", order(update));
    out.writeStringField("bay", point.bay());
    out.writeStringField("label", point.label());
    out.writeStringField("name", point.name());
    out.writeStringField("address", update.address().toString());
    out.writeStringField("type", update.type().name());
    out.writeStringField("kind", point.kind().word());
    out.writeStringField("cause", update.cause().name());
    value(out, point);
    out.writeArrayFieldStart("quality");
    for (String flag : update.quality().flags()) {
      out.writeString(flag);
    }
    out.writeEndArray();
    Instant time = update.time();
    if (time != null) {
      out.writeNumberField("time", time.toEpochMilli());
    }
    out.writeNumberField("received", update.received().toEpochMilli());
    out.writeEndObject();
  }

  private static long order(PointUpdate update) {
    return ((long) update.commonAddress() << 24) + update.objectAddress();
  }

  private static void value(JsonGenerator out, LivePoint point) throws IOException {
    Monitored value = point.update().value();
    Object shown = ReadableValue.plain(value, point.details());
    if (shown instanceof Double number) {
      out.writeFieldName("value");
      if (Double.isFinite(number)) {
        out.writeNumber(number);
      } else {
        out.writeNull();
      }
      out.writeNumberField("decimals", ReadableValue.decimals(value, point.details()));
    } else {
      out.writeStringField("value", shown.toString());
    }
    String unit = point.details().unit();
    if (unit != null) {
      out.writeStringField("unit", unit);
    }
    if (value instanceof Monitored.StepPosition step) {
      out.writeBooleanField("moving", step.moving());
    }
  }

  private static void event(JsonGenerator out, LiveEvent event) throws IOException {
    out.writeStartObject();
    out.writeNumberField("time", event.time().toEpochMilli());
    out.writeStringField("kind", event.kind().name().toLowerCase(Locale.ROOT));
    out.writeStringField("severity", event.severity().name().toLowerCase(Locale.ROOT));
    out.writeStringField("text", event.text());
    out.writeStringField("source", event.source());
    out.writeEndObject();
  }

  private static void links(JsonGenerator out, @Nullable List<LiveLink> links) throws IOException {
    if (links == null) {
      return;
    }
    out.writeArrayFieldStart("links");
    for (LiveLink link : links) {
      out.writeStartObject();
      out.writeStringField("id", link.id());
      out.writeStringField("role", link.role());
      out.writeStringField("address", link.address());
      out.writeStringField("state", link.state());
      statistics(out, link.statistics());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void statistics(JsonGenerator out, @Nullable LinkStatistics statistics)
      throws IOException {
    if (statistics == null) {
      return;
    }
    out.writeNumberField("apdusReceived", statistics.apdusReceived());
    out.writeNumberField("apdusSent", statistics.apdusSent());
    out.writeNumberField("points", statistics.pointsReceived() + statistics.pointsSent());
    out.writeNumberField("connects", statistics.connects());
    out.writeNumberField("unacknowledged", statistics.unacknowledged());
    out.writeStringField("error", statistics.lastError());
  }
}
