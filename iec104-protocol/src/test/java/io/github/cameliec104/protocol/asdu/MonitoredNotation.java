package io.github.cameliec104.protocol.asdu;

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
import java.util.List;

/** Process information in monitor direction as the vectors write it. */
final class MonitoredNotation {

  static final List<String> POINT = List.of("BL", "SB", "NT", "IV");
  static final List<String> QDS = List.of("OV", "BL", "SB", "NT", "IV");
  static final List<String> QDP = List.of("EI", "BL", "SB", "NT", "IV");
  private static final List<String> SPE = List.of("GS", "SL1", "SL2", "SL3", "SIE", "SRD");
  private static final List<String> OCI = List.of("GC", "CL1", "CL2", "CL3");

  static final Notation<SinglePoint> SINGLE_POINT =
      new Notation<>(
          SinglePoint.class,
          (e, out) -> out.flag("SPI", e.on()).quality(e.quality(), POINT),
          in -> new SinglePoint(in.flag("SPI"), in.quality(POINT)));

  static final Notation<DoublePoint> DOUBLE_POINT =
      new Notation<>(
          DoublePoint.class,
          (e, out) -> out.number("DPI", e.state().number()).quality(e.quality(), POINT),
          in -> new DoublePoint(DoubleState.of(in.bits("DPI", 2)), in.quality(POINT)));

  static final Notation<StepPosition> STEP_POSITION =
      new Notation<>(
          StepPosition.class,
          (e, out) -> out.number("VTI", e.value()).flag("TS", e.moving()).quality(e.quality(), QDS),
          in -> new StepPosition(in.number("VTI", -64, 63), in.flag("TS"), in.quality(QDS)));

  static final Notation<Bitstring> BITSTRING =
      new Notation<>(
          Bitstring.class,
          (e, out) -> out.hex("BSI", e.bits(), 32).quality(e.quality(), QDS),
          in -> new Bitstring(in.hex("BSI", 32), in.quality(QDS)));

  static final Notation<Normalized> NORMALIZED =
      new Notation<>(
          Normalized.class,
          (e, out) -> out.number("NVA", e.raw()).quality(e.quality(), QDS),
          in -> new Normalized(in.number("NVA", -32768, 32767), in.quality(QDS)));

  static final Notation<NormalizedWithoutQuality> NORMALIZED_WITHOUT_QUALITY =
      new Notation<>(
          NormalizedWithoutQuality.class,
          (e, out) -> out.number("NVA", e.raw()),
          in -> new NormalizedWithoutQuality(in.number("NVA", -32768, 32767)));

  static final Notation<Scaled> SCALED =
      new Notation<>(
          Scaled.class,
          (e, out) -> out.number("SVA", e.value()).quality(e.quality(), QDS),
          in -> new Scaled(in.number("SVA", -32768, 32767), in.quality(QDS)));

  static final Notation<ShortFloat> SHORT_FLOAT =
      new Notation<>(
          ShortFloat.class,
          (e, out) -> out.real("R32", e.value()).quality(e.quality(), QDS),
          in -> new ShortFloat(in.real("R32"), in.quality(QDS)));

  static final Notation<Counter> COUNTER =
      new Notation<>(
          Counter.class,
          (e, out) ->
              out.number("BCR", e.value())
                  .number("SQ", e.notes().sequence())
                  .flag("CY", e.notes().carry())
                  .flag("CA", e.notes().adjusted())
                  .flag("IV", e.notes().invalid()),
          in ->
              new Counter(
                  in.number("BCR", Integer.MIN_VALUE, Integer.MAX_VALUE),
                  new CounterNotes(
                      in.number("SQ", 0, 31), in.flag("CY"), in.flag("CA"), in.flag("IV"))));

  static final Notation<ProtectionEvent> PROTECTION_EVENT =
      new Notation<>(
          ProtectionEvent.class,
          (e, out) ->
              out.number("ES", e.state().number())
                  .quality(e.quality(), QDP)
                  .number("CP16", e.elapsedMillis()),
          in ->
              new ProtectionEvent(
                  DoubleState.of(in.bits("ES", 2)), in.quality(QDP), in.number("CP16", 0, 65535)));

  static final Notation<ProtectionStart> PROTECTION_START =
      new Notation<>(
          ProtectionStart.class,
          (e, out) -> {
            writeBits(e.starts(), SPE, out);
            out.quality(e.quality(), QDP).number("CP16", e.elapsedMillis());
          },
          in ->
              new ProtectionStart(readBits(SPE, in), in.quality(QDP), in.number("CP16", 0, 65535)));

  static final Notation<ProtectionOutput> PROTECTION_OUTPUT =
      new Notation<>(
          ProtectionOutput.class,
          (e, out) -> {
            writeBits(e.circuits(), OCI, out);
            out.quality(e.quality(), QDP).number("CP16", e.elapsedMillis());
          },
          in ->
              new ProtectionOutput(
                  readBits(OCI, in), in.quality(QDP), in.number("CP16", 0, 65535)));

  static final Notation<PackedSinglePoints> PACKED_SINGLE_POINTS =
      new Notation<>(
          PackedSinglePoints.class,
          (e, out) ->
              out.hex("ST", e.status(), 16).hex("CD", e.changed(), 16).quality(e.quality(), QDS),
          in -> new PackedSinglePoints(in.hex("ST", 16), in.hex("CD", 16), in.quality(QDS)));

  private MonitoredNotation() {}

  private static void writeBits(int bits, List<String> names, FieldWriter out) {
    for (int i = 0; i < names.size(); i++) {
      out.flag(names.get(i), (bits >> i & 1) == 1);
    }
  }

  private static int readBits(List<String> names, FieldReader in) {
    int bits = 0;
    for (int i = 0; i < names.size(); i++) {
      bits |= in.bits(names.get(i), 1) << i;
    }
    return bits;
  }
}
