package io.github.cameliec104.protocol.explain;

import io.github.cameliec104.protocol.asdu.CounterNotes;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Monitored.Bitstring;
import io.github.cameliec104.protocol.asdu.Monitored.Counter;
import io.github.cameliec104.protocol.asdu.Monitored.NormalizedWithoutQuality;
import io.github.cameliec104.protocol.asdu.Monitored.PackedSinglePoints;
import io.github.cameliec104.protocol.asdu.Monitored.SinglePoint;
import io.github.cameliec104.protocol.asdu.Monitored.StepPosition;
import io.github.cameliec104.protocol.asdu.ProtectionElement;
import io.github.cameliec104.protocol.asdu.ProtectionElement.ProtectionOutput;
import io.github.cameliec104.protocol.asdu.ProtectionElement.ProtectionStart;
import java.util.ArrayList;
import java.util.List;

/** A point's value and quality, in words. */
final class MonitoredText {

  private static final List<String> STARTS = List.of("GS", "SL1", "SL2", "SL3", "SIE", "SRD");
  private static final List<String> CIRCUITS = List.of("GC", "CL1", "CL2", "CL3");

  private MonitoredText() {}

  static String of(Monitored value) {
    return value instanceof NormalizedWithoutQuality bare
        ? bare.value() + ""
        : value(value) + " " + quality(value.quality().flags());
  }

  private static String quality(List<String> flags) {
    return flags.isEmpty() ? "good" : String.join(" ", flags);
  }

  private static String value(Monitored value) {
    if (value instanceof SinglePoint single) {
      return single.on() ? "ON" : "OFF";
    }
    if (value instanceof StepPosition step) {
      return step.value() + (step.moving() ? " moving" : "");
    }
    if (value instanceof Bitstring bits) {
      return "%08XH".formatted(bits.bits());
    }
    if (value instanceof Counter counter) {
      return counter.value() + notes(counter.notes());
    }
    if (value instanceof PackedSinglePoints packed) {
      return "ST=%04XH CD=%04XH".formatted(packed.status(), packed.changed());
    }
    return value instanceof ProtectionElement protection
        ? protection(protection) + " " + protection.elapsedMillis() + " ms"
        : value.plain().toString();
  }

  private static String notes(CounterNotes notes) {
    return " SQ="
        + notes.sequence()
        + (notes.carry() ? " CY" : "")
        + (notes.adjusted() ? " CA" : "");
  }

  private static String protection(ProtectionElement element) {
    if (element instanceof ProtectionStart start) {
      return "start " + bits(start.starts(), STARTS);
    }
    return element instanceof ProtectionOutput output
        ? "trip " + bits(output.circuits(), CIRCUITS)
        : element.plain().toString();
  }

  private static String bits(int bits, List<String> names) {
    List<String> set = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if ((bits & (1 << i)) != 0) {
        set.add(names.get(i));
      }
    }
    return set.isEmpty() ? "none" : String.join("+", set);
  }
}
