package io.github.cameliec104.camel.json;

import io.github.cameliec104.camel.points.Point;
import io.github.cameliec104.camel.points.ValueKind;
import io.github.cameliec104.protocol.asdu.Command;
import io.github.cameliec104.protocol.asdu.CounterNotes;
import io.github.cameliec104.protocol.asdu.DoubleState;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.ProtectionElement;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.StepDirection;
import io.github.cameliec104.protocol.asdu.TypeId;
import org.jspecify.annotations.Nullable;

/**
 * The one place where a plain value becomes an information element, and back.
 *
 * <p>Plain values are {@code Boolean}, any {@code Number}, {@link DoubleState}, {@link
 * StepDirection}, and text that spells one of them; {@link ValueKind#expected} says which values a
 * type takes. Double points take the numbers of the standard: 1 is off, 2 is on. A whole number is
 * never made of a fraction.
 */
public final class PlainValues {

  private static final long MAX_BITS = 0xFFFF_FFFFL;

  private PlainValues() {}

  /**
   * The element of a monitored type.
   *
   * @param plain the value; null says that it is not known: the element that says least, with IV
   * @param quality its quality; IV is added to a number that is not finite
   * @throws IllegalArgumentException if the type is not monitored or does not take the value; the
   *     message says what it takes
   */
  public static Monitored monitored(@Nullable Object plain, TypeId type, Quality quality) {
    ValueKind kind = ValueKind.of(type);
    if (!(kind.neutral() instanceof Monitored neutral)) {
      throw new IllegalArgumentException(type + " is a command, expected a monitored type");
    }
    if (plain == null) {
      return neutral.withQuality(quality.with(Quality.INVALID));
    }
    return monitored(new PlainValue(plain, type), kind, quality);
  }

  /**
   * The element of a point, whose value is in engineering units; rounded to the nearest whole
   * number where the type has only whole numbers. Otherwise as {@link #monitored(Object, TypeId,
   * Quality)}.
   */
  public static Monitored monitored(@Nullable Object plain, Point point, Quality quality) {
    return monitored(plain == null ? null : toSent(plain, point), point.type(), quality);
  }

  /** The value of an element in the engineering units of its point, see {@link Monitored#plain}. */
  public static Object plain(Monitored value, Point point) {
    boolean scaled = !point.scaling().isNone() && ValueKind.of(point.type()).isNumber();
    return scaled && value.plain() instanceof Number number
        ? (Object) point.scaling().toEngineering(number.doubleValue())
        : value.plain();
  }

  /** A direct command without qualifier, see {@link #command(Object, TypeId, int, boolean)}. */
  public static Command command(Object plain, TypeId type) {
    return command(plain, type, 0, false);
  }

  /**
   * The element of a command type.
   *
   * @param qualifier QU 0 to 31, QL of set points 0 to 127; bit strings have none
   * @param select true selects, false executes; bit strings cannot be selected
   * @throws IllegalArgumentException if the type is no command or does not take one of the values
   */
  public static Command command(Object plain, TypeId type, int qualifier, boolean select) {
    ValueKind kind = ValueKind.of(type);
    if (!(kind.neutral() instanceof Command)) {
      throw new IllegalArgumentException(type + " is monitored, expected a command type");
    }
    return command(new PlainValue(plain, type), kind, qualifier, select);
  }

  /**
   * The element of a commanded object, whose value is in engineering units; otherwise as {@link
   * #command(Object, TypeId, int, boolean)}.
   */
  public static Command command(Object plain, Point point, int qualifier, boolean select) {
    return command(toSent(plain, point), point.type(), qualifier, select);
  }

  private static Object toSent(Object plain, Point point) {
    ValueKind kind = point.kind();
    PlainValue value = new PlainValue(plain, point.type());
    if (point.scaling().isNone() || !kind.isNumber() || !value.finite()) {
      return plain;
    }
    double sent = point.scaling().toSent(value.number().doubleValue());
    boolean whole =
        kind == ValueKind.SCALED || kind == ValueKind.COUNTER || kind == ValueKind.SCALED_SETPOINT;
    return whole ? Math.rint(sent) : sent;
  }

