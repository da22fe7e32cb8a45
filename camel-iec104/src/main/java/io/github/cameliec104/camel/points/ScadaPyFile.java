package io.github.cameliec104.camel.points;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameliec104.camel.points.ScadaPyPoint.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A configuration file of ScadaPy's {@code iec104client} or {@code iec104server}: an array of
 * objects with the keys Client or Server, SinglePoint and MeasureValue, whose values are all text.
 */
final class ScadaPyFile {

  static final String CLIENT = "Client";
  static final String SERVER = "Server";
  private static final String NAME = "VarName";
  private static final String ADDRESS = "IecAddress";
  private static final String TYPE = "VarType";
  private static final String FACTOR = "Koef";
  private static final int MAX_OBJECT_ADDRESS = 0xFFFFFF;
  private static final List<String> KINDS =
      Stream.concat(Stream.of(CLIENT, SERVER), Stream.of(Kind.values()).map(Kind::key)).toList();
  private static final List<String> POINT_KEYS =
      List.of(NAME, ADDRESS, "Alias", TYPE, "OffSet", "ByteCount", "ByteSequence", FACTOR);
  private static final Set<String> TYPES = Set.of("int", "int32", "float");

  private final Problems problems;
  private final List<ScadaPyPoint> points = new ArrayList<>();
  private final boolean server;
  private @Nullable ScadaPyFields client;

  private ScadaPyFile(Problems problems, boolean server) {
    this.problems = problems;
    this.server = server;
  }

  static boolean recognises(RawDocument document) {
    return document.header().isEmpty() && KINDS.stream().anyMatch(document::mentions);
  }

  static ScadaPyFile read(RawDocument document, Problems problems) {
    ScadaPyFile file = new ScadaPyFile(problems, document.mentions(SERVER));
    document.entries().forEach(file::element);
    file.tellRepeated(ADDRESS, point -> point.kind().key() + " " + point.objectAddress());
    file.tellRepeated(NAME, point -> "'" + point.name() + "'");
    return file;
  }

  /** True if it configures {@code iec104server}. */
  boolean server() {
    return server;
  }

  /** The last Client object, or null if there is none. */
  @Nullable ScadaPyFields client() {
    return client;
  }

  /** The points in their order. */
  List<ScadaPyPoint> points() {
    return points;
  }

  /** The points of a station with common address 1, the only one ScadaPy has. */
  List<Point> pointsForStation() {
    return points.stream().map(point -> point.toPoint(1)).toList();
  }

  private void element(RawEntry entry) {
    JsonNode settings = entry.fields().get(CLIENT);
    if (settings != null && isObject(settings, entry.place(CLIENT))) {
      ScadaPyFields fields = new ScadaPyFields(settings, entry.place(CLIENT), problems);
      if (client != null) {
        fields.warning(null, "another Client object, the last one counts");
      }
      client = fields;
    }
    for (Kind kind : Kind.values()) {
      JsonNode object = entry.fields().get(kind.key());
      if (object != null && isObject(object, entry.place(null))) {
        addPoint(kind, object, entry);
      }
    }
    for (String key : entry.fields().keySet()) {
      if (!KINDS.contains(key)) {
        String near = Suggestion.of(key, KINDS);
        problems.warning(entry.place(null), key, "unknown, " + near + "it has no effect");
      }
    }
  }

  private boolean isObject(JsonNode node, Problem.Entry place) {
    if (!node.isObject()) {
      problems.error(place, null, "expected an object");
    }
    return node.isObject();
  }

  private void addPoint(Kind kind, JsonNode object, RawEntry entry) {
    String label = object.path(NAME).isTextual() ? object.path(NAME).asText() : null;
    ScadaPyFields fields = new ScadaPyFields(object, entry.place(label), problems);
    fields.checkKeys(POINT_KEYS);
    if (!fields.has(ADDRESS) && (kind == Kind.SINGLE_POINT || !fields.has(NAME))) {
      fields.warning(ADDRESS, "missing, so the " + kind.key() + " has no effect");
      return;
    }
    String name = fields.required(NAME, "a name");
    int address = fields.number(ADDRESS, 1, MAX_OBJECT_ADDRESS);
    String varType = fields.text(TYPE);
    checkMeasured(kind, fields, varType);
    if (!name.isEmpty()) {
      points.add(new ScadaPyPoint(kind, name, address, fields.text("Alias"), varType));
    }
  }

  private void checkMeasured(Kind kind, ScadaPyFields fields, @Nullable String varType) {
    if (kind == Kind.SINGLE_POINT) {
      return;
    }
    if (varType == null || !TYPES.contains(varType)) {
      String found = varType == null ? "missing" : "'" + varType + "'";
      fields.warning(TYPE, found + ", expected int, int32 or float; taken as float");
    }
    String factor = server ? fields.text(FACTOR) : null;
    if (factor != null && factor.isBlank()) {
      fields.warning(FACTOR, "blank, which ScadaPy reads as 0: it never sends the point");
    }
  }

  private void tellRepeated(String key, Function<ScadaPyPoint, String> what) {
    Map<String, Long> counts =
        points.stream()
            .collect(Collectors.groupingBy(what, LinkedHashMap::new, Collectors.counting()));
    counts.forEach(
        (value, count) -> {
          if (count > 1) {
            problems.warning(null, key, value + " is given " + count + " times, all count");
          }
        });
  }
}
