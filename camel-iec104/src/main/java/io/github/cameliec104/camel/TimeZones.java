package io.github.cameliec104.camel;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Time zones as options write them. */
final class TimeZones {

  private static final String ZONES = ", expected zones such as UTC, Europe/Berlin or +03:00";

  private TimeZones() {}

  /**
   * One zone.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  static ZoneId zone(String option, String text) {
    try {
      return ZoneId.of(text.replaceFirst("^ (?=\\d)", "+").trim()); // + is a blank in a URI
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(option + "=" + text + ZONES, e);
    }
  }

  /**
   * Zones by common address, written {@code 1:Europe/Berlin,2:UTC}.
   *
   * @throws IllegalArgumentException if the text is written otherwise or an address stands twice
   */
  static Map<Integer, ZoneId> byStation(String option, @Nullable String text) {
    Map<Integer, ZoneId> zones = new HashMap<>();
    if (text == null || text.isBlank()) {
      return zones;
    }
    for (String entry : text.split(",", -1)) {
      int colon = entry.indexOf(':');
      String address = entry.substring(0, Math.max(colon, 0)).trim();
      if (!address.matches("\\d{1,5}")) {
        throw new IllegalArgumentException(
            option + ": '" + entry + "', expected a list such as 1:Europe/Berlin,2:UTC");
      }
      ZoneId zone = zone(option, entry.substring(colon + 1));
      if (zones.put(Integer.valueOf(address), zone) != null) {
        throw new IllegalArgumentException(
            option + ": station " + address + " twice, expected each station once");
      }
    }
    return zones;
  }
}
