package io.github.cameliec104.gateway;

import io.github.cameliec104.camel.Iec104Configuration;
import io.github.cameliec104.camel.Iec104Endpoint;
import io.github.cameliec104.camel.points.PointList;
import io.github.cameliec104.camel.points.PointListException;
import io.github.cameliec104.camel.points.PointListReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.catalog.impl.DefaultRuntimeCamelCatalog;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * Checks a file of routes in a Camel context that is never started: its YAML, that the components
 * it names are on board, that their options exist, and the point lists it refers to.
 */
final class RouteCheck {
  /** A placeholder without a default value. */
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}:?]+)}}");

  private final String file;
  private final CamelContext context;
  private final DefaultRuntimeCamelCatalog catalog = new DefaultRuntimeCamelCatalog();
  private final List<String> problems = new ArrayList<>();
  private final Set<String> schemes = new LinkedHashSet<>();
  private final Set<String> placeholders = new LinkedHashSet<>();

  private RouteCheck(String file, CamelContext context) {
    this.file = file;
    this.context = context;
    catalog.setCamelContext(context);
    catalog.start();
  }

  static FileCheck.Result of(String file) throws IOException {
    try (DefaultCamelContext context = new DefaultCamelContext(false)) {
      return new RouteCheck(file, context).check();
    }
  }

  private FileCheck.Result check() {
    List<RouteDefinition> routes;
    try {
      context.build();
      routes = load();
    } catch (Exception e) {
      return FileCheck.Result.bad(List.of(file + ": " + RouteProblems.words(e)));
    }
    for (RouteDefinition route : routes) {
      check(route);
    }
    if (!problems.isEmpty()) {
      return FileCheck.Result.bad(problems);
    }
    if (routes.isEmpty()) {
      return FileCheck.Result.bad(
          List.of(file + ": no routes in it; expected a list of '- route:' entries"));
    }
    return FileCheck.Result.good(summary(routes.size()), List.of());
  }

  private String summary(int routes) {
    String summary = FileCheck.count(routes, "route") + " with " + String.join(", ", schemes);
    return placeholders.isEmpty()
        ? summary
        : summary + "; run it with -D " + String.join("=… -D ", placeholders) + "=…";
  }

  private List<RouteDefinition> load() throws Exception {
    Resource resource = ResourceHelper.resolveMandatoryResource(context, "file:" + file);
    List<RouteDefinition> routes = new ArrayList<>();
    for (RoutesBuilder builder :
        PluginHelper.getRoutesLoader(context).findRoutesBuilders(resource)) {
      RouteBuilder routeBuilder = (RouteBuilder) builder;
      routeBuilder.setCamelContext(context);
      routeBuilder.configure();
      routes.addAll(routeBuilder.getRouteCollection().getRoutes());
    }
    return routes;
  }

  private void check(RouteDefinition route) {
    for (EndpointRequiredDefinition endpoint : endpoints(route)) {
      if (!(endpoint instanceof ToDynamicDefinition)) {
        check(endpoint.getEndpointUri(), endpoint == route.getInput());
      }
    }
  }

  private static List<EndpointRequiredDefinition> endpoints(RouteDefinition route) {
    List<EndpointRequiredDefinition> endpoints = new ArrayList<>();
    endpoints.add(route.getInput());
    Collection<EndpointRequiredDefinition> outputs =
        ProcessorDefinitionHelper.filterTypeInOutputs(
            route.getOutputs(), EndpointRequiredDefinition.class);
    endpoints.addAll(outputs);
    return endpoints;
  }

  private void check(String uri, boolean consumer) {
    String scheme = uri.replaceFirst("(?s)[:?].*", "");
    PLACEHOLDER.matcher(uri).results().forEach(found -> placeholders.add(found.group(1)));
    EndpointValidationResult result =
        catalog.validateEndpointProperties(uri, false, consumer, !consumer);
    if (result.getUnknownComponent() != null || result.getIncapable() != null) {
      problem(uri, "there is no component '" + scheme + "' on board");
    } else if (result.hasErrors()) {
      problem(uri, words(result));
    } else if (scheme.equals("iec104") && !uri.contains("{{")) {
      checkPoints(uri);
    }
    schemes.add(scheme);
  }

  /** An endpoint of this component in a route, with its point list. */
  record LinkUse(Iec104Configuration configuration, PointList points) {}

  /**
   * The endpoints of this component in routes that can be used, but those with placeholders.
   *
   * @throws IOException if the context cannot be closed, or a point list not be read
   */
  static List<LinkUse> links(String file) throws IOException {
    try (DefaultCamelContext context = new DefaultCamelContext(false)) {
      RouteCheck check = new RouteCheck(file, context);
      context.build();
      List<LinkUse> links = new ArrayList<>();
      for (RouteDefinition route : check.load()) {
        for (EndpointRequiredDefinition endpoint : endpoints(route)) {
          String uri = endpoint.getEndpointUri();
          if (uri.startsWith("iec104:") && !uri.contains("{{")) {
            links.add(check.link(uri));
          }
        }
      }
      return links;
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new UserError(file + ": " + RouteProblems.words(e), e);
    }
  }

  private LinkUse link(String uri) throws IOException {
    Iec104Configuration configuration =
        context.getEndpoint(uri, Iec104Endpoint.class).getConfiguration();
    String points = configuration.getPoints();
    if (points == null) {
      return new LinkUse(configuration, PointList.EMPTY);
    }
    try (InputStream in = ResourceHelper.resolveMandatoryResourceAsInputStream(context, points)) {
      return new LinkUse(configuration, PointListReader.read(in, RouteFiles.file(points)).points());
    }
  }

  private static String words(EndpointValidationResult result) {
    return result
        .summaryErrorMessage(false, true, true)
        .lines()
        .skip(1) // the endpoint, which is told anyway
        .filter(line -> !line.isBlank())
        .map(line -> line.strip().replaceAll("\\s+", " "))
        .collect(Collectors.joining("; "));
  }

  private void checkPoints(String uri) {
    try {
      Iec104Endpoint endpoint = context.getEndpoint(uri, Iec104Endpoint.class);
      String points = endpoint.getConfiguration().getPoints();
      if (points != null) {
        try (InputStream in =
            ResourceHelper.resolveMandatoryResourceAsInputStream(context, points)) {
          PointListReader.read(in, RouteFiles.file(points));
        }
      }
    } catch (PointListException e) {
      e.problems().forEach(found -> problems.add(found.toString()));
    } catch (IOException | RuntimeException e) {
      problem(uri, RouteProblems.words(e));
    }
  }

  private void problem(String uri, String message) {
    problems.add(file + ": " + uri + ": " + message);
  }
}
