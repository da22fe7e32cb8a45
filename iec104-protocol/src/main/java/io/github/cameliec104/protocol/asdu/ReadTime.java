package io.github.cameliec104.protocol.asdu;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a time tag was found to mean.
 *
 * @param instant the moment; null if the octets are no time of the calendar
 * @param quality how far it may be trusted
 */
public record ReadTime(@Nullable Instant instant, TimeQuality quality) {

  /** Of something without time tag. */
  public static final ReadTime NONE = new ReadTime(null, TimeQuality.GOOD);

  /** The same moment with more flags. */
  ReadTime with(int flags) {
    return new ReadTime(instant, quality.with(flags));
  }
}
