package io.github.cameliec104.gateway;

import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.function.Consumer;
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
    // Before anything logs, and Quarkus is not there yet to say so.
    System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
    CommandLine line = Commands.line();
    line.setExecutionStrategy(
        parsed ->
            execute(parsed, service -> GatewayApplication.serve(service, Commands.root(parsed))));
    System.exit(line.execute(args));
  }

  /**
   * Carries out what was asked for.
   *
   * @param serve runs a service until its end
   */
  static int execute(ParseResult parsed, Consumer<Service> serve) {
    Service service = Commands.service(parsed);
    if (service == null) {
      return new CommandLine.RunLast().execute(parsed);
    }
    try {
      serve.accept(service);
      return ExitCodes.OK;
    } catch (UserError e) {
      return Commands.explain(e, parsed.commandSpec().commandLine());
    }
  }
}
