package io.github.cameliec104.camel.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.github.cameliec104.camel.points.PointList;
import io.github.cameliec104.protocol.station.PointUpdate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The JSON form of point updates, version 1 of the contract {@code point.schema.json}:
 *
 * <pre>{@code
 * {"name":"WaterTemp","commonAddress":1,"objectAddress":8001,"type":"M_ME_TF_1",
 *  "cause":"SPONTANEOUS","value":61.4,"quality":[],"time":"2026-11-20T10:00:00.123Z",
 *  "received":"2026-11-20T10:00:00.131Z"}
 * }</pre>
 *
 * <p>{@code name} and {@code time} are absent if there is none. {@code quality} lists the flags
 * set. {@code timeQuality} is there if the time is not simply the source's own: IV invalid, SB
 * substituted, CP completed from the time of reception. A value that is not finite is {@code null},
 * with IV among the flags. Numbers of points that the list scales are in engineering units. What
 * some types say beyond a value follows it: {@code transient}, {@code counter}, {@code elapsed} in
 * milliseconds, {@code changed}.
 *
 * <p>Reading takes {@code name} and {@code value}, or {@code objectAddress} and {@code value};
 * everything else is optional. What the point list says of a name or address wins over the JSON. A
 * type that neither tells is M_SP_NA_1 for booleans, M_ME_NB_1 for whole numbers, M_ME_NC_1 for
 * decimals, or their forms with time tag if there is a {@code time}. Unknown keys are passed over.
 *
 * <p>Immutable, for any thread.
 */
public final class PointJson {

  /** The common address of an update that tells none. */
  public static final int DEFAULT_COMMON_ADDRESS = 1;

  private static final int USUAL_LENGTH = 256;
  private static final ObjectMapper MAPS = new JsonMapper();
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final PointWriter writer;
  private final PointReader reader;

  /** For these points, with {@link #DEFAULT_COMMON_ADDRESS}. */
  public PointJson(PointList points) {
    this(points, DEFAULT_COMMON_ADDRESS);
  }

  /**
   * For these points.
   *
   * @param commonAddress the common address of an update that tells none, 1 to 65534
   */
  public PointJson(PointList points, int commonAddress) {
    this.writer = new PointWriter(points);
    this.reader = new PointReader(points, commonAddress);
  }

  /** One update as a JSON object. */
  public String text(PointUpdate update) {
    StringWriter out = new StringWriter(USUAL_LENGTH);
    try (JsonGenerator generator = MAPPER.createGenerator(out)) {
      writer.write(update, generator);
    } catch (IOException e) {
      throw inMemory(e);
    }
    return out.toString();
  }

  /** Several updates as a JSON array. */
  public String text(List<PointUpdate> updates) {
    StringWriter out = new StringWriter(USUAL_LENGTH * (updates.size() + 1));
    try (JsonGenerator generator = MAPPER.createGenerator(out)) {
      writeAll(updates, generator);
    } catch (IOException e) {
      throw inMemory(e);
    }
    return out.toString();
  }

  /** One update as a JSON object in UTF-8. */
  public byte[] octets(PointUpdate update) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_LENGTH);
    try (JsonGenerator generator = MAPPER.createGenerator((OutputStream) out)) {
      writer.write(update, generator);
    } catch (IOException e) {
      throw inMemory(e);
    }
    return out.toByteArray();
  }

  private void writeAll(List<PointUpdate> updates, JsonGenerator generator) throws IOException {
    generator.writeStartArray();
    for (PointUpdate update : updates) {
      writer.write(update, generator);
    }
    generator.writeEndArray();
  }

  /** One update as a map with the keys and values of the JSON object, in its order. */
  public Map<String, Object> map(PointUpdate update) {
    try (TokenBuffer buffer = new TokenBuffer(MAPS, false)) {
      writer.write(update, buffer);
      @SuppressWarnings("unchecked") // an object becomes a map with text keys
      Map<String, Object> map = MAPS.readValue(buffer.asParser(), Map.class);
      return map;
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  /**
   * Reads one update.
   *
   * @throws JsonFormatException if the text is not one JSON object that tells an update
   */
  public PointUpdate read(String json) {
    return reader.read(parse(() -> MAPPER.readTree(json)));
  }

  /** As {@link #read(String)}, from UTF-8. */
  public PointUpdate read(byte[] json) {
    return reader.read(parse(() -> MAPPER.readTree(json)));
  }

  /** As {@link #read(String)}, from a map with the keys and values of the JSON object. */
  public PointUpdate read(Map<String, ?> json) {
    return reader.read(parse(() -> MAPPER.valueToTree(json)));
  }

  /**
   * Reads one update, or an array of them.
   *
   * @throws JsonFormatException if the text is neither
   */
  public List<PointUpdate> readAll(String json) {
    return readAll(parse(() -> MAPPER.readTree(json)));
  }

  /** As {@link #readAll(String)}, from UTF-8. */
  public List<PointUpdate> readAll(byte[] json) {
    return readAll(parse(() -> MAPPER.readTree(json)));
  }

  private List<PointUpdate> readAll(JsonNode json) {
    if (!json.isArray()) {
      return List.of(reader.read(json));
    }
    List<PointUpdate> updates = new ArrayList<>(json.size());
    for (JsonNode element : json) {
      updates.add(reader.read(element));
    }
    return List.copyOf(updates);
  }

  /** Something that makes a tree. */
  private interface Source {
    JsonNode tree() throws IOException;
  }

  private static JsonNode parse(Source source) {
    try {
      return source.tree();
    } catch (JsonProcessingException e) {
      throw notJson(e.getOriginalMessage(), e);
    } catch (IOException | IllegalArgumentException e) {
      throw notJson(String.valueOf(e.getMessage()), e);
    }
  }

  private static JsonFormatException notJson(String found, Exception cause) {
    return new JsonFormatException("", "no JSON: " + found, "an object with a value", cause);
  }

  private static UncheckedIOException inMemory(IOException e) {
    return new UncheckedIOException("JSON in memory", e);
  }
}
