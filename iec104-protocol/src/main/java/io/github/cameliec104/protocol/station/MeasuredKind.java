package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Monitored.Normalized;
import io.github.cameliec104.protocol.asdu.Monitored.NormalizedWithoutQuality;
import io.github.cameliec104.protocol.asdu.Monitored.Scaled;
import io.github.cameliec104.protocol.asdu.Monitored.ShortFloat;
import io.github.cameliec104.protocol.asdu.Parameter;
import io.github.cameliec104.protocol.asdu.Parameter.FloatParameter;
import io.github.cameliec104.protocol.asdu.Parameter.NormalizedParameter;
import io.github.cameliec104.protocol.asdu.Parameter.ScaledParameter;
import io.github.cameliec104.protocol.asdu.ParameterQualifier;
import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.asdu.TypeId;
import org.jspecify.annotations.Nullable;

/** The three kinds of measured values with their ranges and the type of their parameters. */
enum MeasuredKind {
  /** Fractions of full scale, types 9, 21 and 34. */
  NORMALIZED(TypeId.P_ME_NA_1, 2, 60),
  /** Sixteen bit integers, types 11 and 35. */
  SCALED(TypeId.P_ME_NB_1, 65536, 1),
  /** Short floating point numbers, types 13 and 36; per cent are of the value before. */
  FLOAT(TypeId.P_ME_NC_1, Double.NaN, 1);

  private static final double STEPS = 32768;

  private final TypeId parameter;
  private final double range;
  private final double secondsPerUnit;

  MeasuredKind(TypeId parameter, double range, double secondsPerUnit) {
    this.parameter = parameter;
    this.range = range;
    this.secondsPerUnit = secondsPerUnit;
  }

  /** The kind of a type, or null if it is no measured value. */
  static @Nullable MeasuredKind of(TypeId type) {
    TypeId untagged = type.isMonitored() ? type.withTimeTag(TimeTag.Kind.NONE) : null;
    if (untagged == TypeId.M_ME_NA_1 || untagged == TypeId.M_ME_ND_1) {
      return NORMALIZED;
    } else if (untagged == TypeId.M_ME_NB_1) {
      return SCALED;
    }
    return untagged == TypeId.M_ME_NC_1 ? FLOAT : null;
  }

  /** The kind whose parameters are of a type, or null if the type is no such parameter. */
  static @Nullable MeasuredKind ofParameter(TypeId type) {
    for (MeasuredKind kind : values()) {
      if (kind.parameter == type) {
        return kind;
      }
    }
    return null;
  }

  /** The type that parameters of such values are sent as. */
  TypeId parameterType() {
    return parameter;
  }

  /** What per cent are of; NaN if of the value before. */
  double range() {
    return range;
  }

  /** The time constant that a smoothing factor stands for, in seconds. */
  double seconds(double factor) {
    return factor * secondsPerUnit;
  }

  /** The number of a measured value or counter. */
  static double number(Monitored value) {
    return ((Number) value.plain()).doubleValue();
  }

  /** The same value with another number, as near as it can be sent. */
  static Monitored with(Monitored value, double number) {
    if (value instanceof Normalized) {
      return new Normalized(sixteenBits(number * STEPS), value.quality());
    } else if (value instanceof NormalizedWithoutQuality) {
      return new NormalizedWithoutQuality(sixteenBits(number * STEPS));
    } else if (value instanceof Scaled) {
      return new Scaled(sixteenBits(number), value.quality());
    }
    return value instanceof ShortFloat ? new ShortFloat((float) number, value.quality()) : value;
  }

  private static int sixteenBits(double number) {
    return (int) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(number)));
  }

  /** The number in a parameter that belongs to this kind, or null if it belongs to another. */
  @Nullable Double number(Parameter parameter) {
    if (parameter instanceof NormalizedParameter normalized) {
      return this == NORMALIZED ? Double.valueOf(normalized.value()) : null;
    } else if (parameter instanceof ScaledParameter scaled) {
      return this == SCALED ? Double.valueOf(scaled.value()) : null;
    } else if (parameter instanceof FloatParameter real) {
      return this == FLOAT ? Double.valueOf(real.value()) : null;
    }
    return null;
  }

  /** A parameter of this kind, as near as it can be sent. */
  Parameter parameter(double number, ParameterQualifier qualifier) {
    return switch (this) {
      case NORMALIZED -> new NormalizedParameter(sixteenBits(number * STEPS), qualifier);
      case SCALED -> new ScaledParameter(sixteenBits(number), qualifier);
      case FLOAT -> new FloatParameter((float) number, qualifier);
    };
  }
}
