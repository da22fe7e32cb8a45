package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.apci.ApciSession.Acknowledge;
import io.github.cameliec104.protocol.apci.ApciSettings;
import io.github.cameliec104.protocol.asdu.AddressSizes;
import io.github.cameliec104.protocol.asdu.TimeRules;
import java.time.ZoneId;

/**
 * What both ends of a link must agree on, and how fast it may deliver.
 *
 * @param apci windows and timers
 * @param sizes octets of the addresses
 * @param time how the stations tell the time
 * @param acknowledge when a received ASDU may be acknowledged: as soon as it is received, or only
 *     when the listener is done with it
 * @param maxPending ASDUs handed to the listener and not yet done, 1 to 1000000; while there are
 *     more, received frames are not acknowledged, so that the peer stops at its k
 */
public record LinkSettings(
    ApciSettings apci,
    AddressSizes sizes,
    TimeRules time,
    Acknowledge acknowledge,
    int maxPending) {

  /** Standard windows, timers and sizes, UTC, acknowledged when received, 1024 pending. */
  public static final LinkSettings DEFAULT =
      new LinkSettings(
          ApciSettings.DEFAULT,
          AddressSizes.STANDARD,
          TimeRules.DEFAULT,
          Acknowledge.RECEIVED,
          1024);

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if maxPending is outside its range
   */
  public LinkSettings {
    if (maxPending < 1 || maxPending > 1_000_000) {
      throw new IllegalArgumentException("maxPending=" + maxPending + ", expected 1..1000000");
    }
  }

  /** A copy with other windows and timers. */
  public LinkSettings withApci(ApciSettings value) {
    return new LinkSettings(value, sizes, time, acknowledge, maxPending);
  }

  /** A copy with other address sizes. */
  public LinkSettings withSizes(AddressSizes value) {
    return new LinkSettings(apci, value, time, acknowledge, maxPending);
  }

  /** A copy with other rules of time. */
  public LinkSettings withTime(TimeRules value) {
    return new LinkSettings(apci, sizes, value, acknowledge, maxPending);
  }

  /** A copy with another time zone of the stations that have none of their own. */
  public LinkSettings withZone(ZoneId value) {
    return withTime(time.withZone(value));
  }

  /** A copy with another moment of acknowledgement. */
  public LinkSettings withAcknowledge(Acknowledge value) {
    return new LinkSettings(apci, sizes, time, value, maxPending);
  }

  /** A copy with another limit of pending ASDUs. */
  public LinkSettings withMaxPending(int value) {
    return new LinkSettings(apci, sizes, time, acknowledge, value);
  }
}
