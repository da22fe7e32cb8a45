package io.github.cameliec104.protocol.station;

import org.jspecify.annotations.Nullable;

/** What a parameter of a measured value is: KPA in QPM (101 §7.2.6.24). */
public enum ParameterKind {
  /** The dead band, in units of the value sent. */
  THRESHOLD(1),
  /** The time constant of a first order filter; its unit stands with {@link PointParameters}. */
  SMOOTHING(2),
  /** A value that falls below it, or comes back, is reported whatever the dead band is. */
  LOW_LIMIT(3),
  /** A value that rises above it, or comes back, is reported whatever the dead band is. */
  HIGH_LIMIT(4);

  private final int number;

  ParameterKind(int number) {
    this.number = number;
  }

  /** KPA on the wire. */
  public int number() {
    return number;
  }

  /** The kind of a number, or null for a reserved or private one. */
  public static @Nullable ParameterKind of(int number) {
    return number >= 1 && number <= values().length ? values()[number - 1] : null;
  }
}
