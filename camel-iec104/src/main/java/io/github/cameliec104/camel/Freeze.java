package io.github.cameliec104.camel;

/** What a counter interrogation does, in the order of FRZ (101 §7.2.6.23). */
public enum Freeze {
  /** Reads the frozen, else the present values. */
  READ,
  /** Freezes the present values, to be read later. */
  FREEZE,
  /** Freezes the present values and counts from 0 again. */
  FREEZE_AND_RESET,
  /** Counts from 0 again. */
  RESET
}
