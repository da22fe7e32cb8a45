package io.github.cameliec104.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The files with routes that the user named. */
final class RouteFiles {
  private static final String SUFFIX = ".camel.yaml";

  private RouteFiles() {}

  /**
   * The resources for files and folders: of a folder all files {@code *.camel.yaml}, by name.
   *
   * @throws UserError if a file is not there, is no YAML, or a folder holds no routes
   */
  static List<String> resources(List<Path> paths) {
    List<String> resources = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        resources.addAll(inFolder(path));
      } else if (!Files.isReadable(path)) {
        throw new UserError(path + ": no such file or folder");
      } else if (!path.toString().matches("(?s).*\\.ya?ml")) {
        throw new UserError(path + ": not a route; expected a file *.camel.yaml or *.yaml");
      } else {
        resources.add("file:" + path);
      }
    }
    return resources;
  }

  private static List<String> inFolder(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> found =
          files
              .filter(file -> file.toString().endsWith(SUFFIX))
              .sorted()
              .map(file -> "file:" + file)
              .toList();
      if (found.isEmpty()) {
        throw new UserError(folder + ": no routes there; expected files *" + SUFFIX);
      }
      return found;
    } catch (IOException e) {
      throw new UserError(folder + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Loads and starts routes, file by file.
   *
   * @throws UserError naming the file and what is wrong with it, or if there is no route at all
   */
  static void load(CamelContext context, List<String> resources) {
    for (String name : resources) {
      try {
        Resource resource = ResourceHelper.resolveMandatoryResource(context, name);
        PluginHelper.getRoutesLoader(context).loadRoutes(resource);
      } catch (Exception e) {
        throw new UserError(file(name) + ": " + RouteProblems.words(e), e);
      }
    }
    if (context.getRoutesSize() == 0) {
      throw new UserError(
          String.join(", ", resources.stream().map(RouteFiles::file).toList())
              + ": no routes in it; expected a list of '- route:' entries");
    }
  }

  /** The name of a resource as the user knows it. */
  static String file(String resource) {
    return resource.replaceFirst("^(file|classpath):", "");
  }
}
