package io.github.cameliec104.protocol.asdu;

/**
 * What the time tags that this side makes tell beside the time.
 *
 * @param summerTime whether SU is set while summer time is in force in the zone
 * @param dayOfWeek whether the day of the week is told; else it is 0, not used
 * @param substituted whether a slave flags tags as substituted (GEN) that it makes by its own clock
 *     because what it publishes came without time
 * @param invalidUntilSynchronized whether a slave flags such tags as invalid until a master has set
 *     its clock
 */
public record SentTags(
    boolean summerTime, boolean dayOfWeek, boolean substituted, boolean invalidUntilSynchronized) {

  /** SU and day of week are told, the own clock is genuine and valid. */
  public static final SentTags DEFAULT = new SentTags(true, true, false, false);
}
