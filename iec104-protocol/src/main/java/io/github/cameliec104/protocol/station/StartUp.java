package io.github.cameliec104.protocol.station;

import java.time.Duration;
import java.util.List;

/**
 * What a master does after each start of data transfer, and how long it waits for answers.
 *
 * @param interrogate the common addresses interrogated after each start and after an end of
 *     initialisation; 65535 asks all stations; empty asks none
 * @param confirmationTimeout how long a request may take until it is confirmed
 * @param terminationTimeout how long a confirmed request may take until it is terminated
 * @param originator originator address of this master in all requests, 0 to 255; 0 means not used
 * @param clock true synchronises the clock of these stations after each interrogation at the start
 */
public record StartUp(
    List<Integer> interrogate,
    Duration confirmationTimeout,
    Duration terminationTimeout,
    int originator,
    boolean clock) {

  /** The common address that means all stations, however many octets the link has for it. */
  public static final int ALL_STATIONS = 0xFFFF;

  /** All stations (65535), 10 s, 30 s, originator 0, no clock synchronisation. */
  public static final StartUp DEFAULT =
      new StartUp(List.of(ALL_STATIONS), Duration.ofSeconds(10), Duration.ofSeconds(30), 0, false);

  /**
   * Copies the list and checks the ranges.
   *
   * @throws IllegalArgumentException if a value is outside its range; the message names value and
   *     range
   */
  public StartUp {
    interrogate = List.copyOf(interrogate);
    for (int address : interrogate) {
      check("common address to interrogate", address, 1, ALL_STATIONS);
    }
    check("originator address", originator, 0, 255);
    positive("confirmationTimeout", confirmationTimeout);
    positive("terminationTimeout", terminationTimeout);
  }

  private static void check(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(name + "=" + value + ", expected " + min + ".." + max);
    }
  }

  private static void positive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + "=" + value + ", expected more than 0");
    }
  }

  /** A copy that interrogates these common addresses. */
  public StartUp withInterrogate(List<Integer> addresses) {
    return new StartUp(addresses, confirmationTimeout, terminationTimeout, originator, clock);
  }

  /** A copy with other time limits. */
  public StartUp withTimeouts(Duration confirmation, Duration termination) {
    return new StartUp(interrogate, confirmation, termination, originator, clock);
  }

  /** A copy with another originator address. */
  public StartUp withOriginator(int address) {
    return new StartUp(interrogate, confirmationTimeout, terminationTimeout, address, clock);
  }

  /** A copy with clock synchronisation switched. */
  public StartUp withClock(boolean value) {
    return new StartUp(interrogate, confirmationTimeout, terminationTimeout, originator, value);
  }
}
