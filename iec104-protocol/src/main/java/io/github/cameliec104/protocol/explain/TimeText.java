package io.github.cameliec104.protocol.explain;

import io.github.cameliec104.protocol.asdu.Cp56Time;
import io.github.cameliec104.protocol.asdu.TimeTag;

/** A time tag as the station told it, in the station's zone, which the octets do not name. */
final class TimeText {

  private TimeText() {}

  /** For example {@code 2026-11-20 10:00:00.123 SU}; flags follow the time. */
  static String of(TimeTag time) {
    int seconds = time.millis() / 1000;
    int millis = time.millis() % 1000;
    String text =
        time instanceof Cp56Time full
            ? "%04d-%02d-%02d %02d:%02d:%02d.%03d%s%s"
                .formatted(
                    full.year(),
                    full.month(),
                    full.dayOfMonth(),
                    full.hour(),
                    full.minute(),
                    seconds,
                    millis,
                    full.summerTime() ? " SU" : "",
                    full.possible() ? "" : " (impossible)")
            : "%02d:%02d.%03d".formatted(time.minute(), seconds, millis);
    return text + (time.invalid() ? " IV" : "") + (time.substituted() ? " GEN" : "");
  }
}
