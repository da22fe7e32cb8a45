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
 * @param dialect octets of the addresses, and where else peers differ
 * @param time how the stations tell the time
 * @param acknowledge when a received ASDU may be acknowledged: as soon as it is received, or only
 *     when the listener is done with it
 * @param maxPending ASDUs handed to the listener and not yet done, 1 to 1000000; while there are
 *     more, received frames are not acknowledged, so that the peer stops at its k
 * @param transport what lies below: security, limits, addresses
 */
public record LinkSettings(
    ApciSettings apci,
    Dialect dialect,
    TimeRules time,
    Acknowledge acknowledge,
    int maxPending,
    TransportSettings transport) {

  /** Standard windows, timers and sizes, UTC, acknowledged when received, 1024 pending. */
  public static final LinkSettings DEFAULT =
      new LinkSettings(
          ApciSettings.DEFAULT,
          Dialect.STANDARD,
          TimeRules.DEFAULT,
          Acknowledge.RECEIVED,
          1024,
          TransportSettings.DEFAULT);

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

  /** Octets of the addresses. */
  public AddressSizes sizes() {
    return dialect.sizes();
  }

  /** A copy with other windows and timers. */
  public LinkSettings withApci(ApciSettings value) {
    return new LinkSettings(value, dialect, time, acknowledge, maxPending, transport);
  }

  /** A copy with other address sizes. */
  public LinkSettings withSizes(AddressSizes value) {
    return new LinkSettings(
        apci, dialect.withSizes(value), time, acknowledge, maxPending, transport);
  }

  /** A copy with another dialect. */
  public LinkSettings withDialect(Dialect value) {
    return new LinkSettings(apci, value, time, acknowledge, maxPending, transport);
  }

  /** A copy with other rules of time. */
  public LinkSettings withTime(TimeRules value) {
    return new LinkSettings(apci, dialect, value, acknowledge, maxPending, transport);
  }

  /** A copy with another time zone of the stations that have none of their own. */
  public LinkSettings withZone(ZoneId value) {
    return withTime(time.withZone(value));
  }

  /** A copy with another moment of acknowledgement. */
  public LinkSettings withAcknowledge(Acknowledge value) {
    return new LinkSettings(apci, dialect, time, value, maxPending, transport);
  }

  /** A copy with another limit of pending ASDUs. */
  public LinkSettings withMaxPending(int value) {
    return new LinkSettings(apci, dialect, time, acknowledge, value, transport);
  }

  /** A copy with another transport. */
  public LinkSettings withTransport(TransportSettings value) {
    return new LinkSettings(apci, dialect, time, acknowledge, maxPending, value);
  }
}
