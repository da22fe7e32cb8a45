package io.github.cameliec104.camel.scadapy;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.github.cameliec104.protocol.asdu.Cp56Time;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The two forms of ScadaPy's datagrams: one JSON object without blanks and line end. Names are
 * escaped where JSON demands it, which ScadaPy itself omits.
 */
public enum ScadaPyDialect {
  /** Up to version 2.9: {@code {"name":"M2","data":[220.001007]}}. */
  MINIMAL {
    @Override
    String datagram(String name, String data, int quality, @Nullable Cp56Time time) {
      StringBuilder out = new StringBuilder(USUAL_LENGTH).append('{');
      return nameAndData(out, name, data).append('}').toString();
    }

    @Override
    @Nullable String linkDown(String name, LocalDateTime now) {
      return null;
    }
  },

  /**
   * From version 3.0: link state, quality octet and time besides, {@code
   * {"con":[1],"name":"M2","data":[49.980000],"q":[0],"h":[14],"m":[44],"s":[48],"d":[15],"mth":[7],"y":[2020]}}.
   * The time is the one sent by the station, without milliseconds, flags or change of zone; zeros
   * if it sent none.
   */
  EXTENDED {
    @Override
    String datagram(String name, String data, int quality, @Nullable Cp56Time time) {
      StringBuilder out = start(1, name, data, quality);
      if (time == null) {
        return end(out, 0, 0, 0, 0, 0, 0);
      }
      int second = time.millis() / MILLIS_PER_SECOND;
      return end(
          out, time.hour(), time.minute(), second, time.dayOfMonth(), time.month(), time.year());
    }

    @Override
    String linkDown(String name, LocalDateTime now) {
      return end(
          start(0, name, "0", LINK_DOWN),
          now.getHour(),
          now.getMinute(),
          now.getSecond(),
          now.getDayOfMonth(),
          now.getMonthValue(),
          now.getYear());
    }
  };

  private static final int USUAL_LENGTH = 128;
  private static final int MILLIS_PER_SECOND = 1000;

  /** What ScadaPy puts in place of the quality while there is no link; no combination of flags. */
  private static final int LINK_DOWN = 100;

  /**
   * The datagram of one received value.
   *
   * @param data the value as text
   * @param quality the quality octet, 0 to 255
   * @param time the time tag as sent, or null
   */
  abstract String datagram(String name, String data, int quality, @Nullable Cp56Time time);

  /**
   * The datagram that tells of one point that the link is down, or null if the dialect has none.
   *
   * @param now the local time
   */
  abstract @Nullable String linkDown(String name, LocalDateTime now);

  private static StringBuilder start(int connected, String name, String data, int quality) {
    StringBuilder out = new StringBuilder(USUAL_LENGTH).append("{\"con\":[").append(connected);
    nameAndData(out.append("],"), name, data);
    return out.append(",\"q\":[").append(quality).append(']');
  }

  private static StringBuilder nameAndData(StringBuilder out, String name, String data) {
    out.append("\"name\":\"");
    JsonStringEncoder.getInstance().quoteAsString(name, out);
    return out.append("\",\"data\":[").append(data).append(']');
  }

  private static String end(
      StringBuilder out, int hour, int minute, int second, int day, int month, int year) {
    field(out, "h", hour);
    field(out, "m", minute);
    field(out, "s", second);
    field(out, "d", day);
    field(out, "mth", month);
    field(out, "y", year);
    return out.append('}').toString();
  }

  private static void field(StringBuilder out, String key, int value) {
    out.append(",\"").append(key).append("\":[").append(value).append(']');
  }
}
