package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.asdu.SystemElement.CounterInterrogation;
import io.github.cameliec104.protocol.asdu.SystemElement.Interrogation;
import io.github.cameliec104.protocol.station.StartUp;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Lists of stations and groups in options. */
final class Qualifiers {

  /**
   * How groups are written and what they are on the wire.
   *
   * @param whole the word for everything
   * @param wholeQualifier its qualifier
   * @param groups how many groups there are
   * @param offset qualifier of group 0, if there were one
   */
  record Kind(String whole, int wholeQualifier, int groups, int offset) {}

  /** QOI: station and groups 1 to 16. */
  static final Kind INTERROGATION =
      new Kind("station", Interrogation.STATION, 16, Interrogation.STATION);

  /** RQT: all and groups 1 to 4. */
  static final Kind COUNTERS =
      new Kind("all", CounterInterrogation.GENERAL, 4, CounterInterrogation.FIRST_GROUP - 1);

  private Qualifiers() {}

  /**
   * Reads a list such as {@code station,1,3-5}.
   *
   * @throws IllegalArgumentException if it is not written so; the message names the option
   */
  static List<Integer> parse(String option, String text, Kind kind) {
    try {
      return Arrays.stream(text.split(",", -1))
          .map(String::trim)
          .flatMapToInt(part -> part(part, kind))
          .distinct()
          .boxed()
          .toList();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          String.format(
              "%s=%s, expected %s or groups 1 to %d, such as 1,3-4",
              option, text, kind.whole, kind.groups),
          e);
    }
  }

  private static IntStream part(String part, Kind kind) {
    if (part.equalsIgnoreCase(kind.whole)) {
      return IntStream.of(kind.wholeQualifier);
    }
    int dash = part.indexOf('-');
    int first = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
    int last = Integer.parseInt(part.substring(dash + 1));
    if (first < 1 || last < first || last > kind.groups) {
      throw new NumberFormatException("no group");
    }
    return IntStream.rangeClosed(first + kind.offset, last + kind.offset);
  }

  /**
   * Reads {@code true} for all stations, {@code false} for none, or common addresses.
   *
   * @throws IllegalArgumentException if it is not written so; the message names the option
   */
  static List<Integer> stations(String option, String text) {
    String list = text.trim();
    if (list.equalsIgnoreCase("true")) {
      return List.of(StartUp.ALL_STATIONS);
    }
    if (list.equalsIgnoreCase("false")) {
      return List.of();
    }
    try {
      return Arrays.stream(list.split(",")).map(String::trim).map(Integer::valueOf).toList();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          option + "=" + list + ", expected true, false or common addresses such as 1,2", e);
    }
  }
}
