package io.github.cameliec104.e2e;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.neoscada.protocol.iec60870.asdu.ASDUHeader;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.AbstractDoublePointBaseSingle;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.AbstractInformationObjectMessage;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.AbstractMeasuredValueFloatingPoint;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.AbstractMeasuredValueScaled;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.AbstractMessage;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.AbstractSingleBooleanBaseSingle;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.DoublePointInformationSequence;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.MeasuredValueScaledSequence;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.MeasuredValueShortFloatingPointSequence;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.SetPointCommandScaledValue;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.SetPointCommandShortFloatingPoint;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.SingleCommand;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.SinglePointInformationSequence;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.ASDU;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.DoublePoint;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.InformationEntry;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.InformationObjectAddress;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.QualityInformation;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.Value;

/** NeoSCADA's messages in the notation of CONTRACT.md, and back. */
final class NeoscadaMessages {

  private static final List<String> DOUBLE = List.of("intermediate", "off", "on", "indeterminate");

  private NeoscadaMessages() {}

  /** The points of a message; empty if it carries none. */
  static List<PeerPoint> points(AbstractMessage message) {
    if (message instanceof AbstractSingleBooleanBaseSingle m) {
      return entries(message, m.getEntries());
    }
    if (message instanceof AbstractDoublePointBaseSingle m) {
      return entries(message, m.getEntries());
    }
    if (message instanceof AbstractMeasuredValueScaled m) {
      return entries(message, m.getEntries());
    }
    if (message instanceof AbstractMeasuredValueFloatingPoint m) {
      return entries(message, m.getEntries());
    }
    if (message instanceof SinglePointInformationSequence m) {
      return sequence(message, m.getStartAddress(), m.getValues());
    }
    if (message instanceof DoublePointInformationSequence m) {
      return sequence(message, m.getStartAddress(), m.getValues());
    }
    if (message instanceof MeasuredValueScaledSequence m) {
      return sequence(message, m.getStartAddress(), m.getValues());
    }
    if (message instanceof MeasuredValueShortFloatingPointSequence m) {
      return sequence(message, m.getStartAddress(), m.getValues());
    }
    return List.of();
  }

  private static <T> List<PeerPoint> entries(
      AbstractMessage message, List<InformationEntry<T>> entries) {
    return entries.stream()
        .map(entry -> point(message, entry.getAddress().getAddress(), entry.getValue()))
        .toList();
  }

  private static <T> List<PeerPoint> sequence(
      AbstractMessage message, InformationObjectAddress start, List<Value<T>> values) {
    List<PeerPoint> points = new ArrayList<>();
    for (Value<T> value : values) {
      points.add(point(message, start.getAddress() + points.size(), value));
    }
    return points;
  }

  private static PeerPoint point(AbstractMessage message, int ioa, Value<?> value) {
    String type = type(message);
    boolean tagged = type.matches("M_.._T._1");
    return new PeerPoint(
        message.getHeader().getAsduAddress().getAddress(),
        ioa,
        type,
        text(value.getValue()),
        quality(value),
        tagged ? Instant.ofEpochMilli(value.getTimestamp()).toString() : PeerPoint.NONE,
        cause(message));
  }

  private static String text(Object value) {
    if (value instanceof Boolean on) {
      return on ? "on" : "off";
    }
    if (value instanceof DoublePoint state) {
      return DOUBLE.get(List.of(DoublePoint.values()).indexOf(state));
    }
    return value.toString();
  }

  private static String quality(Value<?> value) {
    QualityInformation quality = value.getQualityInformation();
    List<String> flags = new ArrayList<>();
    flag(flags, !quality.isValid(), "IV");
    flag(flags, !quality.isTopical(), "NT");
    flag(flags, quality.isSubstituted(), "SB");
    flag(flags, quality.isBlocked(), "BL");
    flag(flags, value.isOverflow(), "OV");
    return flags.isEmpty() ? PeerPoint.NONE : String.join(",", flags);
  }

  private static void flag(List<String> flags, boolean set, String name) {
    if (set) {
      flags.add(name);
    }
  }

  /**
   * What NeoSCADA would send for a point; a point without time tag gets the time of now, which it
   * does not send.
   */
  static Value<?> value(PeerPoint point) {
    List<String> flags = List.of(point.quality().split(","));
    QualityInformation quality =
        new QualityInformation(
            flags.contains("BL"),
            flags.contains("SB"),
            !flags.contains("NT"),
            !flags.contains("IV"));
    long millis =
        point.time().equals(PeerPoint.NONE)
            ? System.currentTimeMillis()
            : Instant.parse(point.time()).toEpochMilli();
    Object value =
        switch (point.type()) {
          case "M_SP_NA_1", "M_SP_TB_1" -> point.value().equals("on");
          case "M_ME_NB_1", "M_ME_TE_1" -> Short.valueOf(point.value());
          case "M_ME_NC_1", "M_ME_TF_1" -> Float.valueOf(point.value());
          default -> throw new IllegalArgumentException("NeoSCADA cannot send " + point);
        };
    return new Value<>(value, millis, quality, flags.contains("OV"));
  }

  /** A command as a message, always to be executed. */
  static AbstractMessage command(ASDUHeader header, PeerCommand command) {
    InformationObjectAddress ioa = InformationObjectAddress.valueOf(command.ioa());
    byte qualifier = (byte) command.qualifier();
    return switch (command.type()) {
      case "C_SC_NA_1" ->
          new SingleCommand(header, ioa, command.value().equals("on"), qualifier, true);
      case "C_SE_NB_1" ->
          new SetPointCommandScaledValue(
              header, ioa, Short.parseShort(command.value()), qualifier, true);
      case "C_SE_NC_1" ->
          new SetPointCommandShortFloatingPoint(
              header, ioa, Float.parseFloat(command.value()), qualifier, true);
      default -> throw new IllegalArgumentException("NeoSCADA cannot send " + command);
    };
  }

  /** A message that carries no points as an answer. */
  static PeerAnswer answer(AbstractMessage message) {
    int ioa =
        message instanceof AbstractInformationObjectMessage m
            ? m.getInformationObjectAddress().getAddress()
            : 0;
    return new PeerAnswer(
        message.getHeader().getAsduAddress().getAddress(),
        ioa,
        type(message),
        cause(message),
        !message.getHeader().getCauseOfTransmission().isPositive());
  }

  /** The standard's name of the TypeID of a message. */
  static String type(AbstractMessage message) {
    return message.getClass().getAnnotation(ASDU.class).name();
  }

  private static int cause(AbstractMessage message) {
    return message.getHeader().getCauseOfTransmission().getCause().getValue();
  }
}
