package io.github.cameliec104.protocol.asdu;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The quality flags of SIQ, DIQ, QDS and QDP in one value (101 §7.2.6.1 to §7.2.6.4). Each flag
 * keeps the bit it has on the wire; no two descriptors use one bit for different things.
 *
 * @param bits the flags set, a combination of the constants below
 */
public record Quality(int bits) {

  /** OV, bit 1: the value is beyond its range (QDS only). */
  public static final int OVERFLOW = 0x01;

  /** EI, bit 4: the elapsed time is invalid (QDP only). */
  public static final int ELAPSED_TIME_INVALID = 0x08;

  /** BL, bit 5: blocked for transmission, the value is the one before blocking. */
  public static final int BLOCKED = 0x10;

  /** SB, bit 6: substituted by an operator or an automatic source. */
  public static final int SUBSTITUTED = 0x20;

  /** NT, bit 7: not topical, the last update was not successful. */
  public static final int NOT_TOPICAL = 0x40;

  /** IV, bit 8: invalid, the value must not be used. */
  public static final int INVALID = 0x80;

  static final int QDS_MASK = INVALID | NOT_TOPICAL | SUBSTITUTED | BLOCKED | OVERFLOW;
  static final int QDP_MASK = INVALID | NOT_TOPICAL | SUBSTITUTED | BLOCKED | ELAPSED_TIME_INVALID;
  static final int POINT_MASK = INVALID | NOT_TOPICAL | SUBSTITUTED | BLOCKED;
  private static final int MASK = QDS_MASK | QDP_MASK;

  private static final Quality[] ALL =
      IntStream.range(0, 256).mapToObj(bits -> new Quality(bits & MASK)).toArray(Quality[]::new);
  private static final String[] NAMES = {"IV", "NT", "SB", "BL", "OV", "EI"};
  private static final int[] FLAGS = {
    INVALID, NOT_TOPICAL, SUBSTITUTED, BLOCKED, OVERFLOW, ELAPSED_TIME_INVALID
  };

  /** No flag set. */
  public static final Quality GOOD = of(0);

  /** Checks that only known flags are set. */
  public Quality {
    if ((bits & ~MASK) != 0) {
      throw new IllegalArgumentException(
          "quality=0x" + Integer.toHexString(bits) + ", expected flags within 0xF9");
    }
  }

  /** The quality with these flags; bits that are no flag are ignored. */
  public static Quality of(int bits) {
    return ALL[bits & 0xFF];
  }

  /**
   * The quality with the flags of these names.
   *
   * @throws IllegalArgumentException for a name other than IV, NT, SB, BL, OV, EI
   */
  public static Quality parse(Iterable<String> names) {
    int bits = 0;
    for (String name : names) {
      bits |= flag(name);
    }
    return of(bits);
  }

  private static int flag(String name) {
    for (int i = 0; i < NAMES.length; i++) {
      if (NAMES[i].equalsIgnoreCase(name)) {
        return FLAGS[i];
      }
    }
    throw new IllegalArgumentException(
        "quality flag '" + name + "', expected one of IV, NT, SB, BL, OV, EI");
  }

  /** True if no flag is set. */
  public boolean isGood() {
    return bits == 0;
  }

  /** True if IV is set. */
  public boolean invalid() {
    return has(INVALID);
  }

  /** True if NT is set. */
  public boolean notTopical() {
    return has(NOT_TOPICAL);
  }

  /** True if SB is set. */
  public boolean substituted() {
    return has(SUBSTITUTED);
  }

  /** True if BL is set. */
  public boolean blocked() {
    return has(BLOCKED);
  }

  /** True if OV is set. */
  public boolean overflow() {
    return has(OVERFLOW);
  }

  /** True if EI is set. */
  public boolean elapsedTimeInvalid() {
    return has(ELAPSED_TIME_INVALID);
  }

  private boolean has(int flag) {
    return (bits & flag) != 0;
  }

  /** This quality with more flags set. */
  public Quality with(int flags) {
    return of(bits | flags);
  }

  /** The names of the flags set, in the order IV, NT, SB, BL, OV, EI; empty if good. */
  public List<String> flags() {
    if (bits == 0) {
      return List.of();
    }
    List<String> names = new ArrayList<>(NAMES.length);
    for (int i = 0; i < NAMES.length; i++) {
      if (has(FLAGS[i])) {
        names.add(NAMES[i]);
      }
    }
    return List.copyOf(names);
  }

  /** The flags separated by blanks, for example {@code "IV NT"}; empty if good. */
  @Override
  public String toString() {
    return String.join(" ", flags());
  }
}
