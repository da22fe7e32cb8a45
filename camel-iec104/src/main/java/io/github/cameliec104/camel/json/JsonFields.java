package io.github.cameliec104.camel.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.CounterNotes;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Monitored.Counter;
import io.github.cameliec104.protocol.asdu.Monitored.PackedSinglePoints;
import io.github.cameliec104.protocol.asdu.Monitored.StepPosition;
import io.github.cameliec104.protocol.asdu.ProtectionElement.ProtectionEvent;
import io.github.cameliec104.protocol.asdu.ProtectionElement.ProtectionOutput;
import io.github.cameliec104.protocol.asdu.ProtectionElement.ProtectionStart;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TimeQuality;
import io.github.cameliec104.protocol.station.Provenance;
import io.github.cameliec104.protocol.station.QualityReason;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The values of one JSON object, each checked as it is read. */
final class JsonFields {

  private static final int MAX_SHOWN = 80;
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2099;

  private final JsonNode object;

  JsonFields(JsonNode json) {
    this.object = json;
    if (!json.isObject()) {
      throw new JsonFormatException("", shown(json), "an object with a value");
    }
  }

  JsonFormatException failure(String key, String expected) {
    return failure(key, expected, null);
  }

  JsonFormatException failure(String key, String expected, @Nullable Throwable cause) {
    return new JsonFormatException(key, shown(object.path(key)), expected, cause);
  }

  private static String shown(JsonNode node) {
    String text = node.isMissingNode() ? "missing" : node.toString();
    return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
  }

  private JsonNode get(String key) {
    return object.path(key);
  }

  private boolean absent(String key) {
    return get(key).isMissingNode() || get(key).isNull();
  }

  boolean has(String key) {
    return !absent(key);
  }

  /** The text of a key; numbers are text too; null if absent. */
  @Nullable String text(String key) {
    if (absent(key)) {
      return null;
    }
    if (!get(key).isTextual() && !get(key).isNumber()) {
      throw failure(key, "text");
    }
    return get(key).asText();
  }

  int whole(String key, int min, int max, int absent) {
    if (absent(key)) {
      return absent;
    }
    JsonNode node = get(key);
    if (!node.isIntegralNumber() || !node.canConvertToInt()) {
      throw failure(key, min + ".." + max);
    }
    if (node.intValue() < min || node.intValue() > max) {
      throw failure(key, min + ".." + max);
    }
    return node.intValue();
  }

  private boolean flag(String key) {
    if (!absent(key) && !get(key).isBoolean()) {
      throw failure(key, "true or false");
    }
    return get(key).asBoolean();
  }

  JsonNode value() {
    JsonNode value = get(JsonKey.VALUE);
    if (value.isMissingNode()) {
      throw failure(JsonKey.VALUE, "a boolean, a number or text, or null with quality IV");
    }
    return value;
  }

