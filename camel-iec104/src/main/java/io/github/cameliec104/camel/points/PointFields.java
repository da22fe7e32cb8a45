package io.github.cameliec104.camel.points;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.CommandMode;
import io.github.cameliec104.protocol.station.StationPoint;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The values of one entry of our own format, each checked as it is read. A method that finds
 * something wrong tells it and returns what an absent key returns.
 */
final class PointFields {

  private static final Map<String, CommandMode> MODES =
      Map.of(
          "optional", CommandMode.DIRECT_OR_SELECT,
          "required", CommandMode.SELECT_REQUIRED,
          "refused", CommandMode.DIRECT_ONLY);

  private final RawEntry entry;
  private final Problems problems;
  private final Problem.Entry place;

  PointFields(RawEntry entry, Problems problems) {
    this.entry = entry;
    this.problems = problems;
    JsonNode name = entry.fields().get(PointKey.NAME.text());
    String label = name == null || name.isNull() ? "" : name.asText().strip();
    this.place = entry.place(label.isEmpty() ? null : label);
  }

  Problem.Entry place() {
    return place;
  }

  void error(@Nullable PointKey key, String message) {
    problems.error(place, key == null ? null : key.text(), message);
  }

  /** Tells every key that is none of ours. */
  void checkKeys(Collection<String> known) {
    for (String key : entry.fields().keySet()) {
      if (!known.contains(key)) {
        problems.error(place, key, "unknown, " + Suggestion.of(key, known) + expectedOneOf(known));
      }
    }
  }

  static String expectedOneOf(Collection<String> known) {
    return "expected one of " + String.join(", ", known);
  }

  /** The value of a key as it stands in the file, or null if it is absent. */
  @Nullable JsonNode value(PointKey key) {
    return entry.fields().get(key.text());
  }

  /** The text of a key without blanks around it, or null if it is absent or empty. */
  @Nullable String text(PointKey key) {
    JsonNode value = entry.fields().get(key.text());
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isValueNode()) {
      error(key, "a " + (value.isArray() ? "list" : "group of keys") + ", expected one value");
      return null;
    }
    String text = value.asText().strip();
    return text.isEmpty() ? null : text;
  }

  /** As {@link #text}, and an error if it is absent. */
  @Nullable String required(PointKey key, String expected) {
    JsonNode value = entry.fields().get(key.text());
    String text = text(key);
    if (text == null && (value == null || value.isValueNode())) {
      error(key, "missing, expected " + expected);
    }
    return text;
  }

  /** The whole number in a text, decimal or hexadecimal with 0x, or null if it is out of range. */
  @Nullable Integer integer(PointKey key, @Nullable String text, int min, int max) {
    if (text == null) {
      return null;
    }
    try {
      int value = Integer.decode(text.matches("0+[0-9]+") ? text.replaceFirst("0+", "") : text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // told below, together with numbers out of range
    }
    error(key, "'" + text + "', expected " + min + ".." + max);
    return null;
  }

  /** The decimal of a key, or a default. */
  BigDecimal decimal(
      PointKey key, BigDecimal absent, Predicate<BigDecimal> usable, String expected) {
    String text = text(key);
    if (text == null) {
      return absent;
    }
    try {
      BigDecimal value = new BigDecimal(text);
      if (usable.test(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // told below, together with numbers out of range
    }
    error(key, "'" + text + "', expected " + expected);
    return absent;
  }

  /** The type, or null if it is missing, unknown, or of IEC 60870-5-101 only. */
  @Nullable TypeId type() {
    String text = required(PointKey.TYPE, "a type such as M_ME_TF_1, 36 or float");
    if (text == null) {
      return null;
    }
    TypeId type = TypeNames.parse(text);
    if (type == null || !type.inSubset104()) {
      error(PointKey.TYPE, "'" + text + "', " + TypeNames.expected(text));
      return null;
    }
    return type;
  }

  /** Whether an object must be selected before it is commanded; only what can be selected tells. */
  CommandMode select(@Nullable TypeId type) {
    String text = text(PointKey.SELECT);
    if (text == null) {
      return CommandMode.DIRECT_OR_SELECT;
    }
    CommandMode mode = MODES.get(text);
    if (mode == null) {
      error(PointKey.SELECT, "'" + text + "', expected required, optional or refused");
    } else if (type != null && !StationPoint.isSelectable(type)) {
      error(PointKey.SELECT, "does not fit " + type + ", expected none");
    } else {
      return mode;
    }
    return CommandMode.DIRECT_OR_SELECT;
  }

  /** The groups: a list, one number, or a text of numbers with blanks, commas or bars between. */
  Set<Integer> groups(@Nullable TypeId type) {
    int last = type == null ? 16 : StationPoint.lastGroup(type);
    Set<Integer> groups = new TreeSet<>();
    JsonNode value = entry.fields().get(PointKey.GROUPS.text());
    if (value != null && value.isArray()) {
      value.forEach(group -> addGroup(group.asText(), last, groups));
    } else {
      String text = text(PointKey.GROUPS);
      for (String group : text == null ? new String[0] : text.split("[\\s,;|]+")) {
        addGroup(group, last, groups);
      }
    }
    return groups;
  }

  private void addGroup(String text, int last, Set<Integer> groups) {
    Integer group = integer(PointKey.GROUPS, text, 1, last);
    if (group != null) {
      groups.add(group);
    }
  }
}