  private static Monitored monitored(PlainValue value, ValueKind kind, Quality quality) {
    return switch (kind) {
      case SINGLE -> new Monitored.SinglePoint(value.on(), quality);
      case DOUBLE -> new Monitored.DoublePoint(value.state(), quality);
      case STEP -> new Monitored.StepPosition(value.whole(-64, 63), false, quality);
      case BITSTRING -> new Monitored.Bitstring((int) value.whole(0L, MAX_BITS), quality);
      case NORMALIZED -> Monitored.Normalized.of(value.fraction(), quality);
      case NORMALIZED_WITHOUT_QUALITY ->
          new Monitored.NormalizedWithoutQuality(
              Monitored.Normalized.of(value.fraction(), quality).raw());
      case SCALED -> new Monitored.Scaled(value.whole(Short.MIN_VALUE, Short.MAX_VALUE), quality);
      case FLOAT ->
          new Monitored.ShortFloat(
              value.real(), value.finite() ? quality : quality.with(Quality.INVALID));
      case COUNTER ->
          new Monitored.Counter(
              value.whole(Integer.MIN_VALUE, Integer.MAX_VALUE),
              CounterNotes.NONE.withInvalid(quality.invalid()));
      case PACKED -> new Monitored.PackedSinglePoints(value.whole(0, 0xFFFF), 0, quality);
      case PROTECTION_EVENT -> new ProtectionElement.ProtectionEvent(value.state(), quality, 0);
      case PROTECTION_START ->
          new ProtectionElement.ProtectionStart(value.whole(0, 0x3F), quality, 0);
      case PROTECTION_OUTPUT ->
          new ProtectionElement.ProtectionOutput(value.whole(0, 0x0F), quality, 0);
      case SINGLE_COMMAND,
          DOUBLE_COMMAND,
          STEP_COMMAND,
          NORMALIZED_SETPOINT,
          SCALED_SETPOINT,
          FLOAT_SETPOINT,
          BITSTRING_COMMAND ->
          throw new AssertionError(kind);
    };
  }

  private static Command command(PlainValue value, ValueKind kind, int qualifier, boolean select) {
    return switch (kind) {
      case SINGLE_COMMAND -> new Command.SingleCommand(value.on(), qualifier, select);
      case DOUBLE_COMMAND -> doubleCommand(value, qualifier, select);
      case STEP_COMMAND -> new Command.RegulatingStep(value.direction(), qualifier, select);
      case NORMALIZED_SETPOINT ->
          Command.SetpointNormalized.of(value.fraction(), qualifier, select);
      case SCALED_SETPOINT ->
          new Command.SetpointScaled(
              value.whole(Short.MIN_VALUE, Short.MAX_VALUE), qualifier, select);
      case FLOAT_SETPOINT -> new Command.SetpointFloat(value.finiteReal(), qualifier, select);
      case BITSTRING_COMMAND -> bitstring(value, qualifier, select);
      case SINGLE,
          DOUBLE,
          STEP,
          BITSTRING,
          NORMALIZED,
          NORMALIZED_WITHOUT_QUALITY,
          SCALED,
          FLOAT,
          COUNTER,
          PACKED,
          PROTECTION_EVENT,
          PROTECTION_START,
          PROTECTION_OUTPUT ->
          throw new AssertionError(kind);
    };
  }

  private static Command doubleCommand(PlainValue value, int qualifier, boolean select) {
    Command command = new Command.DoubleCommand(value.state(), qualifier, select);
    if (!command.permitted()) {
      throw value.failure(null);
    }
    return command;
  }

  private static Command bitstring(PlainValue value, int qualifier, boolean select) {
    if (qualifier != 0 || select) {
      throw new IllegalArgumentException(
          value.type() + " with a qualifier or select, expected neither");
    }
    return new Command.BitstringCommand((int) value.whole(0L, MAX_BITS));
  }
}
