package io.github.cameliec104.camel.points;

import java.util.Arrays;
import java.util.List;

/** The keys of one point in our own format; JSON, YAML and CSV share them. */
enum PointKey {
  NAME("name"),
  COMMON_ADDRESS("commonAddress"),
  OBJECT_ADDRESS("objectAddress"),
  TYPE("type"),
  GROUPS("groups"),
  ALIAS("alias"),
  UNIT("unit"),
  SCALE("scale"),
  OFFSET("offset"),
  DEADBAND("deadband"),
  SELECT("select"),
  PARAMETERS("parameters"),
  DOUBLE_TRANSMISSION("doubleTransmission"),
  RETURNS("returns");

  private static final List<String> ALL = Arrays.stream(values()).map(PointKey::text).toList();

  private final String text;

  PointKey(String text) {
    this.text = text;
  }

  /** As written in the file. */
  String text() {
    return text;
  }

  /** All keys as written. */
  static List<String> all() {
    return ALL;
  }
}
