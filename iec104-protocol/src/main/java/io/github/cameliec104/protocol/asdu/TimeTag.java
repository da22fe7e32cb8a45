package io.github.cameliec104.protocol.asdu;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A time tag exactly as sent, with its flags; converted to an instant only with a time zone in
 * hand.
 */
public sealed interface TimeTag permits Cp24Time, Cp56Time {

  /** What time tag a type carries, and its octets. */
  enum Kind {
    /** No time tag. */
    NONE(0),
    /** CP24Time2a, minutes and milliseconds; not part of the -104 subset. */
    CP24(Cp24Time.SIZE),
    /** CP56Time2a, full date and time. */
    CP56(Cp56Time.SIZE);

    private final int size;

    Kind(int size) {
      this.size = size;
    }

    int size() {
      return size;
    }

    @Nullable TimeTag read(ByteBuffer in) {
      return switch (this) {
        case NONE -> null;
        case CP24 -> Cp24Time.read(in);
        case CP56 -> Cp56Time.read(in);
      };
    }
  }

  /** Which of the two forms this is. */
  Kind kind();

  /** Milliseconds within the minute as sent, 0 to 65535; above 59999 the time is impossible. */
  int millis();

  /** Minute as sent, 0 to 63; above 59 the time is impossible. */
  int minute();

  /** IV: the source declares the time invalid. */
  boolean invalid();

  /** GEN (RES1): the time was substituted, it is not the source's own. */
  boolean substituted();

  /**
   * The instant meant, as {@link TimeRules#read} reads it with summer time trusted.
   *
   * @param zone the zone in which the source tells the time
   * @param reference a moment near the tag, such as the time of reception; completes a {@link
   *     Cp24Time}
   * @return null if the octets are no possible time (month 0, 31 February, millisecond 60000); IV
   *     is not looked at
   */
  default @Nullable Instant toInstant(ZoneId zone, Instant reference) {
    return TimeRules.of(zone).read(this, 0, reference).instant();
  }

  /** Writes the octets. */
  void write(ByteBuffer out);
}
