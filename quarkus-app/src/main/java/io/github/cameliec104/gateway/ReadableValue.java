package io.github.cameliec104.gateway;

import io.github.cameliec104.camel.points.PointDetails;
import io.github.cameliec104.protocol.asdu.Monitored;
import java.util.Locale;

/** What a point said, for people: ON, 61.4 °C, 12 (moving). */
public final class ReadableValue {
  private static final int FLOAT_DECIMALS = 2;
  private static final int FRACTION_DECIMALS = 4;
  private static final int MOST_DECIMALS = 6;

  private ReadableValue() {}

  /** The value with its unit. */
  public static String of(Monitored value, PointDetails details) {
    Object plain = plain(value, details);
    String text =
        plain instanceof Double number
            ? String.format(Locale.ROOT, "%." + decimals(value, details) + "f", number)
            : plain.toString();
    boolean moving = value instanceof Monitored.StepPosition step && step.moving();
    String unit = details.unit();
    return text + (unit == null ? "" : " " + unit) + (moving ? " (moving)" : "");
  }

  /** A {@code Double} in engineering units for anything that is a number, else the name of it. */
  public static Object plain(Monitored value, PointDetails details) {
    Object plain = value.plain();
    if (plain instanceof Boolean on) {
      return on ? "ON" : "OFF";
    }
    return plain instanceof Number number
        ? (Object) details.scaling().toEngineering(number.doubleValue())
        : plain.toString();
  }

  /**
   * How many decimals of a number are worth showing: as many as its deadband has, else two for
   * floats and none for integers.
   */
  public static int decimals(Monitored value, PointDetails details) {
    if (details.deadband() > 0) {
      int digits = (int) Math.ceil(-Math.log10(details.deadband()) - 1e-9);
      return Math.max(0, Math.min(MOST_DECIMALS, digits));
    }
    int scale = Math.max(0, details.scaling().scale().scale());
    if (value instanceof Monitored.ShortFloat) {
      return FLOAT_DECIMALS + scale;
    }
    return value.plain() instanceof Double ? FRACTION_DECIMALS : scale;
  }
}
