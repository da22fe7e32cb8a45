package io.github.cameliec104.camel.points;

import io.github.cameliec104.protocol.asdu.Command.BitstringCommand;
import io.github.cameliec104.protocol.asdu.Command.DoubleCommand;
import io.github.cameliec104.protocol.asdu.Command.RegulatingStep;
import io.github.cameliec104.protocol.asdu.Command.SetpointFloat;
import io.github.cameliec104.protocol.asdu.Command.SetpointNormalized;
import io.github.cameliec104.protocol.asdu.Command.SetpointScaled;
import io.github.cameliec104.protocol.asdu.Command.SingleCommand;
import io.github.cameliec104.protocol.asdu.CounterNotes;
import io.github.cameliec104.protocol.asdu.DoubleState;
import io.github.cameliec104.protocol.asdu.Element;
import io.github.cameliec104.protocol.asdu.Monitored.Bitstring;
import io.github.cameliec104.protocol.asdu.Monitored.Counter;
import io.github.cameliec104.protocol.asdu.Monitored.DoublePoint;
import io.github.cameliec104.protocol.asdu.Monitored.Normalized;
import io.github.cameliec104.protocol.asdu.Monitored.NormalizedWithoutQuality;
import io.github.cameliec104.protocol.asdu.Monitored.PackedSinglePoints;
import io.github.cameliec104.protocol.asdu.Monitored.Scaled;
import io.github.cameliec104.protocol.asdu.Monitored.ShortFloat;
import io.github.cameliec104.protocol.asdu.Monitored.SinglePoint;
import io.github.cameliec104.protocol.asdu.Monitored.StepPosition;
import io.github.cameliec104.protocol.asdu.ProtectionElement.ProtectionEvent;
import io.github.cameliec104.protocol.asdu.ProtectionElement.ProtectionOutput;
import io.github.cameliec104.protocol.asdu.ProtectionElement.ProtectionStart;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.StepDirection;
import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a point says or an object is told, whatever time tag goes with it: {@link #SINGLE} is
 * M_SP_NA_1, M_SP_TA_1 and M_SP_TB_1. Each kind has a plain word, the element that says nothing,
 * and the range of its values in words.
 */
public enum ValueKind {
  /** On or off. */
  SINGLE("single", new SinglePoint(false, Quality.GOOD), "true or false, 1 or 0, ON or OFF"),
  /** On, off, and the two states between. */
  DOUBLE("double", new DoublePoint(DoubleState.INDETERMINATE, Quality.GOOD), Words.DOUBLE),
  /** Position of a tap changer. */
  STEP("step", new StepPosition(0, false, Quality.GOOD), "an integer -64..63"),
  /** Thirty-two bits. */
  BITSTRING("bitstring", new Bitstring(0, Quality.GOOD), Words.BITS),
  /** A fraction of full scale. */
  NORMALIZED("normalized", new Normalized(0, Quality.GOOD), Words.FRACTION),
  /** A fraction of full scale without quality, M_ME_ND_1. */
  NORMALIZED_WITHOUT_QUALITY(
      "normalized-without-quality", new NormalizedWithoutQuality(0), Words.FRACTION),
  /** Sixteen bit integer. */
  SCALED("scaled", new Scaled(0, Quality.GOOD), Words.INT16),
  /** Single precision number. */
  FLOAT("float", new ShortFloat(0, Quality.GOOD), Words.REAL),
  /** Integrated total. */
  COUNTER("counter", new Counter(0, CounterNotes.NONE), "an integer -2147483648..2147483647"),
  /** Sixteen single points with change detection, M_PS_NA_1. */
  PACKED("packed", new PackedSinglePoints(0, 0, Quality.GOOD), "an integer 0..65535"),
  /** Event of protection equipment. */
  PROTECTION_EVENT(
      "protection-event",
      new ProtectionEvent(DoubleState.INDETERMINATE, Quality.GOOD, 0),
      Words.DOUBLE),
  /** Start events of protection equipment. */
  PROTECTION_START("protection-start", new ProtectionStart(0, Quality.GOOD, 0), "an integer 0..63"),
  /** Output circuits of protection equipment. */
  PROTECTION_OUTPUT(
      "protection-output", new ProtectionOutput(0, Quality.GOOD, 0), "an integer 0..15"),
  /** Commands on or off. */
  SINGLE_COMMAND("single-command", new SingleCommand(false, 0, false), SINGLE.expected),
  /** Commands on or off with two bits. */
  DOUBLE_COMMAND(
      "double-command",
      new DoubleCommand(DoubleState.OFF, 0, false),
      "ON or OFF, true or false, 2 or 1"),
  /** Commands one step. */
  STEP_COMMAND(
      "step-command", new RegulatingStep(StepDirection.LOWER, 0, false), "HIGHER or LOWER, 2 or 1"),
  /** Sets a fraction of full scale. */
  NORMALIZED_SETPOINT("normalized-setpoint", new SetpointNormalized(0, 0, false), Words.FRACTION),
  /** Sets a sixteen bit integer. */
  SCALED_SETPOINT("scaled-setpoint", new SetpointScaled(0, 0, false), Words.INT16),
  /** Sets a single precision number. */
  FLOAT_SETPOINT("float-setpoint", new SetpointFloat(0, 0, false), Words.REAL),
  /** Sets thirty-two bits. */
  BITSTRING_COMMAND("bitstring-command", new BitstringCommand(0), Words.BITS);

  /** What several kinds expect; an enum's own constants cannot be read by its first lines. */
  private static final class Words {
    static final String DOUBLE = "OFF, ON, INTERMEDIATE or INDETERMINATE, 0..3, true or false";
    static final String BITS = "an integer 0..4294967295";
    static final String FRACTION = "a number -1..1";
    static final String INT16 = "an integer -32768..32767";
    static final String REAL = "a number -3.4028235e38..3.4028235e38";
  }

  private static final Map<TypeId, ValueKind> BY_TYPE = new EnumMap<>(TypeId.class);

  static {
    for (TypeId type : TypeId.values()) {
      Arrays.stream(values())
          .filter(kind -> type.accepts(kind.neutral))
          .forEach(kind -> BY_TYPE.put(type, kind));
    }
  }

  private final String word;

  @SuppressWarnings("ImmutableEnumChecker") // elements of points and commands are immutable
  private final Element neutral;

  private final String expected;

  ValueKind(String word, Element neutral, String expected) {
    this.word = word;
    this.neutral = neutral;
    this.expected = expected;
  }

  /**
   * The kind of a type.
   *
   * @throws IllegalArgumentException unless the type is a monitored or a command type
   */
  public static ValueKind of(TypeId type) {
    ValueKind kind = BY_TYPE.get(type);
    if (kind == null) {
      throw new IllegalArgumentException(type + ", expected a monitored or a command type");
    }
    return kind;
  }

  /** The plain word for it, for example {@code float}. */
  public String word() {
    return word;
  }

  /** The values it takes, in words, for messages. */
  public String expected() {
    return expected;
  }

  /** The element that says as little as possible: off, indeterminate or 0, with good quality. */
  public Element neutral() {
    return neutral;
  }

  /** True for values that can be scaled: measured values, counters and set points. */
  public boolean isNumber() {
    return switch (this) {
      case NORMALIZED,
          NORMALIZED_WITHOUT_QUALITY,
          SCALED,
          FLOAT,
          COUNTER,
          NORMALIZED_SETPOINT,
          SCALED_SETPOINT,
          FLOAT_SETPOINT ->
          true;
      case SINGLE,
          DOUBLE,
          STEP,
          BITSTRING,
          PACKED,
          PROTECTION_EVENT,
          PROTECTION_START,
          PROTECTION_OUTPUT,
          SINGLE_COMMAND,
          DOUBLE_COMMAND,
          STEP_COMMAND,
          BITSTRING_COMMAND ->
          false;
    };
  }

  /** The type of this kind with such a time tag, or null if there is none. */
  public @Nullable TypeId type(TimeTag.Kind timeTag) {
    for (TypeId type : TypeId.values()) {
      if (type.timeTag() == timeTag && BY_TYPE.get(type) == this) {
        return type;
      }
    }
    return null;
  }
}
