package io.github.cameliec104.protocol.asdu;

import static io.github.cameliec104.protocol.asdu.Elements.I16;
import static io.github.cameliec104.protocol.asdu.Elements.I32;
import static io.github.cameliec104.protocol.asdu.Elements.R32;
import static io.github.cameliec104.protocol.asdu.Elements.U8;

/** Process information in control direction (101 §7.3.2). Each record holds its layout. */
public sealed interface Command extends Element {

  /**
   * S/E, bit 8 of the qualifier: true selects the object, false executes. Bit strings cannot be
   * selected.
   */
  boolean select();

  /**
   * True if the value is one the standard permits; states 0 and 3 of double and step commands are
   * not.
   */
  default boolean permitted() {
    return true;
  }

  /** The same command with S/E set or cleared; a bit string stays as it is. */
  Command withSelect(boolean select);

  /**
   * The commanded value as a plain Java object: {@code Boolean}, {@link DoubleState}, {@link
   * StepDirection}, {@code Double} (normalized), {@code Integer} (scaled), {@code Float} or {@code
   * Long} (bit string, unsigned).
   */
  Object plain();

  /**
   * SCO (101 §7.2.6.15): bit 1 SCS, 3-7 QU, 8 S/E.
   *
   * @param qualifier QU, 0 to 31: 0 none, 1 short pulse, 2 long pulse, 3 persistent
   */
  record SingleCommand(boolean on, int qualifier, boolean select) implements Command {
    static final Layout<SingleCommand> LAYOUT =
        Layout.of(SingleCommand.class, U8, SingleCommand::sco, SingleCommand::of);

    /** Checks the range. */
    public SingleCommand {
      Checks.range("command qualifier QU", qualifier, 0, 31);
    }

    private static SingleCommand of(int sco) {
      return new SingleCommand((sco & 0x01) != 0, Qoc.qualifier(sco), Qoc.select(sco));
    }

    private int sco() {
      return (on ? 0x01 : 0) | Qoc.octet(qualifier, select);
    }

    @Override
    public SingleCommand withSelect(boolean value) {
      return new SingleCommand(on, qualifier, value);
    }

    @Override
    public Boolean plain() {
      return on;
    }
  }

  /** DCO (101 §7.2.6.16): bits 1-2 DCS, 3-7 QU, 8 S/E; parameters as in {@link SingleCommand}. */
  record DoubleCommand(DoubleState state, int qualifier, boolean select) implements Command {
    static final Layout<DoubleCommand> LAYOUT =
        Layout.of(DoubleCommand.class, U8, DoubleCommand::dco, DoubleCommand::of);

    /** Checks the range. */
    public DoubleCommand {
      Checks.range("command qualifier QU", qualifier, 0, 31);
    }

    private static DoubleCommand of(int dco) {
      return new DoubleCommand(DoubleState.of(dco), Qoc.qualifier(dco), Qoc.select(dco));
    }

    private int dco() {
      return state.number() | Qoc.octet(qualifier, select);
    }

    @Override
    public boolean permitted() {
      return state == DoubleState.OFF || state == DoubleState.ON;
    }

    @Override
    public DoubleCommand withSelect(boolean value) {
      return new DoubleCommand(state, qualifier, value);
    }

    @Override
    public DoubleState plain() {
      return state;
    }
  }

  /** RCO (101 §7.2.6.17): bits 1-2 RCS, 3-7 QU, 8 S/E; parameters as in {@link SingleCommand}. */
  record RegulatingStep(StepDirection direction, int qualifier, boolean select) implements Command {
    static final Layout<RegulatingStep> LAYOUT =
        Layout.of(RegulatingStep.class, U8, RegulatingStep::rco, RegulatingStep::of);

    /** Checks the range. */
    public RegulatingStep {
      Checks.range("command qualifier QU", qualifier, 0, 31);
    }

    private static RegulatingStep of(int rco) {
      return new RegulatingStep(StepDirection.of(rco), Qoc.qualifier(rco), Qoc.select(rco));
    }

    private int rco() {
      return direction.number() | Qoc.octet(qualifier, select);
    }

