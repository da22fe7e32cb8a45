package io.github.cameliec104.protocol.station;

import java.util.List;

/**
 * Receives what a station sends. Called on the link's event loop, one call after the other: every
 * method must return at once.
 */
public interface MasterListener {

  /**
   * Points of one ASDU, in the order sent.
   *
   * @param points at least one
   * @param done to be run once, from any thread, when the points are processed; until then they
   *     count against the link's limit of pending ASDUs
   */
  void points(List<PointUpdate> points, Runnable done);

  /** Something else happened on the link. */
  default void event(LinkEvent event) {}
}
