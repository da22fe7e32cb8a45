package io.github.cameliec104.camel.points;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Reads point lists: our own format as YAML, JSON or CSV, and the configuration files of ScadaPy
 * ({@code iec104client.json}, {@code iec104server.json}). The format is recognised by the content.
 *
 * <p>Our own format in YAML; JSON has the same keys, and CSV has them in its header line (with
 * comma, semicolon or tab, groups with blanks between):
 *
 * <pre>{@code
 * commonAddress: 1            # default for all points; 1 if absent
 * points:
 *   - { name: WaterTemp, objectAddress: 8001, type: M_ME_TF_1, unit: °C }
 *   - { name: Q0, objectAddress: 4001, type: double-time, groups: [1], alias: "Feeder 1" }
 *   - { name: Q0 command, objectAddress: 20480, type: 46 }
 * }</pre>
 *
 * <p>{@code scale}, {@code offset} and {@code deadband} are the other keys. Addresses may be
 * hexadecimal with {@code 0x}. How types may be written says {@link TypeNames}. Files that are not
 * UTF-8 are read as windows-1251.
 */
public final class PointListReader {

  /**
   * What a file holds.
   *
   * @param points its points in their order
   * @param warnings what is odd but can be used
   */
  public record Result(PointList points, List<Problem> warnings) {}

  private PointListReader() {}

  /**
   * Reads a file and leaves the stream open.
   *
   * @param sourceName what messages call the file
   * @throws PointListException with everything that is wrong in it
   * @throws IOException if the stream cannot be read
   */
  public static Result read(InputStream in, String sourceName) throws IOException {
    Problems problems = new Problems(sourceName);
    return read(SourceText.decode(in.readAllBytes(), sourceName, problems), problems);
  }

  /**
   * Reads a text.
   *
   * @param sourceName what messages call it
   * @throws PointListException with everything that is wrong in it
   */
  public static Result read(String text, String sourceName) {
    return read(new SourceText(sourceName, text), new Problems(sourceName));
  }

  private static Result read(SourceText source, Problems problems) {
    RawDocument document = RawReader.read(source, problems);
    List<Point> points =
        ScadaPyFile.recognises(document)
            ? ScadaPyFile.read(document, problems).pointsForStation()
            : PointEntries.read(document, problems);
    return new Result(PointList.of(points), problems.warningsOrThrow());
  }
}
