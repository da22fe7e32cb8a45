package io.github.cameliec104.camel;

import java.time.Duration;

/**
 * When points are marked that are no longer told.
 *
 * @param linkLoss how, when the link is lost
 * @param linkLossDelay how long the link must be lost
 * @param maxAge how long a point may not be told, zero for ever
 * @param initial whether points of the list are told that the station does not tell
 * @param limit most points watched
 */
record WatchRules(
    LinkLoss linkLoss, Duration linkLossDelay, Duration maxAge, boolean initial, int limit) {

  /** Checks the ranges. */
  WatchRules {
    check("linkLossDelay", linkLossDelay);
    check("maxAge", maxAge);
    if (limit < 1) {
      throw new IllegalArgumentException("watchedPoints=" + limit + ", expected 1 or more");
    }
  }

  private static void check(String option, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(option + "=" + value + ", expected 0 or more");
    }
  }

  /** Whether no point is ever marked. */
  boolean areOff() {
    return linkLoss == LinkLoss.NONE && maxAge.isZero() && !initial;
  }
}
