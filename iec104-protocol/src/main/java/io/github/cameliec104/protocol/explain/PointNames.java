package io.github.cameliec104.protocol.explain;

import org.jspecify.annotations.Nullable;

/** What points are called. */
@FunctionalInterface
public interface PointNames {

  /** No point has a name. */
  PointNames NONE = (commonAddress, objectAddress, command) -> null;

  /**
   * The name of an object, or null.
   *
   * @param command true for an object that is commanded, false for a point that reports; both may
   *     share an address
   */
  @Nullable String name(int commonAddress, int objectAddress, boolean command);
}
