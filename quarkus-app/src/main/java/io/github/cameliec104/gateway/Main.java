package io.github.cameliec104.gateway;

import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * Where the program starts. A command that serves is started in Quarkus; everything else, such as
 * {@code --help} or {@code check}, is done without it, so that it is quick.
 */
@QuarkusMain
public final class Main {

  private Main() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String... args) {
    Terminal terminal = Terminal.system();
    CommandLine line = Commands.line();
    line.setExecutionStrategy(parsed -> execute(parsed, terminal));
    System.exit(line.execute(args));
  }

  private static int execute(ParseResult parsed, Terminal terminal) {
    Service service = Commands.service(parsed);
    if (service == null) {
      return new CommandLine.RunLast().execute(parsed);
    }
    try {
      return GatewayApplication.serve(service, Commands.root(parsed), terminal);
    } catch (UserError e) {
      return Commands.explain(e, parsed.commandSpec().commandLine());
    }
  }
}
