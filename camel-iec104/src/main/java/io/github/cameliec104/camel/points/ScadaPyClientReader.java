package io.github.cameliec104.camel.points;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Reads {@code iec104client.json}, the configuration of ScadaPy's {@code iec104client}.
 *
 * <p>Accepts what that program accepts, and beyond it what people paste from its documentation:
 * remarks ({@code //}, {@code /* *}{@code /}, {@code --}), a comma before a closing bracket,
 * numbers without quotes. Numbers are read up to the first character that is no digit, with a
 * warning.
 */
public final class ScadaPyClientReader {

  private static final int MAX_PORT = 0xFFFF;
  private static final List<String> KEYS =
      List.of("UdpPort", "UdpIp", "Iec104Port", "Iec104Ip", "Debug", "TimeSync");

  /**
   * What a file holds.
   *
   * @param client the configuration
   * @param warnings what is odd but can be used
   */
  public record Result(ScadaPyClient client, List<Problem> warnings) {}

  private ScadaPyClientReader() {}

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
    ScadaPyFile file = ScadaPyFile.read(RawReader.read(source, problems), problems);
    ScadaPyFields fields = file.client();
    if (fields == null) {
      String found = file.server() ? "this is a file for iec104server" : "missing";
      String expected = ", expected an object with " + String.join(", ", KEYS);
      problems.error(null, ScadaPyFile.CLIENT, found + expected);
      throw problems.failure();
    }
    fields.checkKeys(KEYS);
    int udpPort = fields.number("UdpPort", 1, MAX_PORT);
    String udpIp = fields.required("UdpIp", "an address");
    int port = fields.number("Iec104Port", 1, MAX_PORT);
    String host = fields.required("Iec104Ip", "an address or a name");
    boolean debug = fields.flag("Debug");
    boolean timeSync = fields.flag("TimeSync");
    List<Problem> warnings = problems.warningsOrThrow();
    HostPort udp = new HostPort(udpIp, udpPort);
    HostPort station = new HostPort(host, port);
    return new Result(new ScadaPyClient(udp, station, debug, timeSync, file.points()), warnings);
  }
}
