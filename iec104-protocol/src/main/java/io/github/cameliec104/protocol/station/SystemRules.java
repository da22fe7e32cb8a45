package io.github.cameliec104.protocol.station;

/**
 * How a slave treats its clock, its start and its process.
 *
 * @param clock what it does when a master sets its clock
 * @param endOfInitialization whether each of its stations tells once, as the first ASDU after the
 *     first start of data transfer, that it has started (M_EI_NA_1, 101 §7.4.4)
 * @param process what it sends by itself, and what masters may parametrize
 */
public record SystemRules(ClockMode clock, boolean endOfInitialization, ProcessRules process) {

  /** Refuses to have its clock set, tells nothing at the start, and sends events only. */
  public static final SystemRules DEFAULT = new SystemRules(ClockMode.REFUSE, false);

  /** The process as usual. */
  public SystemRules(ClockMode clock, boolean endOfInitialization) {
    this(clock, endOfInitialization, ProcessRules.DEFAULT);
  }

  /** A copy that treats the process otherwise. */
  public SystemRules withProcess(ProcessRules value) {
    return new SystemRules(clock, endOfInitialization, value);
  }
}
