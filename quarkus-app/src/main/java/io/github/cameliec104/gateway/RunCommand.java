package io.github.cameliec104.gateway;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the user's routes. */
@Command(
    name = "run",
    header = "Run these YAML routes.",
    description = {
      "Run Camel routes until Ctrl-C. On board: iec104, bean, direct, file, http, kafka, log,",
      "netty (TCP and UDP), paho, paho-mqtt5, platform-http, seda, timer, and kamelets.",
      "A route shows points on the page with the step 'process: {ref: page}'",
      "and prints them with 'process: {ref: console}'."
    })
final class RunCommand implements Service {
  @Parameters(
      paramLabel = "FILE-OR-DIR",
      arity = "1..*",
      description = "YAML routes; of a folder all files *.camel.yaml.")
  private List<Path> files = List.of();

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      description =
          "Serve the page on this port; 0 takes any free one. No port is opened otherwise.")
  private @Nullable Integer httpPort;

  @Option(
      names = "--http-host",
      paramLabel = "ADDRESS",
      description =
          "Address to serve the page on; ${DEFAULT-VALUE}, this machine only, if not given.")
  private String httpHost = "127.0.0.1";

  @Option(
      names = {"-D", "--define"},
      paramLabel = "NAME=VALUE",
      description = "Value of a placeholder {{NAME}} in the routes.")
  private Map<String, String> definitions = new LinkedHashMap<>();

  private int http;
  private List<String> resources = List.of();

  @Override
  public Map<String, String> settings() {
    resources = RouteFiles.resources(files);
    if (httpPort == null) {
      return HttpSettings.OFF;
    }
    http = Ports.choose(httpHost, httpPort, httpPort, "--http-port");
    return HttpSettings.on(httpHost, http);
  }

  @Override
  public void serve(Gateway gateway) {
    gateway.define(definitions);
    RouteFiles.load(gateway.context(), resources);
    Terminal terminal = gateway.terminal();
    int routes = gateway.context().getRoutesSize();
    terminal.line(routes + (routes == 1 ? " route" : " routes") + " running, Ctrl-C to end");
    if (httpPort != null) {
      terminal.line("page http://" + httpHost + ":" + http + "/");
    }
  }
}
