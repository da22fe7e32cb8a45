package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.asdu.Quality;

/** What becomes of the points of a route when the link to their station is lost. */
public enum LinkLoss {
  /** Nothing: their last values stay as they are. */
  NONE(0),
  /** They are told again with their last values, not topical. */
  NOT_TOPICAL(Quality.NOT_TOPICAL),
  /** They are told again with their last values, invalid and not topical. */
  INVALID(Quality.INVALID | Quality.NOT_TOPICAL);

  private final int flags;

  LinkLoss(int flags) {
    this.flags = flags;
  }

  /** The flags that are added. */
  Quality flags() {
    return Quality.of(flags);
  }
}
