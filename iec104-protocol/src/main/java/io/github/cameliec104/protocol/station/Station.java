package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Asdu;
import org.jspecify.annotations.Nullable;

/**
 * The application layer of one link, driven by whoever owns the link. All calls come on the link's
 * event loop; {@code nowNanos} is its monotonic clock.
 */
public interface Station {

  /** Data transfer has started: ASDUs may flow both ways. */
  void started(long nowNanos);

  /** Data transfer has stopped, or the connection is gone; nothing is sent until the next start. */
  void stopped(String reason, long nowNanos);

  /**
   * An ASDU arrived, in order and once.
   *
   * @param done to be run once, from any thread, when the ASDU is processed
   */
  void received(Asdu asdu, Runnable done, long nowNanos);

  /** Whether the link may go on although the peer deviates in a way that else ends it. */
  default boolean tolerates(Deviation deviation) {
    return false;
  }

  /**
   * The peer deviated from the standard.
   *
   * @param detail what was seen and what was expected
   */
  default void deviates(Deviation deviation, String detail) {}

  /** The next ASDU to send, or null if there is none; asked only while the window is open. */
  @Nullable Asdu next(long nowNanos);

  /** The peer acknowledged that many of the oldest ASDUs taken from {@link #next}. */
  void acknowledged(int asdus, long nowNanos);

  /** When {@link #onDeadline} is to be called, or {@link Long#MAX_VALUE}. */
  long deadline();

  /** A deadline may have passed. */
  void onDeadline(long nowNanos);
}
