package io.github.cameliec104.protocol.asdu;

import static io.github.cameliec104.protocol.asdu.Elements.I16;
import static io.github.cameliec104.protocol.asdu.Elements.I32;
import static io.github.cameliec104.protocol.asdu.Elements.QDS;
import static io.github.cameliec104.protocol.asdu.Elements.R32;
import static io.github.cameliec104.protocol.asdu.Elements.U16;
import static io.github.cameliec104.protocol.asdu.Elements.U8;

/**
 * Process information in monitor direction: what a point says (101 §7.3.1). Each record holds its
 * layout.
 */
public sealed interface Monitored extends Element
    permits Monitored.SinglePoint,
        Monitored.DoublePoint,
        Monitored.StepPosition,
        Monitored.Bitstring,
        Monitored.Normalized,
        Monitored.NormalizedWithoutQuality,
        Monitored.Scaled,
        Monitored.ShortFloat,
        Monitored.Counter,
        Monitored.PackedSinglePoints,
        ProtectionElement {

  /**
   * How far the value may be trusted; {@link Quality#GOOD} for the one element without a
   * descriptor.
   */
  Quality quality();

  /** The same value with another quality; flags that the element has no bit for are not sent. */
  Monitored withQuality(Quality quality);

  /**
   * The value as a plain Java object: {@code Boolean} for a single point, {@link DoubleState} for
   * double points and protection events, {@code Double} for normalized values, {@code Float} for
   * short floats, {@code Long} for bit strings (unsigned) and {@code Integer} for all others.
   */
  Object plain();

  /** SIQ (101 §7.2.6.1): bit 1 SPI, 5 BL, 6 SB, 7 NT, 8 IV. */
  record SinglePoint(boolean on, Quality quality) implements Monitored {
    static final Layout<SinglePoint> LAYOUT =
        Layout.of(SinglePoint.class, U8, SinglePoint::siq, SinglePoint::of);

    private static SinglePoint of(int siq) {
      return new SinglePoint((siq & 0x01) != 0, Quality.of(siq & Quality.POINT_MASK));
    }

    private int siq() {
      return (on ? 0x01 : 0) | (quality.bits() & Quality.POINT_MASK);
    }

    @Override
    public SinglePoint withQuality(Quality other) {
      return new SinglePoint(on, other);
    }

    @Override
    public Boolean plain() {
      return on;
    }
  }

  /** DIQ (101 §7.2.6.2): bits 1-2 DPI, 5 BL, 6 SB, 7 NT, 8 IV. */
  record DoublePoint(DoubleState state, Quality quality) implements Monitored {
    static final Layout<DoublePoint> LAYOUT =
        Layout.of(DoublePoint.class, U8, DoublePoint::diq, DoublePoint::of);

    private static DoublePoint of(int diq) {
      return new DoublePoint(DoubleState.of(diq), Quality.of(diq & Quality.POINT_MASK));
    }

    private int diq() {
      return state.number() | (quality.bits() & Quality.POINT_MASK);
    }

    @Override
    public DoublePoint withQuality(Quality other) {
      return new DoublePoint(state, other);
    }

    @Override
    public DoubleState plain() {
      return state;
    }
  }

  /**
   * VTI (101 §7.2.6.5) and QDS.
   *
   * @param value step position, -64 to 63
   * @param moving true while the equipment is in transient state
   */
  record StepPosition(int value, boolean moving, Quality quality) implements Monitored {
    static final Layout<StepPosition> LAYOUT =
        Layout.of(
            StepPosition.class,
            U8,
            StepPosition::vti,
            QDS,
            StepPosition::quality,
            StepPosition::of);

    /** Checks the range. */
    public StepPosition {
      Checks.range("step position", value, -64, 63);
    }

    private static StepPosition of(int vti, Quality quality) {
      return new StepPosition((vti << 25) >> 25, (vti & 0x80) != 0, quality);
    }

    private int vti() {
      return (value & 0x7F) | (moving ? 0x80 : 0);
    }

    @Override
    public StepPosition withQuality(Quality other) {
      return new StepPosition(value, moving, other);
    }

    @Override
    public Integer plain() {
      return value;
    }
  }

  /** BSI (101 §7.2.6.13), bit 1 in the lowest bit of the first octet, and QDS. */
  record Bitstring(int bits, Quality quality) implements Monitored {
    static final Layout<Bitstring> LAYOUT =
        Layout.of(Bitstring.class, I32, Bitstring::bits, QDS, Bitstring::quality, Bitstring::new);

    @Override
    public Bitstring withQuality(Quality other) {
      return new Bitstring(bits, other);
    }

    @Override
    public Long plain() {
      return Integer.toUnsignedLong(bits);
    }
  }

  /**
   * NVA (101 §7.2.6.6) and QDS.
   *
   * @param raw the 16 bits sent, -32768 to 32767, standing for raw / 32768
   */
  record Normalized(int raw, Quality quality) implements Monitored {
    static final Layout<Normalized> LAYOUT =
        Layout.of(
            Normalized.class, I16, Normalized::raw, QDS, Normalized::quality, Normalized::new);

    /** Checks the range. */
    public Normalized {
      Checks.range("normalized raw value", raw, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    /**
     * From a fraction.
     *
     * @param value -1 to 1 - 2^-15, rounded to the nearest of the 65536 steps; 1 itself is sent as
     *     1 - 2^-15
     */
    public static Normalized of(double value, Quality quality) {
      return new Normalized(Nva.toRaw(value), quality);
    }

    /** The fraction, -1 to 1 - 2^-15. */
    public double value() {
      return Nva.toValue(raw);
    }

    @Override
    public Normalized withQuality(Quality other) {
      return new Normalized(raw, other);
    }

    @Override
    public Double plain() {
      return value();
    }
  }

  /** NVA alone, type 21: a normalized value without quality descriptor. */
  record NormalizedWithoutQuality(int raw) implements Monitored {
    static final Layout<NormalizedWithoutQuality> LAYOUT =
        Layout.of(
            NormalizedWithoutQuality.class,
            I16,
            NormalizedWithoutQuality::raw,
            NormalizedWithoutQuality::new);

    /** Checks the range. */
    public NormalizedWithoutQuality {
      Checks.range("normalized raw value", raw, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    /** The fraction, -1 to 1 - 2^-15. */
    public double value() {
      return Nva.toValue(raw);
    }

    @Override
    public Quality quality() {
      return Quality.GOOD;
    }

    @Override
    public NormalizedWithoutQuality withQuality(Quality other) {
      return this;
    }

    @Override
    public Double plain() {
      return value();
    }
  }

  /**
   * SVA (101 §7.2.6.7) and QDS.
   *
   * @param value -32768 to 32767
   */
  record Scaled(int value, Quality quality) implements Monitored {
    static final Layout<Scaled> LAYOUT =
        Layout.of(Scaled.class, I16, Scaled::value, QDS, Scaled::quality, Scaled::new);

    /** Checks the range. */
    public Scaled {
      Checks.range("scaled value", value, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    @Override
    public Scaled withQuality(Quality other) {
      return new Scaled(value, other);
    }

    @Override
    public Integer plain() {
      return value;
    }
  }

  /** R32 (101 §7.2.6.8) and QDS; the value may be NaN or infinite, as sent. */
  record ShortFloat(float value, Quality quality) implements Monitored {
    static final Layout<ShortFloat> LAYOUT =
        Layout.of(
            ShortFloat.class, R32, ShortFloat::value, QDS, ShortFloat::quality, ShortFloat::new);

    @Override
    public ShortFloat withQuality(Quality other) {
      return new ShortFloat(value, other);
    }

    @Override
    public Float plain() {
      return value;
    }
  }

  /**
   * BCR, binary counter reading (101 §7.2.6.9): 32 bits, then bits 1-5 SQ, 6 CY, 7 CA, 8 IV.
   *
   * @param value the counter
   * @param notes sequence number and flags
   */
  record Counter(int value, CounterNotes notes) implements Monitored {
    static final Layout<Counter> LAYOUT =
        Layout.of(Counter.class, I32, Counter::value, U8, c -> c.notes.octet(), Counter::of);

    private static Counter of(int value, int octet) {
      return new Counter(value, CounterNotes.of(octet));
    }

    @Override
    public Quality quality() {
      return notes.invalid() ? Quality.of(Quality.INVALID) : Quality.GOOD;
    }

    @Override
    public Counter withQuality(Quality other) {
      return new Counter(value, notes.withInvalid(other.invalid()));
    }

    @Override
    public Integer plain() {
      return value;
    }
  }

  /**
   * SCD, sixteen single points with change detection (101 §7.2.6.40), and QDS.
   *
   * @param status ST, bit n is point n: 0 to 65535
   * @param changed CD, bit n set if point n changed since the last report: 0 to 65535
   */
  record PackedSinglePoints(int status, int changed, Quality quality) implements Monitored {
    static final Layout<PackedSinglePoints> LAYOUT =
        Layout.of(
            PackedSinglePoints.class,
            U16,
            PackedSinglePoints::status,
            U16,
            PackedSinglePoints::changed,
            QDS,
            PackedSinglePoints::quality,
            PackedSinglePoints::new);

    /** Checks the ranges. */
    public PackedSinglePoints {
      Checks.range("status bits", status, 0, 0xFFFF);
      Checks.range("change bits", changed, 0, 0xFFFF);
    }

    @Override
    public PackedSinglePoints withQuality(Quality other) {
      return new PackedSinglePoints(status, changed, other);
    }

    @Override
    public Integer plain() {
      return status;
    }
  }
}
