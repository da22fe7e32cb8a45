package io.github.cameliec104.protocol.asdu;

/** How far the summer time of a station and its flag SU are believed (101 §7.2.6.18). */
public enum SummerTime {
  /**
   * The station goes by the rules of its zone; SU tells which of the two is meant in the hour that
   * the change to standard time repeats. In all other hours SU is not looked at: many stations
   * never set it.
   */
  TRUST,
  /**
   * The station goes by the rules of its zone and its SU means nothing: in the repeated hour the
   * moment nearer to the reception is taken.
   */
  IGNORE,
  /** The station stays on standard time all year; SU is not looked at and not sent. */
  NEVER
}
