package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TimeQuality;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the quality of an update comes from: what was received, what was added here and why, and
 * how far its time may be trusted.
 *
 * @param reason why the quality is not the one received
 * @param received the quality as received; of an update that was never received that of the mark
 * @param added flags added here; not all values have a bit for them
 * @param since when they were added; null for {@link QualityReason#AS_RECEIVED}
 * @param time quality of the time
 */
public record Provenance(
    QualityReason reason,
    Quality received,
    Quality added,
    @Nullable Instant since,
    TimeQuality time) {

  private static final Provenance GOOD = made(Quality.GOOD, TimeQuality.GOOD);

  /** What came as it is. */
  public static Provenance asReceived(Quality quality, TimeQuality time) {
    return quality.isGood() && time.isGood() ? GOOD : made(quality, time);
  }

  private static Provenance made(Quality quality, TimeQuality time) {
    return new Provenance(QualityReason.AS_RECEIVED, quality, Quality.GOOD, null, time);
  }
}
