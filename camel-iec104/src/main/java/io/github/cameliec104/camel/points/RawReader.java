package io.github.cameliec104.camel.points;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Text of any format to entries with their lines; a fault of notation ends the reading there. */
final class RawReader {

  private static final String POINTS = "points";

  private final Problems problems;
  private final Map<String, JsonNode> header = new LinkedHashMap<>();
  private final List<RawEntry> entries = new ArrayList<>();
  private boolean listed;
  private int index;

  private RawReader(Problems problems) {
    this.problems = problems;
  }

  static RawDocument read(SourceText source, Problems problems) {
    RawReader reader = new RawReader(problems);
    try (JsonParser parser = Format.of(source).parser(source.text())) {
      reader.document(parser);
    } catch (JsonProcessingException e) {
      problems.error(null, null, notationFault(e));
    } catch (IOException e) {
      throw new UncheckedIOException("text in memory", e);
    }
    return new RawDocument(reader.header, reader.entries);
  }

  private static String notationFault(JsonProcessingException e) {
    if (e.getCause() instanceof MarkedYAMLException yaml && yaml.getProblem() != null) {
      Mark mark = yaml.getProblemMark();
      return (mark == null ? "" : "line " + (mark.getLine() + 1) + ": ") + yaml.getProblem();
    }
    JsonLocation location = e.getLocation();
    String line = location == null ? "" : "line " + location.getLineNr() + ": ";
    return line + e.getOriginalMessage();
  }

  private void document(JsonParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == JsonToken.START_ARRAY) {
      list(parser);
    } else if (first == JsonToken.START_OBJECT && parser.getSchema() != null) {
      rows(parser);
    } else if (first == JsonToken.START_OBJECT) {
      object(parser);
    } else {
      problems.error(null, null, "no points found, expected a list of them");
    }
  }

  private void rows(JsonParser parser) throws IOException {
    do {
      entries.add(entry(parser));
    } while (parser.nextToken() == JsonToken.START_OBJECT);
  }

  private void object(JsonParser parser) throws IOException {
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      if (!key.equals(POINTS)) {
        header.put(key, parser.readValueAsTree());
      } else if (value == JsonToken.START_ARRAY) {
        list(parser);
      } else {
        problems.error(null, POINTS, "expected a list of points");
        parser.skipChildren();
        listed = true;
      }
    }
    if (!listed) {
      problems.error(null, POINTS, "missing, expected a list of points");
    }
  }

  private void list(JsonParser parser) throws IOException {
    listed = true;
    for (JsonToken t = parser.nextToken(); isItem(t); t = parser.nextToken()) {
      if (t == JsonToken.START_OBJECT) {
        entries.add(entry(parser));
      } else {
        Problem.Entry place =
            new Problem.Entry(++index, null, parser.currentTokenLocation().getLineNr());
        problems.error(place, null, "expected keys and values");
        parser.skipChildren();
      }
    }
  }

  private static boolean isItem(@Nullable JsonToken token) {
    return token != null && token != JsonToken.END_ARRAY;
  }

  private RawEntry entry(JsonParser parser) throws IOException {
    int line = parser.currentTokenLocation().getLineNr();
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      parser.nextToken();
      if (fields.isEmpty() && parser.getSchema() != null) {
        line = parser.currentLocation().getLineNr(); // a row is begun on the line before it
      }
      JsonNode value = parser.readValueAsTree();
      fields.put(key, value);
    }
    return new RawEntry(++index, line, fields);
  }
}
