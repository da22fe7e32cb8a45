import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.openmuc.j60870.ASduType;
import org.openmuc.j60870.ie.IeProtectionOutputCircuitInformation;
import org.openmuc.j60870.ie.IeProtectionQuality;
import org.openmuc.j60870.ie.IeProtectionStartEvent;
import org.openmuc.j60870.ie.IeSingleProtectionEvent;
import org.openmuc.j60870.ie.IeTime16;
import org.openmuc.j60870.ie.InformationElement;

/**
 * What protection equipment reports, as j60870's elements and as words: {@code on:100} is an event
 * with its time in milliseconds, {@code 0x1B:100} start events or output circuits and theirs.
 */
final class J60870Protection {

  private static final List<String> STATES = List.of("indeterminate", "off", "on");

  private J60870Protection() {}

  /** The elements before the time tag, or null if the type is none of these. */
  static List<InformationElement> elements(ASduType type, String value, Set<String> quality) {
    String[] words = value.split(":");
    boolean ei = quality.contains("EI");
    boolean bl = quality.contains("BL");
    boolean sb = quality.contains("SB");
    boolean nt = quality.contains("NT");
    boolean iv = quality.contains("IV");
    List<InformationElement> all = new ArrayList<>();
    switch (type) {
      case M_EP_TD_1 ->
          all.add(
              new IeSingleProtectionEvent(
                  IeSingleProtectionEvent.EventState.values()[STATES.indexOf(words[0])],
                  ei,
                  bl,
                  sb,
                  nt,
                  iv));
      case M_EP_TE_1 -> {
        int bits = Integer.decode(words[0]);
        all.add(
            new IeProtectionStartEvent(
                bit(bits, 0),
                bit(bits, 1),
                bit(bits, 2),
                bit(bits, 3),
                bit(bits, 4),
                bit(bits, 5)));
        all.add(new IeProtectionQuality(ei, bl, sb, nt, iv));
      }
      case M_EP_TF_1 -> {
        int bits = Integer.decode(words[0]);
        all.add(
            new IeProtectionOutputCircuitInformation(
                bit(bits, 0), bit(bits, 1), bit(bits, 2), bit(bits, 3)));
        all.add(new IeProtectionQuality(ei, bl, sb, nt, iv));
      }
      default -> {
        return null;
      }
    }
    all.add(new IeTime16(Integer.parseInt(words[1])));
    return all;
  }

  private static boolean bit(int bits, int number) {
    return (bits >> number & 1) != 0;
  }

  /** The value in words, or null if the elements are none of these. */
  static String value(InformationElement[] elements) {
    if (elements[0] instanceof IeSingleProtectionEvent e) {
      return STATES.get(e.getEventState().ordinal()) + millis(elements[1]);
    }
    if (elements[0] instanceof IeProtectionStartEvent e) {
      return bits(
              e.isGeneralStart(),
              e.isStartOperationL1(),
              e.isStartOperationL2(),
              e.isStartOperationL3(),
              e.isStartOperationIe(),
              e.isStartReverseOperation())
          + millis(elements[2]);
    }
    if (elements[0] instanceof IeProtectionOutputCircuitInformation e) {
      return bits(e.isGeneralCommand(), e.isCommandToL1(), e.isCommandToL2(), e.isCommandToL3())
          + millis(elements[2]);
    }
    return null;
  }

  private static String bits(boolean... bits) {
    return String.format(
        "0x%02X", IntStream.range(0, bits.length).map(i -> bits[i] ? 1 << i : 0).sum());
  }

  private static String millis(InformationElement element) {
    return ":" + ((IeTime16) element).getTimeInMs();
  }

  /** The flags set, or null if the elements are none of these. */
  static List<String> quality(InformationElement[] elements) {
    if (elements[0] instanceof IeSingleProtectionEvent e) {
      return flags(
          e.isEventInvalid(),
          e.isNotTopical(),
          e.isSubstituted(),
          e.isBlocked(),
          e.isElapsedTimeInvalid());
    }
    if (elements.length > 1 && elements[1] instanceof IeProtectionQuality q) {
      return flags(
          q.isInvalid(),
          q.isNotTopical(),
          q.isSubstituted(),
          q.isBlocked(),
          q.isElapsedTimeInvalid());
    }
    return null;
  }

  private static List<String> flags(boolean iv, boolean nt, boolean sb, boolean bl, boolean ei) {
    List<String> flags = new ArrayList<>();
    if (iv) flags.add("IV");
    if (nt) flags.add("NT");
    if (sb) flags.add("SB");
    if (bl) flags.add("BL");
    if (ei) flags.add("EI");
    return flags;
  }
}
