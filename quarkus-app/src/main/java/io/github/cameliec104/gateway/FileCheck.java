package io.github.cameliec104.gateway;

import io.github.cameliec104.camel.points.Point;
import io.github.cameliec104.camel.points.PointListException;
import io.github.cameliec104.camel.points.PointListReader;
import io.github.cameliec104.camel.points.Problem;
import io.github.cameliec104.camel.points.ScadaPyClient;
import io.github.cameliec104.camel.points.ScadaPyClientReader;
import io.github.cameliec104.camel.points.ScadaPyPoint.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Recognises what a file is by its content, and says what is wrong with it. */
final class FileCheck {
  private static final Pattern ROUTES =
      Pattern.compile(
          "(?m)^- *(from|route|routeTemplate|templatedRoute|routeConfiguration|beans|rest|"
              + "onException|errorHandler|intercept\\w*)\\s*:");
  private static final Pattern SCADAPY_CLIENT = Pattern.compile("\"Client\"\\s*:");

  private FileCheck() {}

  /**
   * What was found.
   *
   * @param summary what the file holds, if it can be used
   * @param problems errors, or warnings if it can be used; a line each
   */
  record Result(boolean usable, String summary, List<String> problems) {
    static Result bad(List<String> problems) {
      return new Result(false, "", problems);
    }

    static Result good(String summary, List<Problem> warnings) {
      return new Result(
          true, summary, warnings.stream().map(warning -> "warning: " + warning).toList());
    }
  }

  static Result of(Path file) {
    try {
      return of(file.toString(), Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Result.bad(List.of(file + ": no such file"));
    } catch (IOException e) {
      return Result.bad(
          List.of(
              file + (Files.isDirectory(file) ? ": it is a folder" : ": " + Failures.words(e))));
    } catch (PointListException e) {
      return Result.bad(e.problems().stream().map(Problem::toString).toList());
    }
  }

  private static Result of(String name, byte[] octets) throws IOException {
    String text = new String(octets, StandardCharsets.UTF_8);
    if (isRoutes(name, text)) {
      return RouteCheck.of(name);
    }
    if (SCADAPY_CLIENT.matcher(text).find()) {
      return client(ScadaPyClientReader.read(new ByteArrayInputStream(octets), name));
    }
    PointListReader.Result points = PointListReader.read(new ByteArrayInputStream(octets), name);
    return Result.good(points(points.points().points()), points.warnings());
  }

  /** Whether a file that can be read holds routes. */
  static boolean isRoutes(Path file) {
    try {
      return isRoutes(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UserError(file + ": " + Failures.words(e), e);
    }
  }

  private static boolean isRoutes(String name, String text) {
    return name.matches("(?s).*\\.camel\\.ya?ml")
        || (name.matches("(?s).*\\.ya?ml") && ROUTES.matcher(text).find());
  }

  private static Result client(ScadaPyClientReader.Result read) {
    ScadaPyClient client = read.client();
    String summary =
        String.format(
            "ScadaPy client of %s, %d points (%d single, %d measured), datagrams to %s",
            client.station(),
            client.points().size(),
            client.points(Kind.SINGLE_POINT).size(),
            client.points(Kind.MEASURE_VALUE).size(),
            client.udp().asDestination());
    return Result.good(summary, read.warnings());
  }

  private static String points(List<Point> points) {
    long commands = points.stream().filter(Point::isCommand).count();
    long stations = points.stream().mapToInt(Point::commonAddress).distinct().count();
    List<String> parts = new ArrayList<>();
    parts.add(count(points.size() - commands, "point"));
    if (commands > 0) {
      parts.add(count(commands, "command"));
    }
    if (stations > 1) {
      parts.add(count(stations, "station"));
    }
    return String.join(", ", parts);
  }

  static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
