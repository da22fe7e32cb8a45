package io.github.cameliec104.protocol.station;

/**
 * How a slave treats its clock and its start.
 *
 * @param clock what it does when a master sets its clock
 * @param endOfInitialization whether each of its stations tells once, as the first ASDU after the
 *     first start of data transfer, that it has started (M_EI_NA_1, 101 §7.4.4)
 */
public record SystemRules(ClockMode clock, boolean endOfInitialization) {

  /** Refuses to have its clock set, and tells nothing at the start. */
  public static final SystemRules DEFAULT = new SystemRules(ClockMode.REFUSE, false);
}
