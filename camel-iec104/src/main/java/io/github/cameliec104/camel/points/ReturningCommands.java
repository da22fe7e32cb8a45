package io.github.cameliec104.camel.points;

import io.github.cameliec104.protocol.station.ReportRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The commanded objects of a file that name the point which shows their effect. The point may stand
 * behind the command, so that names are looked up when all entries are read.
 */
final class ReturningCommands {

  private record Named(PointFields fields, Point command, String point) {}

  private final List<Named> named = new ArrayList<>();

  /** Takes an entry that may be one. */
  void add(PointFields fields, Point point) {
    String name = fields.text(PointKey.RETURNS);
    if (name == null) {
      return;
    }
    if (point.isCommand()) {
      named.add(new Named(fields, point, name));
    } else {
      fields.error(PointKey.RETURNS, "does not fit " + point.type() + ", expected none");
    }
  }

  /** Replaces the commands in a list by those that know their point. */
  void resolve(List<Point> points) {
    Map<String, Point> monitored = new HashMap<>();
    points.stream().filter(p -> !p.isCommand()).forEach(p -> monitored.putIfAbsent(p.name(), p));
    for (Named one : named) {
      Point point = monitored.get(one.point);
      if (point == null) {
        one.fields.error(
            PointKey.RETURNS,
            "'"
                + one.point
                + "', "
                + Suggestion.of(one.point, monitored.keySet())
                + "expected the name of a point in this file");
      } else if (!ReportRules.canReturn(point.type())) {
        one.fields.error(
            PointKey.RETURNS,
            "'"
                + one.point
                + "' is "
                + point.type()
                + ", expected a single or double point, a step"
                + " position or packed single points");
      } else if (point.commonAddress() != one.command.commonAddress()) {
        one.fields.error(
            PointKey.RETURNS,
            "'"
                + one.point
                + "' is of station "
                + point.commonAddress()
                + ", expected one of"
                + " station "
                + one.command.commonAddress());
      } else {
        PointDetails details = one.command.details();
        PointReport report = details.report().withReturns(point.address());
        points.set(
            points.indexOf(one.command), one.command.withDetails(details.withReport(report)));
      }
    }
  }
}
