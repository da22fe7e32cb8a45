package io.github.cameliec104.camel;

import io.github.cameliec104.camel.points.PointList;
import io.github.cameliec104.protocol.asdu.Parameter;
import io.github.cameliec104.protocol.asdu.ParameterQualifier;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.PointAddress;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * Messages to parameters. The body is the value, as a number in the units of the wire, or a {@link
 * Parameter}; the qualifier says which parameter (QPM) or what is activated (QPA).
 */
final class ParameterRequests {

  private static final int KIND = 0x3F;
  private static final int LOCAL_CHANGE = 0x40;
  private static final int NOT_IN_OPERATION = 0x80;
  private static final double NORMALIZED_STEPS = 32768;

  /**
   * A parameter to load or to activate.
   *
   * @param deactivates whether an activation is taken back
   */
  record Loading(PointAddress address, Parameter parameter, boolean deactivates) {}

  private final Iec104Configuration options;
  private final PointList points;

  ParameterRequests(Iec104Configuration options, PointList points) {
    this.options = options;
    this.points = points;
  }

  /**
   * The parameter that a message is about.
   *
   * @throws IllegalArgumentException if it does not say which, or the type does not take the value
   */
  Loading of(Message message) {
    Told told = Told.by(options, message);
    Object body = message.getBody();
    if (body instanceof Parameter parameter) {
      return new Loading(address(told, parameter), parameter, false);
    }
    TypeId type = type(told, body);
    int qualifier = qualifier(message);
    if (type == TypeId.P_AC_NA_1) {
      Parameter activation = new Parameter.Activation(qualifier);
      return new Loading(address(told, activation), activation, !activates(message));
    }
    Parameter parameter = parameter(type, number(message), qualifier);
    return new Loading(address(told, parameter), parameter, false);
  }

  /** Activations are for the station as a whole unless an object is told. */
  private PointAddress address(Told told, Parameter parameter) {
    boolean whole = told.name() == null && told.objectAddress() == null;
    if (parameter instanceof Parameter.Activation && whole) {
      Integer station = told.commonAddress();
      return new PointAddress(station == null ? Target.commonAddress(options) : station, 0);
    }
    return Target.find(told.withoutType(), options, points, false).address();
  }

  private TypeId type(Told told, @Nullable Object body) {
    String text = told.type();
    if (text != null) {
      TypeId type =
          PointFilter.type(
              "type of a parameter", text, one -> isParameter(one) || ofMeasured(one) != null);
      TypeId parameter = ofMeasured(type);
      return parameter == null ? type : parameter;
    }
    if (told.name() != null || told.objectAddress() != null) {
      TypeId listed = Target.find(told, options, points, false).type();
      TypeId parameter = listed == null ? null : ofMeasured(listed);
      if (parameter != null) {
        return parameter;
      }
    }
    return body instanceof Integer || body instanceof Long || body instanceof Short
        ? TypeId.P_ME_NB_1
        : TypeId.P_ME_NC_1;
  }

  private static boolean isParameter(TypeId type) {
    return type.number() >= TypeId.P_ME_NA_1.number() && type.number() <= TypeId.P_AC_NA_1.number();
  }

  /** The type of the parameters of a measured value; null for other types. */
  private static @Nullable TypeId ofMeasured(TypeId type) {
    return switch (type) {
      case M_ME_NA_1, M_ME_TA_1, M_ME_TD_1, M_ME_ND_1 -> TypeId.P_ME_NA_1;
      case M_ME_NB_1, M_ME_TB_1, M_ME_TE_1 -> TypeId.P_ME_NB_1;
      case M_ME_NC_1, M_ME_TC_1, M_ME_TF_1 -> TypeId.P_ME_NC_1;
      default -> null;
    };
  }

  private int qualifier(Message message) {
    Integer told = CommandRequests.qualifier(message, options, 255);
    if (told == null) {
      throw new IllegalArgumentException(
          "no qualifier, expected the option qualifier or header "
              + Iec104Constants.QUALIFIER
              + " with QPM (1 threshold, 2 smoothing, 3 low limit, 4 high limit) or QPA");
    }
    return told;
  }

  private static boolean activates(Message message) {
    Object body = message.getBody();
    if (body == null) {
      return true;
    }
    Boolean activates = message.getBody(Boolean.class);
    if (activates == null) {
      throw new IllegalArgumentException(
          "body " + body + ", expected true to activate a parameter or false to deactivate it");
    }
    return activates;
  }

  private static double number(Message message) {
    Object body = message.getBody();
    try {
      return Double.parseDouble(String.valueOf(body instanceof Number ? body : text(message)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "body " + body + ", expected the number that the parameter is to have", e);
    }
  }

  private static @Nullable String text(Message message) {
    return message.getBody(String.class);
  }

  private static Parameter parameter(TypeId type, double value, int qualifier) {
    ParameterQualifier qpm =
        new ParameterQualifier(
            qualifier & KIND, (qualifier & LOCAL_CHANGE) != 0, (qualifier & NOT_IN_OPERATION) != 0);
    return switch (type) {
      case P_ME_NA_1 -> new Parameter.NormalizedParameter(normalized(value), qpm);
      case P_ME_NB_1 -> new Parameter.ScaledParameter(whole(value), qpm);
      default -> new Parameter.FloatParameter((float) value, qpm);
    };
  }

  private static int normalized(double value) {
    if (!(value >= -1 && value <= 1)) {
      throw new IllegalArgumentException("normalized parameter " + value + ", expected -1..1");
    }
    return (int) Math.min(Math.round(value * NORMALIZED_STEPS), Short.MAX_VALUE);
  }

  private static int whole(double value) {
    if (value != Math.rint(value) || Math.abs(value) > Short.MAX_VALUE + 1.0) {
      throw new IllegalArgumentException(
          "scaled parameter " + value + ", expected a whole number -32768..32767");
    }
    return (int) value;
  }
}
