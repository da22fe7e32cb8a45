package io.github.cameliec104.gateway.discover;

import io.github.cameliec104.camel.points.Point;
import io.github.cameliec104.camel.points.PointDetails;
import io.github.cameliec104.gateway.ReadableValue;
import io.github.cameliec104.gateway.discover.FoundPoints.Found;
import io.github.cameliec104.protocol.asdu.Monitored;
import java.util.List;
import java.util.stream.Collectors;

/** The notations in which a point list can be written. Names hold nothing that needs quotes. */
public enum ListFormat {
  /** With what each point said as a remark. */
  YAML {
    @Override
    public String write(String title, List<Found> points) {
      StringBuilder text = new StringBuilder("# " + title + "\n");
      boolean one = points.stream().map(ListFormat::station).distinct().count() == 1;
      if (one) {
        text.append("commonAddress: ").append(station(points.get(0))).append('\n');
      }
      text.append("points:\n");
      for (Found found : points) {
        Point point = found.point();
        text.append("  - { name: ").append(point.name());
        text.append(one ? "" : ", commonAddress: " + point.commonAddress());
        text.append(", objectAddress: ").append(point.objectAddress());
        text.append(", type: ").append(point.type()).append(" }  # ");
        text.append(said(found.value())).append('\n');
      }
      return text.toString();
    }
  },
  /** As JSON. */
  JSON {
    @Override
    public String write(String title, List<Found> points) {
      return points.stream()
          .map(Found::point)
          .map(
              point ->
                  "    {\"name\": \"%s\", \"commonAddress\": %d, \"objectAddress\": %d, \"type\": \"%s\"}"
                      .formatted(
                          point.name(), point.commonAddress(), point.objectAddress(), point.type()))
          .collect(Collectors.joining(",\n", "{\n  \"points\": [\n", "\n  ]\n}\n"));
    }
  },
  /** Separated by commas, with a header. */
  CSV {
    @Override
    public String write(String title, List<Found> points) {
      return points.stream()
          .map(Found::point)
          .map(
              point ->
                  "%s,%d,%d,%s\n"
                      .formatted(
                          point.name(), point.commonAddress(), point.objectAddress(), point.type()))
          .collect(Collectors.joining("", "name,commonAddress,objectAddress,type\n", ""));
    }
  };

  private static int station(Found found) {
    return found.point().commonAddress();
  }

  private static String said(Monitored value) {
    String flags = String.join(" ", value.quality().flags());
    return ReadableValue.of(value, PointDetails.NONE) + " " + (flags.isEmpty() ? "good" : flags);
  }

  /**
   * The list as text.
   *
   * @param title one line about the list, for notations with remarks
   * @param points at least one
   */
  public abstract String write(String title, List<Found> points);
}
