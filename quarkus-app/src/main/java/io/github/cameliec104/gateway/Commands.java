package io.github.cameliec104.gateway;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The command line with all commands, and how errors of the user are told. */
final class Commands {

  private Commands() {}

  /** A new command line that prints in UTF-8. */
  static CommandLine line() {
    CommandLine line = new CommandLine(new GatewayCommand(), CommandLine.defaultFactory());
    line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    line.setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command));
    line.setParameterExceptionHandler(
        (failure, arguments) -> explain(failure, failure.getCommandLine()));
    line.setUsageHelpAutoWidth(true);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line;
  }

  /** Prints what is wrong to standard error and returns the exit code. */
  static int explain(Exception failure, CommandLine command) {
    GatewayCommand root = (GatewayCommand) command.getCommandSpec().root().userObject();
    boolean mendable =
        failure instanceof UserError || failure instanceof CommandLine.ParameterException;
    command.getErr().println("gateway: " + (mendable ? failure.getMessage() : failure.toString()));
    if (failure instanceof CommandLine.ParameterException) {
      command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    }
    if (root.verbose()) {
      failure.printStackTrace(command.getErr());
    }
    command.getErr().flush();
    return mendable ? ExitCodes.USAGE : ExitCodes.FAILURE;
  }

  /** The root of the command that was asked for. */
  static GatewayCommand root(ParseResult parsed) {
    return (GatewayCommand) parsed.commandSpec().root().userObject();
  }

  /**
   * The service that was asked for, the demo if no command was named; null if it is another kind of
   * command, or help.
   */
  static @Nullable Service service(ParseResult parsed) {
    List<CommandLine> named = parsed.asCommandLineList();
    if (named.stream().anyMatch(Commands::asksForHelp)) {
      return null;
    }
    Object last = named.get(named.size() - 1).getCommand();
    if (last instanceof GatewayCommand) {
      return new DemoCommand();
    }
    return last instanceof Service service ? service : null;
  }

  private static boolean asksForHelp(CommandLine command) {
    return command.isUsageHelpRequested() || command.isVersionHelpRequested();
  }
}
