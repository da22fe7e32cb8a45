package io.github.cameliec104.gateway;

import io.github.cameliec104.camel.Iec104RefusedException;
import io.github.cameliec104.camel.points.HostPort;
import io.github.cameliec104.camel.points.PointList;
import io.github.cameliec104.camel.points.PointListReader;
import io.github.cameliec104.gateway.Terminal.Style;
import io.github.cameliec104.gateway.demo.TelecontrolUnit;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.station.ReceivedCommand;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The demo: a simulated substation, a master that reads it, JSON datagrams and the live page. */
@Command(
    name = "demo",
    header = "Simulated substation, master, UDP JSON and live page. The default.",
    description = {
      "Run a simulated 110 kV substation (a slave), a master that reads it over a real link,",
      "one JSON datagram per point over UDP, and a live web page. All on this machine only."
    })
final class DemoCommand implements Service {
  static final String HOST = "127.0.0.1";
  private static final String POINTS = "classpath:routes/demo/substation-110kv.yaml";
  private static final List<String> ROUTES =
      List.of(
          "classpath:routes/demo/substation.camel.yaml",
          "classpath:routes/demo/control-centre.camel.yaml");
  private static final String SWITCH = "routes/demo/switch-feeder.camel.yaml";
  private static final int IEC104_PORT = 2404;
  private static final int HTTP_PORT = 8080;

  @Option(
      names = "--iec104-port",
      paramLabel = "PORT",
      description = "Port of the substation; the first free one from 2404 if not given.")
  private @Nullable Integer iec104Port;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      description = "Port of the page; the first free one from 8080 if not given.")
  private @Nullable Integer httpPort;

  @Option(
      names = "--udp-port",
      paramLabel = "PORT",
      description = "Port on this machine that gets the datagrams; ${DEFAULT-VALUE} if not given.")
  private int udpPort = 64000;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "Another number makes another day in the substation.")
  private long seed = 104;

  private int iec104 = IEC104_PORT;
  private int http = HTTP_PORT;

  @Override
  public Map<String, String> settings() {
    if (udpPort < 1 || udpPort > 65535) {
      throw new UserError("--udp-port=" + udpPort + ", expected a port 1 to 65535");
    }
    iec104 = Ports.choose(HOST, iec104Port, IEC104_PORT, "--iec104-port");
    http = Ports.choose(HOST, httpPort, HTTP_PORT, "--http-port");
    return HttpSettings.on(HOST, http);
  }

  @Override
  public void serve(Gateway gateway) throws Exception {
    announce(gateway.terminal());
    gateway.define(Map.of("iec104.port", String.valueOf(iec104)));
    TelecontrolUnit unit = new TelecontrolUnit(points(gateway), Clock.systemUTC(), seed);
    gateway.bind("substation", exchange -> exchange.getMessage().setBody(unit.changes()));
    gateway.bind("operate", exchange -> operate(unit, exchange));
    DatagramSink datagrams = new DatagramSink(new HostPort(HOST, udpPort));
    gateway.bind(
        "datagrams", exchange -> datagrams.send(exchange.getMessage().getBody(byte[].class)));
    RouteFiles.load(gateway.context(), ROUTES);
  }

  private static PointList points(Gateway gateway) throws Exception {
    try (InputStream in =
        ResourceHelper.resolveMandatoryResourceAsInputStream(gateway.context(), POINTS)) {
      return PointListReader.read(in, POINTS).points();
    }
  }

  private static void operate(TelecontrolUnit unit, Exchange exchange) {
    ReceivedCommand command = exchange.getMessage().getBody(ReceivedCommand.class);
    switch (unit.command(command.address(), command.command())) {
      case DONE -> {}
      case UNKNOWN ->
          throw new Iec104RefusedException("nothing there", Cause.UNKNOWN_OBJECT_ADDRESS);
      case REFUSED -> throw new Iec104RefusedException("not possible now");
    }
  }

  private void announce(Terminal terminal) {
    terminal.line(
        terminal.styled(Style.BOLD, "IEC 104 gateway: demo of a simulated 110 kV substation"));
    terminal.line(
        String.format(
            "IEC 104 slave %s:%d · UDP JSON to %s:%d · page http://%s:%d/",
            HOST, iec104, HOST, udpPort, HOST, http));
    moved(terminal, "IEC 104", iec104Port, IEC104_PORT, iec104);
    moved(terminal, "page", httpPort, HTTP_PORT, http);
    String define = iec104 == IEC104_PORT ? "" : " -D iec104.port=" + iec104;
    terminal.line("To switch a breaker, in another terminal: ./gateway run " + SWITCH + define);
    terminal.line("or, from any IEC 104 master, C_DC_NA_1 to object 24101. Ctrl-C ends the demo.");
    terminal.line("");
  }

  private static void moved(
      Terminal terminal, String what, @Nullable Integer wanted, int usual, int now) {
    if (wanted == null && now != usual) {
      String note = "Port " + usual + " is in use; the " + what + " port is " + now + " instead.";
      terminal.line(terminal.styled(Style.WARN, note));
    }
  }
}
