package io.github.cameliec104.protocol.station;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What stations are known to do against the standard and a master can live with. A master tells
 * each once per link and counts it. What is harmless it takes anyway; the rest ends the connection
 * unless it is tolerated.
 *
 * <p>A slave tolerates nothing: what a master sends may be a command.
 */
public enum Deviation {
  /** The first I frame of a connection is numbered 1 instead of 0. */
  FIRST_NUMBER_1(Otherwise.CLOSES),
  /** I frames come between STARTDT act and its con. */
  DATA_BEFORE_START(Otherwise.CLOSES),
  /** Octets follow the last object of an ASDU; they are not looked at. */
  SURPLUS_OCTETS(Otherwise.CLOSES),

  /** A type comes as a sequence, SQ = 1, that may not; its length leaves no doubt about it. */
  SEQUENCE_NOT_ALLOWED(Otherwise.TAKEN),
  /**
   * A type comes with a cause it may not have, such as an interrogation answered with cause 37 or
   * with time tags, or a read that is confirmed.
   */
  UNEXPECTED_CAUSE(Otherwise.TAKEN),
  /** A type that IEC 60870-5-104 has not, with a time tag of three octets. */
  TYPE_OF_101(Otherwise.TAKEN),
  /** Data of object address 0, which no object of the process has. */
  OBJECT_ADDRESS_0(Otherwise.TAKEN),
  /** Data of common address 0, or of the one that means all stations. */
  NO_STATION_ADDRESS(Otherwise.TAKEN),
  /** Data with P/N set, which only answers may have. */
  NEGATIVE_DATA(Otherwise.TAKEN);

  private enum Otherwise {
    CLOSES,
    TAKEN
  }

  private final Otherwise otherwise;

  Deviation(Otherwise otherwise) {
    this.otherwise = otherwise;
  }

  /** True if it ends the connection unless it is tolerated; false if it is always taken. */
  public boolean needsTolerance() {
    return otherwise == Otherwise.CLOSES;
  }

  /** The name in options, for example {@code first-number-1}. */
  public String option() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All that need to be tolerated. */
  public static Set<Deviation> tolerable() {
    EnumSet<Deviation> all = EnumSet.allOf(Deviation.class);
    all.removeIf(deviation -> !deviation.needsTolerance());
    return all;
  }

  /**
   * Reads a list of options.
   *
   * @param text names separated by commas, {@code all}, or nothing
   * @throws IllegalArgumentException naming the one that cannot be tolerated
   */
  public static Set<Deviation> parse(String text) {
    EnumSet<Deviation> set = EnumSet.noneOf(Deviation.class);
    for (String word : text.split(",", -1)) {
      String name = word.strip().toLowerCase(Locale.ROOT);
      if (name.equals("all")) {
        set.addAll(tolerable());
      } else if (!name.isEmpty()) {
        set.add(of(name));
      }
    }
    return set;
  }

  private static Deviation of(String name) {
    return tolerable().stream()
        .filter(deviation -> deviation.option().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'" + name + "', expected all or some of " + options()));
  }

  private static String options() {
    return String.join(
        ", ",
        Arrays.stream(values()).filter(Deviation::needsTolerance).map(Deviation::option).toList());
  }
}