    @Override
    public boolean permitted() {
      return direction == StepDirection.LOWER || direction == StepDirection.HIGHER;
    }

    @Override
    public RegulatingStep withSelect(boolean value) {
      return new RegulatingStep(direction, qualifier, value);
    }

    @Override
    public StepDirection plain() {
      return direction;
    }
  }

  /**
   * NVA and QOS (101 §7.2.6.39).
   *
   * @param raw the 16 bits sent, standing for raw / 32768
   * @param qualifier QL, 0 to 127: 0 default, 64 to 127 private
   */
  record SetpointNormalized(int raw, int qualifier, boolean select) implements Command {
    static final Layout<SetpointNormalized> LAYOUT =
        Layout.of(
            SetpointNormalized.class,
            I16,
            SetpointNormalized::raw,
            U8,
            s -> Qos.octet(s.qualifier, s.select),
            (raw, qos) -> new SetpointNormalized(raw, Qos.qualifier(qos), Qos.select(qos)));

    /** Checks the ranges. */
    public SetpointNormalized {
      Checks.range("normalized raw value", raw, Short.MIN_VALUE, Short.MAX_VALUE);
      Checks.range("set point qualifier QL", qualifier, 0, 127);
    }

    /** From a fraction, see {@link Monitored.Normalized#of}. */
    public static SetpointNormalized of(double value, int qualifier, boolean select) {
      return new SetpointNormalized(Nva.toRaw(value), qualifier, select);
    }

    /** The fraction, -1 to 1 - 2^-15. */
    public double value() {
      return Nva.toValue(raw);
    }

    @Override
    public SetpointNormalized withSelect(boolean value) {
      return new SetpointNormalized(raw, qualifier, value);
    }

    @Override
    public Double plain() {
      return value();
    }
  }

  /** SVA and QOS; value -32768 to 32767, qualifier as in {@link SetpointNormalized}. */
  record SetpointScaled(int value, int qualifier, boolean select) implements Command {
    static final Layout<SetpointScaled> LAYOUT =
        Layout.of(
            SetpointScaled.class,
            I16,
            SetpointScaled::value,
            U8,
            s -> Qos.octet(s.qualifier, s.select),
            (value, qos) -> new SetpointScaled(value, Qos.qualifier(qos), Qos.select(qos)));

    /** Checks the ranges. */
    public SetpointScaled {
      Checks.range("scaled value", value, Short.MIN_VALUE, Short.MAX_VALUE);
      Checks.range("set point qualifier QL", qualifier, 0, 127);
    }

    @Override
    public SetpointScaled withSelect(boolean other) {
      return new SetpointScaled(value, qualifier, other);
    }

    @Override
    public Integer plain() {
      return value;
    }
  }

  /** R32 and QOS; qualifier as in {@link SetpointNormalized}. */
  record SetpointFloat(float value, int qualifier, boolean select) implements Command {
    static final Layout<SetpointFloat> LAYOUT =
        Layout.of(
            SetpointFloat.class,
            R32,
            SetpointFloat::value,
            U8,
            s -> Qos.octet(s.qualifier, s.select),
            (value, qos) -> new SetpointFloat(value, Qos.qualifier(qos), Qos.select(qos)));

    /** Checks the range. */
    public SetpointFloat {
      Checks.range("set point qualifier QL", qualifier, 0, 127);
    }

    @Override
    public SetpointFloat withSelect(boolean other) {
      return new SetpointFloat(value, qualifier, other);
    }

    @Override
    public Float plain() {
      return value;
    }
  }

  /** BSI without qualifier (101 §7.3.2.7): it can neither be selected nor be qualified. */
  record BitstringCommand(int bits) implements Command {
    static final Layout<BitstringCommand> LAYOUT =
        Layout.of(BitstringCommand.class, I32, BitstringCommand::bits, BitstringCommand::new);

    @Override
    public boolean select() {
      return false;
    }

    @Override
    public BitstringCommand withSelect(boolean select) {
      return this;
    }

    @Override
    public Long plain() {
      return Integer.toUnsignedLong(bits);
    }
  }
}
