package io.github.cameliec104.camel.points;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.PointAddress;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Entries of our own format to points; tells everything wrong with them on the way. */
final class PointEntries {

  private static final int MAX_COMMON_ADDRESS = 65534;
  private static final int MAX_OBJECT_ADDRESS = 0xFFFFFF;
  private static final Set<String> HEADER = Set.of(PointKey.COMMON_ADDRESS.text(), "$schema");

  /** A direction of one address; a point and a command may share the address. */
  private record Slot(PointAddress address, boolean command) {}

  private final RawDocument document;
  private final Problems problems;
  private final Integer defaultCommonAddress;
  private final Map<String, Problem.Entry> names = new HashMap<>();
  private final Map<Slot, Problem.Entry> slots = new HashMap<>();
  private final ReturningCommands commands = new ReturningCommands();

  private PointEntries(RawDocument document, Problems problems) {
    this.document = document;
    this.problems = problems;
    this.defaultCommonAddress = header();
  }

  static List<Point> read(RawDocument document, Problems problems) {
    PointEntries entries = new PointEntries(document, problems);
    List<Point> points = new ArrayList<>(document.entries().size());
    for (RawEntry entry : document.entries()) {
      Point point = entries.point(entry);
      if (point != null) {
        points.add(point);
      }
    }
    entries.commands.resolve(points);
    return points;
  }

  /** Checks what stands beside the points and returns the common address there, 1 if absent. */
  private Integer header() {
    for (String key : document.header().keySet()) {
      if (!HEADER.contains(key)) {
        List<String> known = List.of(PointKey.COMMON_ADDRESS.text(), "points");
        problems.error(
            null, key, "unknown, " + Suggestion.of(key, known) + PointFields.expectedOneOf(known));
      }
    }
    JsonNode value = document.header().get(PointKey.COMMON_ADDRESS.text());
    if (value == null) {
      return 1;
    }
    if (!value.canConvertToInt() || value.asInt() < 1 || value.asInt() > MAX_COMMON_ADDRESS) {
      String expected = ", expected 1.." + MAX_COMMON_ADDRESS;
      problems.error(null, PointKey.COMMON_ADDRESS.text(), "'" + value.asText() + "'" + expected);
      return 1;
    }
    return value.asInt();
  }

  private @Nullable Point point(RawEntry entry) {
    PointFields fields = new PointFields(entry, problems);
    fields.checkKeys(PointKey.all());
    String name = fields.required(PointKey.NAME, "a name");
    Integer common = commonAddress(fields);
    Integer object =
        fields.integer(
            PointKey.OBJECT_ADDRESS,
            fields.required(PointKey.OBJECT_ADDRESS, "1.." + MAX_OBJECT_ADDRESS),
            1,
            MAX_OBJECT_ADDRESS);
    TypeId type = fields.type();
    Set<Integer> groups = fields.groups(type);
    PointDetails details = details(fields, type);
    checkName(fields, name);
    if (name == null || common == null || object == null || type == null) {
      return null;
    }
    Point point = new Point(name, new PointAddress(common, object), type, groups, details);
    checkSlot(fields, point);
    commands.add(fields, point);
    return point;
  }

  private @Nullable Integer commonAddress(PointFields fields) {
    String text = fields.text(PointKey.COMMON_ADDRESS);
    return text == null
        ? defaultCommonAddress
        : fields.integer(PointKey.COMMON_ADDRESS, text, 1, MAX_COMMON_ADDRESS);
  }

  private static PointDetails details(PointFields fields, @Nullable TypeId type) {
    BigDecimal scale =
        fields.decimal(
            PointKey.SCALE, BigDecimal.ONE, Scaling::usableScale, "a number other than 0");
    BigDecimal offset =
        fields.decimal(PointKey.OFFSET, BigDecimal.ZERO, Scaling::usableOffset, "a number");
    Scaling scaling = new Scaling(scale, offset);
    boolean number = type == null || ValueKind.of(type).isNumber();
    if (!number && !scaling.isNone()) {
      fields.error(PointKey.SCALE, "scale and offset do not fit " + type + ", expected none");
    }
    PointReport report = new ReportFields(fields, type).read();
    String alias = fields.text(PointKey.ALIAS);
    return new PointDetails(
        alias, fields.text(PointKey.UNIT), scaling, report, fields.select(type));
  }

  private void checkName(PointFields fields, @Nullable String name) {
    Problem.Entry earlier = name == null ? null : names.putIfAbsent(name, fields.place());
    if (earlier != null) {
      fields.error(PointKey.NAME, "already the name of entry " + earlier.index());
    }
  }

  private void checkSlot(PointFields fields, Point point) {
    Slot slot = new Slot(point.address(), point.isCommand());
    Problem.Entry earlier = slots.putIfAbsent(slot, fields.place());
    if (earlier != null) {
      String what = point.isCommand() ? "commanded" : "monitored";
      fields.error(
          PointKey.OBJECT_ADDRESS, point.address() + " is already the " + what + " " + earlier);
    }
    for (int parameter : point.details().report().parameters().values()) {
      PointAddress address = new PointAddress(point.commonAddress(), parameter);
      if (slots.putIfAbsent(new Slot(address, false), fields.place()) != null) {
        fields.error(PointKey.PARAMETERS, address + " is used already, expected a free address");
      }
    }
    if (point.isCommand() && !point.groups().isEmpty()) {
      fields.error(PointKey.GROUPS, "commands are not interrogated, expected none");
    }
  }
}
