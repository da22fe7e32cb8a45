package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.CounterNotes;
import io.github.cameliec104.protocol.asdu.Monitored.Counter;
import org.jspecify.annotations.Nullable;

/**
 * The readings of one counter: what was frozen last, under which number, and what happened to the
 * counter since (101 §7.2.6.9).
 *
 * <p>A count of 32 bits that runs over its end carries; one that goes back otherwise was adjusted.
 * What the application tells about carry and adjustment holds, too: a counter that ends elsewhere,
 * say at 999999, is only known by it.
 */
final class CounterReadings {

  /** Readings are numbered modulo 32. */
  private static final int NUMBERS = 32;

  private @Nullable Counter frozen;

  /** What the application counted when the counter was reset last. */
  private int base;

  private int number;

  /** The last count that was valid. */
  private @Nullable Integer last;

  private boolean carry;
  private boolean adjusted;

  /** What the counter was at the last freeze, null before the first. */
  @Nullable Counter frozen() {
    return frozen;
  }

  /** Takes what the application counted and returns what masters are told. */
  Counter take(Counter reported) {
    Counter told = new Counter(reported.value() - base, reported.notes());
    CounterNotes notes = reported.notes();
    if (!notes.invalid()) {
      compare(told.value(), notes.carry());
      last = told.value();
    }
    carry |= notes.carry();
    adjusted |= notes.adjusted();
    return told;
  }

  private void compare(int count, boolean carried) {
    if (last != null && count != last) {
      boolean upwards = count - last > 0; // on a circle of 32 bits
      boolean over = upwards != count > last;
      carry |= upwards && over;
      adjusted |= !upwards && !carried;
    }
  }

  /** Keeps the present count under the next number; the notes begin anew. */
  Counter freeze(Counter present) {
    number = (number + 1) % NUMBERS;
    boolean invalid = present.notes().invalid();
    Counter reading =
        new Counter(present.value(), new CounterNotes(number, carry, adjusted, invalid));
    frozen = reading;
    carry = false;
    adjusted = false;
    return reading;
  }

  /**
   * Counts from 0 again, although the application goes on from where it is.
   *
   * @param read whether the count was frozen just before; otherwise it was adjusted
   */
  Counter reset(Counter present, boolean read) {
    base += present.value();
    adjusted |= !read;
    last = last == null ? null : 0;
    return new Counter(0, present.notes());
  }
}
