package io.github.cameliec104.gateway;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program's command line. */
@Command(
    name = "gateway",
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      ClientCommand.class,
      CheckCommand.class,
      DiscoverCommand.class,
      DecodeCommand.class,
      InteroperabilityCommand.class
    },
    synopsisSubcommandLabel = "[COMMAND]",
    description = {
      "IEC 60870-5-104 gateway: reads and publishes points of substations in Camel routes.",
      "Without a command it runs the demo."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "  0:done",
      "  1:something failed while running",
      "  2:an argument, a file or a port cannot be used",
      "130:ended by Ctrl-C",
      "143:ended by SIGTERM"
    })
final class GatewayCommand {
  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Tell more: what links and routes do, and where errors come from.")
  private boolean verbose;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Print errors only.")
  private boolean quiet;

  boolean verbose() {
    return verbose;
  }

  boolean quiet() {
    return quiet;
  }

  /** The level of what the libraries log, which goes to standard error. */
  String logLevel() {
    if (verbose) {
      return "INFO";
    }
    return quiet ? "ERROR" : "WARN";
  }
}
