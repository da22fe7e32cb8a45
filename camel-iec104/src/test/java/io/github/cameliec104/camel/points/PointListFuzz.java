package io.github.cameliec104.camel.points;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Any octets as a point list and as ScadaPy's configuration: read, or refused with problems. */
public final class PointListFuzz {

  private PointListFuzz() {}

  /** Fails if reading does anything else. */
  public static void fuzzerTestOneInput(byte[] octets) {
    try {
      PointList list = PointListReader.read(new ByteArrayInputStream(octets), "fuzz").points();
      for (Point point : list.points()) {
        check(!point.toString().isEmpty());
      }
    } catch (PointListException e) {
      check(!e.problems().isEmpty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      ScadaPyClientReader.read(new ByteArrayInputStream(octets), "fuzz");
    } catch (PointListException e) {
      check(!e.problems().isEmpty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void check(boolean expected) {
    if (!expected) {
      throw new AssertionError("nothing is told");
    }
  }
}
