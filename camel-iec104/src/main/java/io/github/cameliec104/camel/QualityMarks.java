package io.github.cameliec104.camel;

import io.github.cameliec104.camel.points.PointList;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.SystemElement.Interrogation;
import io.github.cameliec104.protocol.station.PointSelection;
import java.util.List;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Messages to what the operation quality of a slave is about. */
final class QualityMarks {

  private final Iec104Configuration options;
  private final PointList points;

  QualityMarks(Iec104Configuration options, PointList points) {
    this.options = options;
    this.points = points;
  }

  /**
   * The points that a message means: one that it names, a group, or a whole station.
   *
   * @throws IllegalArgumentException if it names none that can be, or a wrong group
   */
  PointSelection selection(Message message) {
    Told told = Told.by(options, message);
    if (told.name() != null || told.objectAddress() != null) {
      return PointSelection.point(Target.find(told, options, points, false).address());
    }
    Integer qualifier = message.getHeader(Iec104Constants.QUALIFIER, Integer.class);
    int station =
        told.commonAddress() == null ? Target.commonAddress(options) : told.commonAddress();
    return qualifier == null
        ? PointSelection.station(station)
        : PointSelection.group(station, qualifier - Interrogation.STATION);
  }

  /**
   * The flags of the header.
   *
   * @throws IllegalArgumentException if there is no header, or a word in it that is no flag
   */
  static Quality flags(Message message) {
    String flags = message.getHeader(Iec104Constants.QUALITY, String.class);
    if (flags == null) {
      throw new IllegalArgumentException(
          "no header "
              + Iec104Constants.QUALITY
              + ", expected flags such as 'NT', or none to take them away");
    }
    return flags(flags);
  }

  /** Flags in a text with blanks between them. */
  static Quality flags(@Nullable String text) {
    return text == null || text.isBlank()
        ? Quality.GOOD
        : Quality.parse(List.of(text.strip().split("\\s+")));
  }
}
