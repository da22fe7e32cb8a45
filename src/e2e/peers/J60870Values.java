import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import org.openmuc.j60870.ASduType;
import org.openmuc.j60870.ie.IeBinaryCounterReading;
import org.openmuc.j60870.ie.IeBinaryStateInformation;
import org.openmuc.j60870.ie.IeDoubleCommand;
import org.openmuc.j60870.ie.IeDoublePointWithQuality;
import org.openmuc.j60870.ie.IeNormalizedValue;
import org.openmuc.j60870.ie.IeQualifierOfSetPointCommand;
import org.openmuc.j60870.ie.IeQuality;
import org.openmuc.j60870.ie.IeRegulatingStepCommand;
import org.openmuc.j60870.ie.IeScaledValue;
import org.openmuc.j60870.ie.IeShortFloat;
import org.openmuc.j60870.ie.IeSingleCommand;
import org.openmuc.j60870.ie.IeSinglePointWithQuality;
import org.openmuc.j60870.ie.IeStatusAndStatusChanges;
import org.openmuc.j60870.ie.IeTime56;
import org.openmuc.j60870.ie.IeValueWithTransientState;
import org.openmuc.j60870.ie.InformationElement;

/**
 * The information elements of j60870 as words in the notation of CONTRACT.md, and back.
 *
 * <p>j60870 reads and writes the octets of bitstrings and packed single points in the opposite
 * order; they are turned round here, so that on the wire the least significant octet comes first.
 */
final class J60870Values {
  private static final TimeZone UTC = TimeZone.getTimeZone("UTC");
  private static final List<String> DOUBLE = List.of("intermediate", "off", "on", "indeterminate");
  private static final Map<String, IeBinaryCounterReading.Flag> COUNTER_FLAGS =
      Map.of(
          "IV", IeBinaryCounterReading.Flag.INVALID,
          "CA", IeBinaryCounterReading.Flag.COUNTER_ADJUSTED,
          "CY", IeBinaryCounterReading.Flag.CARRY);

  private J60870Values() {}

  static InformationElement[] elements(ASduType type, String value, String quality, String time) {
    List<InformationElement> all = new ArrayList<>();
    Set<String> q = Set.of(quality.split(","));
    boolean bl = q.contains("BL");
    boolean sb = q.contains("SB");
    boolean nt = q.contains("NT");
    boolean iv = q.contains("IV");
    List<InformationElement> protection = J60870Protection.elements(type, value, q);
    if (protection != null) {
      protection.add(time(time));
      return protection.toArray(InformationElement[]::new);
    }
    switch (type) {
      case M_SP_NA_1, M_SP_TB_1 ->
          all.add(new IeSinglePointWithQuality(value.equals("on"), bl, sb, nt, iv));
      case M_DP_NA_1, M_DP_TB_1 ->
          all.add(
              new IeDoublePointWithQuality(
                  IeDoublePointWithQuality.DoublePointInformation.values()[DOUBLE.indexOf(value)],
                  bl,
                  sb,
                  nt,
                  iv));
      case M_IT_NA_1, M_IT_TB_1 -> all.add(counter(value, q));
      default -> all.add(measured(type, value));
    }
    switch (type) {
      case M_SP_NA_1, M_SP_TB_1, M_DP_NA_1, M_DP_TB_1, M_IT_NA_1, M_IT_TB_1, M_ME_ND_1 -> {}
      default -> all.add(new IeQuality(q.contains("OV"), bl, sb, nt, iv));
    }
    if (!time.equals("-")) {
      all.add(time(time));
    }
    return all.toArray(InformationElement[]::new);
  }

  private static InformationElement measured(ASduType type, String value) {
    return switch (type) {
      case M_ST_NA_1, M_ST_TB_1 ->
          new IeValueWithTransientState(
              Integer.parseInt(value.replace("transient:", "")), value.startsWith("transient:"));
      case M_BO_NA_1, M_BO_TB_1, C_BO_NA_1, C_BO_TA_1 ->
          new IeBinaryStateInformation(
              Integer.reverseBytes(Integer.parseUnsignedInt(value.substring(2), 16)));
      case M_PS_NA_1 -> {
        String[] words = value.split("/");
        yield new IeStatusAndStatusChanges(
            Integer.reverseBytes(Integer.decode(words[1]) << 16 | Integer.decode(words[0])));
      }
      case M_ME_NA_1, M_ME_ND_1, M_ME_TD_1, C_SE_NA_1, C_SE_TA_1 ->
          new IeNormalizedValue((int) Math.rint(Double.parseDouble(value) * 32768));
      case M_ME_NB_1, M_ME_TE_1, C_SE_NB_1, C_SE_TB_1 -> new IeScaledValue(Integer.parseInt(value));
      case M_ME_NC_1, M_ME_TF_1, C_SE_NC_1, C_SE_TC_1 -> new IeShortFloat(Float.parseFloat(value));
      default -> throw new IllegalArgumentException("no notation for " + type);
    };
  }

