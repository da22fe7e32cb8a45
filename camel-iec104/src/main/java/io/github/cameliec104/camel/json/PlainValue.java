package io.github.cameliec104.camel.json;

import io.github.cameliec104.camel.points.ValueKind;
import io.github.cameliec104.protocol.asdu.DoubleState;
import io.github.cameliec104.protocol.asdu.StepDirection;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A plain value on its way to an element of a type. Every method answers the value as one Java
 * type, or throws {@link IllegalArgumentException} saying what the type expects.
 */
record PlainValue(Object value, TypeId type) {

  private static final DoubleState[] STATES = DoubleState.values();

  boolean on() {
    if (value instanceof Boolean on) {
      return on;
    }
    return switch (word()) {
      case "TRUE", "ON", "1" -> true;
      case "FALSE", "OFF", "0" -> false;
      default -> whole(0, 1) == 1;
    };
  }

  DoubleState state() {
    if (value instanceof Boolean on) {
      return on ? DoubleState.ON : DoubleState.OFF;
    }
    return switch (word()) {
      case "TRUE", "ON" -> DoubleState.ON;
      case "FALSE", "OFF" -> DoubleState.OFF;
      case "INTERMEDIATE" -> DoubleState.INTERMEDIATE;
      case "INDETERMINATE" -> DoubleState.INDETERMINATE;
      default -> STATES[whole(0, 3)];
    };
  }

  StepDirection direction() {
    return switch (word()) {
      case "HIGHER" -> StepDirection.HIGHER;
      case "LOWER" -> StepDirection.LOWER;
      default -> whole(1, 2) == 2 ? StepDirection.HIGHER : StepDirection.LOWER;
    };
  }

  /** The value as a word in upper case; enums have the names users write. */
  private String word() {
    return value.toString().strip().toUpperCase(Locale.ROOT);
  }

  int whole(int min, int max) {
    return (int) whole((long) min, max);
  }

  long whole(long min, long max) {
    try {
      long whole = number().longValueExact();
      if (whole >= min && whole <= max) {
        return whole;
      }
    } catch (ArithmeticException e) {
      throw failure(e);
    }
    throw failure(null);
  }

  double fraction() {
    double fraction = number().doubleValue();
    if (fraction < -1 || fraction > 1) {
      throw failure(null);
    }
    return fraction;
  }

  /** The nearest single precision number; what is not finite stays so. */
  float real() {
    if (!finite()) {
      return ((Number) value).floatValue();
    }
    float real = number().floatValue();
    if (Float.isInfinite(real)) {
      throw failure(null);
    }
    return real + 0.0f; // a number too small is 0, without sign
  }

  /** The nearest single precision number; what is not finite cannot be commanded. */
  float finiteReal() {
    if (!finite()) {
      throw failure(null);
    }
    return real();
  }

  /** False for NaN and infinities. */
  boolean finite() {
    return !(value instanceof Double || value instanceof Float)
        || Double.isFinite(((Number) value).doubleValue());
  }

  BigDecimal number() {
    boolean numeric = value instanceof Number || value instanceof String;
    if (!numeric) {
      throw failure(null);
    }
    try {
      return new BigDecimal(value.toString().strip());
    } catch (NumberFormatException e) {
      throw failure(e);
    }
  }

  IllegalArgumentException failure(@Nullable Throwable cause) {
    String expected = ValueKind.of(type).expected();
    return new IllegalArgumentException(
        "value=" + value + ", expected " + expected + " for " + type, cause);
  }
}
