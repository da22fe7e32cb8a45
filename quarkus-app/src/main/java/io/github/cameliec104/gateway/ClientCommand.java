package io.github.cameliec104.gateway;

import io.github.cameliec104.camel.points.HostPort;
import io.github.cameliec104.camel.points.PointListException;
import io.github.cameliec104.camel.points.ScadaPyClient;
import io.github.cameliec104.camel.points.ScadaPyClientReader;
import io.github.cameliec104.camel.scadapy.ScadaPyDialect;
import io.github.cameliec104.camel.scadapy.ScadaPyMapping;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Does what ScadaPy's iec104client does. */
@Command(
    name = "client",
    header = "Do what ScadaPy's iec104client does, from its file.",
    description = {
      "Do what ScadaPy's iec104client does, from its configuration file: connect to a station,",
      "interrogate it, and send one JSON datagram over UDP for each value that comes."
    })
final class ClientCommand implements Service {
  @Parameters(paramLabel = "FILE.json", description = "A configuration of iec104client.")
  private Path file = Path.of("");

  @Option(
      names = "--dialect",
      paramLabel = "DIALECT",
      description =
          "minimal: name and data, as iec104client 2.9. extended: link state, quality and time"
              + " besides, as 3.2. Default minimal.")
  private ScadaPyDialect dialect = ScadaPyDialect.MINIMAL;

  @Option(
      names = "--common-address",
      paramLabel = "ADDRESS",
      description = "Common address of the station, ${DEFAULT-VALUE} if not given.")
  private int commonAddress = 1;

  @Option(
      names = "--clock-interval",
      paramLabel = "SECONDS",
      description =
          "How often the station's clock is set if TimeSync is 1; ${DEFAULT-VALUE} if not given.")
  private int clockInterval = 60;

  private @Nullable ScadaPyClient client;

  @Override
  public Map<String, String> settings() {
    if (commonAddress < 1 || commonAddress > 65534) {
      throw new UserError("--common-address=" + commonAddress + ", expected 1 to 65534");
    }
    if (clockInterval < 1) {
      throw new UserError("--clock-interval=" + clockInterval + ", expected 1 or more seconds");
    }
    client = read();
    return HttpSettings.OFF;
  }

  private ScadaPyClient read() {
    try (InputStream in = Files.newInputStream(file)) {
      ScadaPyClientReader.Result read = ScadaPyClientReader.read(in, file.toString());
      read.warnings().forEach(warning -> System.err.println("gateway: warning: " + warning));
      return read.client();
    } catch (PointListException e) {
      throw new UserError(Failures.words(e), e);
    } catch (IOException e) {
      String why =
          Files.isDirectory(file)
              ? "a folder"
              : Files.exists(file) ? Failures.words(e) : "no such file";
      throw new UserError(file + ": " + why, e);
    }
  }

  @Override
  public void serve(Gateway gateway) throws Exception {
    ScadaPyClient configuration = Objects.requireNonNull(client);
    Terminal terminal = gateway.terminal();
    ScadaPyConsole console = new ScadaPyConsole(terminal, configuration, ZoneId.systemDefault());
    console.loaded(file);
    gateway.define(
        Map.of(
            "scadapy.station", station(configuration.station()),
            "scadapy.commonAddress", String.valueOf(commonAddress),
            "scadapy.clockInterval", clockInterval + "s"));
    DatagramSink sink = new DatagramSink(configuration.udp().asDestination());
    gateway.bind(
        "datagrams",
        new ScadaPyStep(
            new ScadaPyMapping(configuration, dialect),
            sink,
            console,
            Clock.system(ZoneId.systemDefault())));
    RouteFiles.load(gateway.context(), routes(configuration));
  }

  private static List<String> routes(ScadaPyClient configuration) {
    String folder = "classpath:routes/scadapy/";
    return configuration.timeSync()
        ? List.of(folder + "client.camel.yaml", folder + "clock.camel.yaml")
        : List.of(folder + "client.camel.yaml");
  }

  private static String station(HostPort station) {
    boolean ipv6 = station.host().contains(":") && !station.host().startsWith("[");
    return (ipv6 ? "[" + station.host() + "]" : station.host()) + ":" + station.port();
  }
}
