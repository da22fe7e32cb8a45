package io.github.cameliec104.camel.points;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.DeadBand;
import io.github.cameliec104.protocol.station.ParameterKind;
import io.github.cameliec104.protocol.station.ReportRules;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of an entry that say how the point is reported; tells what does not fit its type. */
final class ReportFields {

  private static final int MAX_OBJECT_ADDRESS = 0xFFFFFF;

  /** The names of parameters in a file. */
  static final Map<String, ParameterKind> PARAMETERS =
      Map.of(
          "threshold", ParameterKind.THRESHOLD,
          "smoothing", ParameterKind.SMOOTHING,
          "lowLimit", ParameterKind.LOW_LIMIT,
          "highLimit", ParameterKind.HIGH_LIMIT);

  private final PointFields fields;
  private final @Nullable TypeId type;

  /**
   * The fields of one entry.
   *
   * @param type null if it could not be read, so that nothing can be said about what fits
   */
  ReportFields(PointFields fields, @Nullable TypeId type) {
    this.fields = fields;
    this.type = type;
  }

  PointReport read() {
    return new PointReport(deadBand(), parameters(), doubleTransmission(), null);
  }

  private boolean fits(PointKey key, boolean fits) {
    if (!fits) {
      fields.error(key, "does not fit " + type + ", expected none");
    }
    return fits;
  }

  private DeadBand deadBand() {
    String text = fields.text(PointKey.DEADBAND);
    if (text == null) {
      return DeadBand.NONE;
    }
    boolean percent = text.endsWith("%");
    try {
      double size =
          Double.parseDouble(percent ? text.substring(0, text.length() - 1).strip() : text);
      if (size >= 0 && size <= (percent ? 100 : 1e300)) {
        DeadBand band = percent ? DeadBand.percent(size) : DeadBand.absolute(size);
        boolean fits = band.isNone() || type == null || ReportRules.hasDeadBand(type);
        return fits(PointKey.DEADBAND, fits) ? band : DeadBand.NONE;
      }
    } catch (NumberFormatException e) {
      // told below, together with numbers out of range
    }
    fields.error(PointKey.DEADBAND, "'" + text + "', expected a number from 0 or such as 5%");
    return DeadBand.NONE;
  }

  private boolean doubleTransmission() {
    String text = fields.text(PointKey.DOUBLE_TRANSMISSION);
    if (text == null || text.toLowerCase(Locale.ROOT).equals("false")) {
      return false;
    }
    if (!text.toLowerCase(Locale.ROOT).equals("true")) {
      fields.error(PointKey.DOUBLE_TRANSMISSION, "'" + text + "', expected true or false");
      return false;
    }
    return fits(PointKey.DOUBLE_TRANSMISSION, type == null || ReportRules.canBeTwice(type));
  }

  private Map<ParameterKind, Integer> parameters() {
    Map<ParameterKind, Integer> addresses = new EnumMap<>(ParameterKind.class);
    JsonNode value = fields.value(PointKey.PARAMETERS);
    if (value != null && value.isObject()) {
      value
          .properties()
          .forEach(entry -> parameter(entry.getKey(), entry.getValue().asText(), addresses));
    } else {
      String text = fields.text(PointKey.PARAMETERS);
      for (String part : text == null ? new String[0] : text.split("[\\s,;|]+")) {
        int equals = Math.max(part.indexOf('='), 0);
        parameter(part.substring(0, equals), part.substring(equals + 1), addresses);
      }
    }
    boolean fits = addresses.isEmpty() || type == null || ReportRules.hasParameters(type);
    return fits(PointKey.PARAMETERS, fits) ? addresses : Map.of();
  }

  private void parameter(String name, String address, Map<ParameterKind, Integer> addresses) {
    ParameterKind kind = PARAMETERS.get(name);
    if (kind == null) {
      List<String> known = PARAMETERS.keySet().stream().sorted().toList();
      fields.error(
          PointKey.PARAMETERS,
          "'" + name + "', " + Suggestion.of(name, known) + PointFields.expectedOneOf(known));
      return;
    }
    Integer object = fields.integer(PointKey.PARAMETERS, address.strip(), 1, MAX_OBJECT_ADDRESS);
    if (object != null) {
      addresses.put(kind, object);
    }
  }
}
