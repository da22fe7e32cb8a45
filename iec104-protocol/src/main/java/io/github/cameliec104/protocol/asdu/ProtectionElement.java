package io.github.cameliec104.protocol.asdu;

import static io.github.cameliec104.protocol.asdu.Elements.QDP;
import static io.github.cameliec104.protocol.asdu.Elements.U16;
import static io.github.cameliec104.protocol.asdu.Elements.U8;

/** What protection equipment reports (101 §7.3.1.17 to §7.3.1.19). Each record holds its layout. */
public sealed interface ProtectionElement extends Monitored {

  /** CP16Time2a: operating or duration time of the relay in milliseconds, 0 to 65535 as sent. */
  int elapsedMillis();

  /**
   * SEP, single event of protection equipment (101 §7.2.6.10): bits 1-2 ES, 4 EI, 5 BL, 6 SB, 7 NT,
   * 8 IV; and CP16Time2a.
   *
   * @param elapsedMillis relay operating time, 0 to 65535 as sent
   */
  record ProtectionEvent(DoubleState state, Quality quality, int elapsedMillis)
      implements ProtectionElement {
    static final Layout<ProtectionEvent> LAYOUT =
        Layout.of(
            ProtectionEvent.class,
            U8,
            ProtectionEvent::sep,
            U16,
            ProtectionEvent::elapsedMillis,
            ProtectionEvent::of);

    /** Checks the range. */
    public ProtectionEvent {
      Checks.range("elapsed time", elapsedMillis, 0, 0xFFFF);
    }

    private static ProtectionEvent of(int sep, int elapsedMillis) {
      return new ProtectionEvent(
          DoubleState.of(sep), Quality.of(sep & Quality.QDP_MASK), elapsedMillis);
    }

    private int sep() {
      return state.number() | (quality.bits() & Quality.QDP_MASK);
    }

    @Override
    public ProtectionEvent withQuality(Quality other) {
      return new ProtectionEvent(state, other, elapsedMillis);
    }

    @Override
    public DoubleState plain() {
      return state;
    }
  }

  /**
   * SPE, start events of protection equipment (101 §7.2.6.11), QDP and CP16Time2a.
   *
   * @param starts bit 1 GS general, 2-4 SL1-SL3, 5 SIE earth, 6 SRD reverse: 0 to 63
   * @param elapsedMillis relay duration time, 0 to 65535 as sent
   */
  record ProtectionStart(int starts, Quality quality, int elapsedMillis)
      implements ProtectionElement {
    private static final int MASK = 0x3F;
    static final Layout<ProtectionStart> LAYOUT =
        Layout.of(
            ProtectionStart.class,
            U8,
            ProtectionStart::starts,
            QDP,
            ProtectionStart::quality,
            U16,
            ProtectionStart::elapsedMillis,
            (spe, quality, millis) -> new ProtectionStart(spe & MASK, quality, millis));

    /** Checks the ranges. */
    public ProtectionStart {
      Checks.range("start events", starts, 0, MASK);
      Checks.range("elapsed time", elapsedMillis, 0, 0xFFFF);
    }

    @Override
    public ProtectionStart withQuality(Quality other) {
      return new ProtectionStart(starts, other, elapsedMillis);
    }

    @Override
    public Integer plain() {
      return starts;
    }
  }

  /**
   * OCI, output circuit information of protection equipment (101 §7.2.6.12), QDP and CP16Time2a.
   *
   * @param circuits bit 1 GC general, 2-4 CL1-CL3: 0 to 15
   * @param elapsedMillis relay operating time, 0 to 65535 as sent
   */
  record ProtectionOutput(int circuits, Quality quality, int elapsedMillis)
      implements ProtectionElement {
    private static final int MASK = 0x0F;
    static final Layout<ProtectionOutput> LAYOUT =
        Layout.of(
            ProtectionOutput.class,
            U8,
            ProtectionOutput::circuits,
            QDP,
            ProtectionOutput::quality,
            U16,
            ProtectionOutput::elapsedMillis,
            (oci, quality, millis) -> new ProtectionOutput(oci & MASK, quality, millis));

    /** Checks the ranges. */
    public ProtectionOutput {
      Checks.range("output circuits", circuits, 0, MASK);
      Checks.range("elapsed time", elapsedMillis, 0, 0xFFFF);
    }

    @Override
    public ProtectionOutput withQuality(Quality other) {
      return new ProtectionOutput(circuits, other, elapsedMillis);
    }

    @Override
    public Integer plain() {
      return circuits;
    }
  }
}
