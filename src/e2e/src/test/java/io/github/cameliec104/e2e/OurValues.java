package io.github.cameliec104.e2e;

import io.github.cameliec104.protocol.asdu.CounterNotes;
import io.github.cameliec104.protocol.asdu.DoubleState;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.ProtectionElement;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Our monitored elements in the notation of CONTRACT.md, and back. */
final class OurValues {

  private static final String MOVING = "transient:";

  private OurValues() {}

  /** The element that a point of the contract stands for. */
  static Monitored element(PeerPoint point) {
    Quality quality = quality(point.quality());
    String value = point.value();
    return switch (TypeId.valueOf(point.type())) {
      case M_SP_NA_1, M_SP_TB_1 -> new Monitored.SinglePoint(value.equals("on"), quality);
      case M_DP_NA_1, M_DP_TB_1 -> new Monitored.DoublePoint(state(value), quality);
      case M_ST_NA_1, M_ST_TB_1 ->
          new Monitored.StepPosition(
              Integer.parseInt(value.replace(MOVING, "")), value.startsWith(MOVING), quality);
      case M_BO_NA_1, M_BO_TB_1 -> new Monitored.Bitstring(bits(value), quality);
      case M_ME_NA_1, M_ME_TD_1 -> Monitored.Normalized.of(Double.parseDouble(value), quality);
      case M_ME_ND_1 ->
          new Monitored.NormalizedWithoutQuality((int) (Double.parseDouble(value) * 32768));
      case M_ME_NB_1, M_ME_TE_1 -> new Monitored.Scaled(Integer.parseInt(value), quality);
      case M_ME_NC_1, M_ME_TF_1 -> new Monitored.ShortFloat(Float.parseFloat(value), quality);
      case M_PS_NA_1 -> packed(value, quality);
      case M_EP_TD_1 ->
          new ProtectionElement.ProtectionEvent(state(word(value, 0)), quality, millis(value));
      case M_EP_TE_1 ->
          new ProtectionElement.ProtectionStart(
              Integer.decode(word(value, 0)), quality, millis(value));
      case M_EP_TF_1 ->
          new ProtectionElement.ProtectionOutput(
              Integer.decode(word(value, 0)), quality, millis(value));
      case M_IT_NA_1, M_IT_TB_1 -> counter(value, point.quality());
      default -> throw new IllegalArgumentException("no notation for " + point);
    };
  }

  private static Monitored packed(String value, Quality quality) {
    String[] words = value.split("/", -1);
    return new Monitored.PackedSinglePoints(
        Integer.decode(words[0]), Integer.decode(words[1]), quality);
  }

  private static String word(String value, int index) {
    return value.split(":", -1)[index];
  }

  private static int millis(String value) {
    return Integer.parseInt(word(value, 1));
  }

  private static Quality quality(String text) {
    // Counters have flags of their own; what they share is IV.
    return Quality.parse(
        flags(text).stream().filter(f -> !f.equals("CA") && !f.equals("CY")).toList());
  }

  private static List<String> flags(String text) {
    return text.equals(PeerPoint.NONE) ? List.of() : List.of(text.split(","));
  }

  private static Monitored counter(String value, String quality) {
    String[] parts = value.split("#", -1);
    List<String> flags = flags(quality);
    return new Monitored.Counter(
        Integer.parseInt(parts[0]),
        new CounterNotes(
            Integer.parseInt(parts[1]),
            flags.contains("CY"),
            flags.contains("CA"),
            flags.contains("IV")));
  }

  /** The state with the name of the contract. */
  static DoubleState state(String text) {
    return DoubleState.valueOf(text.toUpperCase(Locale.ROOT));
  }

  /** The bits that eight hexadecimal digits behind {@code 0x} stand for. */
  static int bits(String text) {
    return Integer.parseUnsignedInt(text.substring(2), 16);
  }

  /** The text for the bits of a bitstring. */
  static String bits(int bits) {
    return String.format(Locale.ROOT, "0x%08X", bits);
  }

  /** The value of an element as text. */
  static String value(Monitored element) {
    if (element instanceof Monitored.SinglePoint point) {
      return point.on() ? "on" : "off";
    }
    if (element instanceof Monitored.DoublePoint point) {
      return point.state().name().toLowerCase(Locale.ROOT);
    }
    if (element instanceof Monitored.StepPosition step) {
      return (step.moving() ? MOVING : "") + step.value();
    }
    if (element instanceof Monitored.Bitstring bitstring) {
      return bits(bitstring.bits());
    }
    if (element instanceof Monitored.Counter counter) {
      return counter.value() + "#" + counter.notes().sequence();
    }
    if (element instanceof Monitored.PackedSinglePoints packed) {
      return String.format(Locale.ROOT, "0x%04X/0x%04X", packed.status(), packed.changed());
    }
    if (element instanceof ProtectionElement protection) {
      return protection(protection.plain()) + ":" + protection.elapsedMillis();
    }
    return element.plain().toString();
  }

  private static String protection(Object plain) {
    return plain instanceof Integer bits
        ? String.format(Locale.ROOT, "0x%02X", bits)
        : plain.toString().toLowerCase(Locale.ROOT);
  }

  /** The flags of an element as text. */
  static String quality(Monitored element) {
    List<String> flags = new ArrayList<>(element.quality().flags());
    if (element instanceof Monitored.Counter counter) {
      if (counter.notes().adjusted()) {
        flags.add("CA");
      }
      if (counter.notes().carry()) {
        flags.add("CY");
      }
    }
    return flags.isEmpty() ? PeerPoint.NONE : String.join(",", flags);
  }
}
