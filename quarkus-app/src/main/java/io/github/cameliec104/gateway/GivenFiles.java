package io.github.cameliec104.gateway;

import io.github.cameliec104.camel.Iec104Configuration;
import io.github.cameliec104.camel.points.Point;
import io.github.cameliec104.camel.points.PointList;
import io.github.cameliec104.gateway.interoperability.Given;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What point lists and routes on the command line name. */
final class GivenFiles {

  private GivenFiles() {}

  /**
   * Reads them.
   *
   * @throws UserError naming the file and what is wrong with it
   */
  static Given read(List<Path> files) {
    List<TypeId> types = new ArrayList<>();
    List<Iec104Configuration> links = new ArrayList<>();
    for (Path file : files) {
      FileCheck.Result check = FileCheck.of(file);
      if (!check.usable()) {
        throw new UserError(String.join(System.lineSeparator(), check.problems()));
      }
      if (FileCheck.isRoutes(file)) {
        links(file, types, links);
      } else {
        add(PointListFile.read(file), types);
      }
    }
    return Given.of(types, links);
  }

  private static void links(Path file, List<TypeId> types, List<Iec104Configuration> links) {
    try {
      for (RouteCheck.LinkUse use : RouteCheck.links(file.toString())) {
        links.add(use.configuration());
        add(use.points(), types);
      }
    } catch (IOException e) {
      throw new UserError(file + ": " + Failures.words(e), e);
    }
  }

  private static void add(PointList points, List<TypeId> types) {
    points.points().stream().map(Point::type).forEach(types::add);
  }
}
