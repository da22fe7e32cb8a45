package io.github.cameliec104.protocol.station;

import org.jspecify.annotations.Nullable;

/**
 * Whether masters may parametrize measured values.
 *
 * @param allowed whether they may; otherwise the types 110 to 113 are unknown
 * @param interrogated whether interrogations report the parameters of the points they report
 * @param store keeps what was loaded, null if it may be forgotten with the slave
 */
public record ParameterRules(
    boolean allowed, boolean interrogated, @Nullable ParameterStore store) {

  /** Masters may not. */
  public static final ParameterRules REFUSED = new ParameterRules(false, false, null);

  /** Masters may; what they loaded ends with the slave. */
  public static final ParameterRules ALLOWED = new ParameterRules(true, false, null);

  /** A copy that reports parameters in interrogations, or not. */
  public ParameterRules withInterrogated(boolean value) {
    return new ParameterRules(allowed, value, store);
  }

  /** A copy that is kept elsewhere. */
  public ParameterRules withStore(@Nullable ParameterStore value) {
    return new ParameterRules(allowed, interrogated, value);
  }
}