  Cause cause() {
    JsonNode node = get(JsonKey.CAUSE);
    if (absent(JsonKey.CAUSE)) {
      return Cause.SPONTANEOUS;
    }
    try {
      return node.isIntegralNumber()
          ? Cause.of(node.intValue())
          : Cause.valueOf(node.asText().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw failure(JsonKey.CAUSE, "one of " + Arrays.toString(Cause.values()), e);
    }
  }

  Quality quality() {
    return quality(JsonKey.QUALITY);
  }

  private Quality quality(String key) {
    try {
      return Quality.parse(words(key));
    } catch (IllegalArgumentException e) {
      throw failure(key, "a list of IV, NT, SB, BL, OV, EI", e);
    }
  }

  /** Where the quality of a value comes from. */
  Provenance provenance(Monitored value, TimeQuality time) {
    QualityReason reason = reason();
    if (!reason.isMark()) {
      return Provenance.asReceived(value.quality(), time);
    }
    boolean told = reason != QualityReason.NOT_YET_RECEIVED;
    Quality received = told ? quality(JsonKey.RECEIVED_QUALITY) : quality();
    Quality effective = quality().with(value.quality().bits());
    Quality own = told ? received : value.quality();
    Quality added = Quality.of(effective.bits() & ~own.bits());
    Instant since = instant(JsonKey.QUALITY_SINCE);
    return new Provenance(reason, received, added, since == null ? received() : since, time);
  }

  private QualityReason reason() {
    String text = text(JsonKey.QUALITY_REASON);
    for (QualityReason reason : QualityReason.values()) {
      if (text == null || reason.text().equals(text)) {
        return text == null ? QualityReason.AS_RECEIVED : reason;
      }
    }
    throw failure(
        JsonKey.QUALITY_REASON, "one of link-lost, aged-out, not-yet-received, substituted");
  }

  TimeQuality timeQuality() {
    try {
      return TimeQuality.parse(words(JsonKey.TIME_QUALITY));
    } catch (IllegalArgumentException e) {
      throw failure(JsonKey.TIME_QUALITY, "a list of IV, SB, CP", e);
    }
  }

  /** A list of words, or one text with blanks between them. */
  private List<String> words(String key) {
    JsonNode node = get(key);
    List<String> words = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(word -> words.add(word.asText()));
    } else if (!absent(key) && !node.asText().isBlank()) {
      words.addAll(List.of(node.asText().strip().split("\\s+")));
    }
    return words;
  }

  /** A time that a time tag can tell, or null if absent. */
  @Nullable Instant time(String key) {
    Instant time = instant(key);
    int year = time == null ? FIRST_YEAR : time.atOffset(ZoneOffset.UTC).getYear();
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw failure(key, "a time from 2000 to 2099");
    }
    return time;
  }

  private @Nullable Instant instant(String key) {
    try {
      return absent(key) ? null : OffsetDateTime.parse(get(key).asText()).toInstant();
    } catch (DateTimeException e) {
      throw failure(key, "a time such as 2026-11-20T10:00:00.123Z", e);
    }
  }

  /** The time of reception by whatever clock it was taken, now if absent. */
  Instant received() {
    Instant received = instant(JsonKey.RECEIVED);
    return received == null ? Instant.now() : received;
  }

  /** The same value with what the JSON says beside it. */
  Monitored details(Monitored value) {
    if (value instanceof StepPosition step) {
      return new StepPosition(step.value(), flag(JsonKey.TRANSIENT), step.quality());
    }
    if (value instanceof Counter counter) {
      return new Counter(counter.value(), notes(counter.notes().invalid()));
    }
    if (value instanceof PackedSinglePoints packed) {
      int changed = whole(JsonKey.CHANGED, 0, 0xFFFF, 0);
      return new PackedSinglePoints(packed.status(), changed, packed.quality());
    }
    if (value instanceof ProtectionEvent event) {
      return new ProtectionEvent(event.state(), event.quality(), elapsed());
    }
    if (value instanceof ProtectionStart start) {
      return new ProtectionStart(start.starts(), start.quality(), elapsed());
    }
    if (value instanceof ProtectionOutput output) {
      return new ProtectionOutput(output.circuits(), output.quality(), elapsed());
    }
    return value;
  }

  private int elapsed() {
    return whole(JsonKey.ELAPSED, 0, 0xFFFF, 0);
  }

  private CounterNotes notes(boolean invalid) {
    if (absent(JsonKey.COUNTER)) {
      return CounterNotes.NONE.withInvalid(invalid);
    }
    if (!get(JsonKey.COUNTER).isObject()) {
      throw failure(JsonKey.COUNTER, "an object with sequence, carry and adjusted");
    }
    JsonFields notes = new JsonFields(get(JsonKey.COUNTER));
    return new CounterNotes(
        notes.whole(JsonKey.SEQUENCE, 0, 31, 0),
        notes.flag(JsonKey.CARRY),
        notes.flag(JsonKey.ADJUSTED),
        invalid);
  }
}
