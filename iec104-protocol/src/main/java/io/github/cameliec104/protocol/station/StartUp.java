package io.github.cameliec104.protocol.station;

import java.time.Duration;
import java.util.List;

/**
 * What a master does by itself, and how it asks.
 *
 * @param interrogate the common addresses interrogated after each start, periodically, and after an
 *     end of initialisation; 65535 asks all stations; empty asks none
 * @param requests how it asks, and how long it waits for answers
 * @param procedures what it does besides interrogating each station after each start
 */
public record StartUp(List<Integer> interrogate, RequestRules requests, ProcedureRules procedures) {

  /** The common address that means all stations, however many octets the link has for it. */
  public static final int ALL_STATIONS = 0xFFFF;

  /** All stations (65535), 10 s, 30 s, originator 0, no clock synchronisation, nothing periodic. */
  public static final StartUp DEFAULT =
      new StartUp(List.of(ALL_STATIONS), RequestRules.DEFAULT, ProcedureRules.DEFAULT);

  /**
   * Copies the list and checks the ranges.
   *
   * @throws IllegalArgumentException if a value is outside its range; the message names value and
   *     range
   */
  public StartUp {
    interrogate = List.copyOf(interrogate);
    for (int address : interrogate) {
      Limits.check("common address to interrogate", address, 1, ALL_STATIONS);
    }
  }

  /** How long a request may take until it is confirmed. */
  public Duration confirmationTimeout() {
    return requests.confirmationTimeout();
  }

  /** How long a confirmed request may take until it is terminated. */
  public Duration terminationTimeout() {
    return requests.terminationTimeout();
  }

  /** Originator address of this master in all requests, 0 to 255; 0 means not used. */
  public int originator() {
    return requests.originator();
  }

  /** Whether the clocks of the interrogated stations are set after each start. */
  public boolean clock() {
    return procedures.clock().atStart();
  }

  /** A copy that interrogates these common addresses. */
  public StartUp withInterrogate(List<Integer> addresses) {
    return new StartUp(addresses, requests, procedures);
  }

  /** A copy with other time limits. */
  public StartUp withTimeouts(Duration confirmation, Duration termination) {
    return withRequests(requests.withTimeouts(confirmation, termination));
  }

  /** A copy with another originator address. */
  public StartUp withOriginator(int address) {
    return withRequests(requests.withOriginator(address));
  }

  /** A copy with clock synchronisation after each start switched. */
  public StartUp withClock(boolean value) {
    return withProcedures(
        procedures.withClock(new ProcedureRules.Clock(value, procedures.clock().period())));
  }

  /** A copy that asks otherwise. */
  public StartUp withRequests(RequestRules value) {
    return new StartUp(interrogate, value, procedures);
  }

  /** A copy with other procedures. */
  public StartUp withProcedures(ProcedureRules value) {
    return new StartUp(interrogate, requests, value);
  }
}
