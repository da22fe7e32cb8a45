package io.github.cameliec104.camel;

/** What happens when a station refuses a request. */
public enum Refusal {
  /** The exchange fails with an {@link Iec104RefusedException}. */
  EXCEPTION,
  /** The exchange goes on; headers and result tell of the refusal. */
  VALUE
}
