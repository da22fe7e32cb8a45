package io.github.cameliec104.protocol.asdu;

import java.util.ArrayList;
import java.util.List;

/**
 * How far a time may be trusted: the flags of its tag (101 §7.2.6.18), and what reading it showed.
 *
 * @param bits the flags set, a combination of the constants below
 */
public record TimeQuality(int bits) {

  /**
   * IV: the source declares the time invalid, or it is no time of the calendar or of the zone, such
   * as 02:30 in the night in which the clocks are put forward at two.
   */
  public static final int INVALID = 0x01;

  /** SB: the time was substituted on the way, it is not the source's own (GEN, RES1). */
  public static final int SUBSTITUTED = 0x02;

  /** CP: minutes and milliseconds are the source's, hour and date completed from the reception. */
  public static final int COMPLETED = 0x04;

  private static final int MASK = INVALID | SUBSTITUTED | COMPLETED;
  private static final TimeQuality[] ALL = new TimeQuality[MASK + 1];
  private static final String[] NAMES = {"IV", "SB", "CP"};

  static {
    for (int bits = 0; bits <= MASK; bits++) {
      ALL[bits] = new TimeQuality(bits);
    }
  }

  /** No flag set: the source's own time. */
  public static final TimeQuality GOOD = of(0);

  /** Checks that only known flags are set. */
  public TimeQuality {
    if ((bits & ~MASK) != 0) {
      throw new IllegalArgumentException("time quality=" + bits + ", expected flags within 7");
    }
  }

  /** The quality with these flags; bits that are no flag are ignored. */
  public static TimeQuality of(int bits) {
    return ALL[bits & MASK];
  }

  /** The flags that a tag itself carries. */
  public static TimeQuality of(TimeTag tag) {
    return of((tag.invalid() ? INVALID : 0) | (tag.substituted() ? SUBSTITUTED : 0));
  }

  /**
   * The quality with the flags of these names.
   *
   * @throws IllegalArgumentException for a name other than IV, SB, CP
   */
  public static TimeQuality parse(Iterable<String> names) {
    int bits = 0;
    for (String name : names) {
      bits |= flag(name);
    }
    return of(bits);
  }

  private static int flag(String name) {
    for (int i = 0; i < NAMES.length; i++) {
      if (NAMES[i].equalsIgnoreCase(name)) {
        return 1 << i;
      }
    }
    throw new IllegalArgumentException("time flag '" + name + "', expected one of IV, SB, CP");
  }

  /** True if no flag is set. */
  public boolean isGood() {
    return bits == 0;
  }

  /** True if IV is set: the time must not be used. */
  public boolean invalid() {
    return (bits & INVALID) != 0;
  }

  /** True if SB is set. */
  public boolean substituted() {
    return (bits & SUBSTITUTED) != 0;
  }

  /** True if CP is set. */
  public boolean completed() {
    return (bits & COMPLETED) != 0;
  }

  /** This quality with more flags set. */
  public TimeQuality with(int flags) {
    return of(bits | flags);
  }

  /** The names of the flags set, in the order IV, SB, CP; empty if good. */
  public List<String> flags() {
    List<String> names = new ArrayList<>(NAMES.length);
    for (int i = 0; i < NAMES.length; i++) {
      if ((bits & 1 << i) != 0) {
        names.add(NAMES[i]);
      }
    }
    return names;
  }

  /** The flags separated by blanks, for example {@code "IV SB"}; empty if good. */
  @Override
  public String toString() {
    return String.join(" ", flags());
  }
}
