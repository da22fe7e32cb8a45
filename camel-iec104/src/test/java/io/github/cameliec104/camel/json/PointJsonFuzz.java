package io.github.cameliec104.camel.json;

import io.github.cameliec104.camel.points.PointList;
import io.github.cameliec104.camel.points.PointListReader;
import io.github.cameliec104.protocol.station.PointUpdate;
import java.util.List;

/**
 * Any octets as updates in JSON: refused, or read, and then written to what is read as the same.
 */
public final class PointJsonFuzz {

  private static final PointList POINTS =
      PointListReader.read(
              """
              points:
                - { name: A, objectAddress: 9, type: M_IT_TB_1 }
                - { name: B, objectAddress: 10, type: M_ME_NB_1, scale: 0.1, offset: -40 }
                - { name: C, objectAddress: 11, type: M_DP_TB_1 }
              """,
              "points.yaml")
          .points();
  private static final PointJson JSON = new PointJson(POINTS);

  private PointJsonFuzz() {}

  /** Fails if reading does anything else. */
  public static void fuzzerTestOneInput(byte[] octets) {
    List<PointUpdate> updates;
    try {
      updates = JSON.readAll(octets);
    } catch (JsonFormatException e) {
      check(!e.expected().isBlank(), "what is expected is told");
      return;
    }
    for (PointUpdate update : updates) {
      String text = JSON.text(update);
      String again = JSON.text(JSON.read(text));
      check(again.equals(text), text + " is read as " + again);
    }
  }

  private static void check(boolean expected, String what) {
    if (!expected) {
      throw new AssertionError(what);
    }
  }
}