  private static InformationElement counter(String value, Set<String> quality) {
    Set<IeBinaryCounterReading.Flag> flags = EnumSet.noneOf(IeBinaryCounterReading.Flag.class);
    quality.stream().filter(COUNTER_FLAGS::containsKey).map(COUNTER_FLAGS::get).forEach(flags::add);
    String[] parts = value.split("#");
    return new IeBinaryCounterReading(
        Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), flags);
  }

  static InformationElement[] command(ASduType type, String value, String execution, String time) {
    boolean select = execution.startsWith("select");
    int qualifier = Integer.parseInt(execution.substring(execution.indexOf(':') + 1));
    List<InformationElement> all = new ArrayList<>();
    switch (type) {
      case C_SC_NA_1, C_SC_TA_1 ->
          all.add(new IeSingleCommand(value.equals("on"), qualifier, select));
      case C_DC_NA_1, C_DC_TA_1 ->
          all.add(
              new IeDoubleCommand(
                  IeDoubleCommand.DoubleCommandState.getInstance(DOUBLE.indexOf(value)),
                  qualifier,
                  select));
      case C_RC_NA_1, C_RC_TA_1 ->
          all.add(
              new IeRegulatingStepCommand(
                  IeRegulatingStepCommand.StepCommandState.getInstance(
                      value.equals("lower") ? 1 : 2),
                  qualifier,
                  select));
      case C_BO_NA_1, C_BO_TA_1 -> all.add(measured(type, value));
      default -> {
        all.add(measured(type, value));
        all.add(new IeQualifierOfSetPointCommand(qualifier, select));
      }
    }
    if (!time.equals("-")) {
      all.add(time(time));
    }
    return all.toArray(InformationElement[]::new);
  }

  static String value(InformationElement[] elements) {
    InformationElement e = elements[0];
    String protection = J60870Protection.value(elements);
    if (protection != null) return protection;
    if (e instanceof IeStatusAndStatusChanges p) {
      int bits = Integer.reverseBytes(p.getValue());
      return String.format("0x%04X/0x%04X", bits & 0xFFFF, bits >>> 16);
    }
    if (e instanceof IeSinglePointWithQuality p) return p.isOn() ? "on" : "off";
    if (e instanceof IeDoublePointWithQuality p)
      return DOUBLE.get(p.getDoublePointInformation().ordinal());
    if (e instanceof IeValueWithTransientState p)
      return (p.getTransientState() ? "transient:" : "") + p.getValue();
    if (e instanceof IeBinaryStateInformation p)
      return String.format("0x%08X", Integer.reverseBytes(p.getValue()));
    if (e instanceof IeScaledValue p) return String.valueOf(p.getUnnormalizedValue());
    if (e instanceof IeNormalizedValue p) return String.valueOf(p.getUnnormalizedValue() / 32768.0);
    if (e instanceof IeShortFloat p) return String.valueOf(p.getValue());
    if (e instanceof IeBinaryCounterReading p)
      return p.getCounterReading() + "#" + p.getSequenceNumber();
    if (e instanceof IeSingleCommand p) return p.isCommandStateOn() ? "on" : "off";
    if (e instanceof IeDoubleCommand p) return DOUBLE.get(p.getCommandState().getId());
    if (e instanceof IeRegulatingStepCommand p)
      return p.getCommandState() == IeRegulatingStepCommand.StepCommandState.NEXT_STEP_LOWER
          ? "lower"
          : "higher";
    return "?" + e.getClass().getSimpleName();
  }

  /** Select or execute, and the qualifier (QU or QL). */
  static String execution(InformationElement[] elements) {
    for (InformationElement e : elements) {
      if (e instanceof IeSingleCommand c) return execution(c.isSelect(), c.getQualifier());
      if (e instanceof IeDoubleCommand c) return execution(c.isSelect(), c.getQualifier());
      if (e instanceof IeRegulatingStepCommand c) return execution(c.isSelect(), c.getQualifier());
      if (e instanceof IeQualifierOfSetPointCommand c) return execution(c.isSelect(), c.getQl());
    }
    return execution(false, 0);
  }

  private static String execution(boolean select, int qualifier) {
    return (select ? "select:" : "execute:") + qualifier;
  }

  static String quality(InformationElement[] elements) {
    List<String> flags = new ArrayList<>();
    List<String> protection = J60870Protection.quality(elements);
    if (protection != null) flags.addAll(protection);
    for (InformationElement e : elements) {
      if (e instanceof IeSinglePointWithQuality q)
        flag(flags, q.isInvalid(), q.isNotTopical(), q.isSubstituted(), q.isBlocked(), false);
      if (e instanceof IeDoublePointWithQuality q)
        flag(flags, q.isInvalid(), q.isNotTopical(), q.isSubstituted(), q.isBlocked(), false);
      if (e instanceof IeQuality q)
        flag(
            flags,
            q.isInvalid(),
            q.isNotTopical(),
            q.isSubstituted(),
            q.isBlocked(),
            q.isOverflow());
      if (e instanceof IeBinaryCounterReading c) {
        List.of("IV", "CA", "CY").stream()
            .filter(f -> c.getFlags().contains(COUNTER_FLAGS.get(f)))
            .forEach(flags::add);
      }
    }
    return flags.isEmpty() ? "-" : String.join(",", flags);
  }

  private static void flag(
      List<String> flags, boolean iv, boolean nt, boolean sb, boolean bl, boolean ov) {
    if (iv) flags.add("IV");
    if (nt) flags.add("NT");
    if (sb) flags.add("SB");
    if (bl) flags.add("BL");
    if (ov) flags.add("OV");
  }

  static IeTime56 time(String text) {
    boolean invalid = text.endsWith("!");
    Instant instant = Instant.parse(invalid ? text.substring(0, text.length() - 1) : text);
    return new IeTime56(instant.toEpochMilli(), UTC, invalid);
  }

  static String time(InformationElement[] elements) {
    for (InformationElement e : elements) {
      if (e instanceof IeTime56 t)
        return Instant.ofEpochMilli(t.getTimestamp(2000, UTC)) + (t.isInvalid() ? "!" : "");
    }
    return "-";
  }
}
