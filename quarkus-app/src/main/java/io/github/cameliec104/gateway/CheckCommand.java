package io.github.cameliec104.gateway;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether files can be used, without starting anything. */
@Command(
    name = "check",
    header = "Check point lists, ScadaPy configurations and routes.",
    description = {
      "Check point lists (YAML, JSON, CSV), ScadaPy configurations and routes, without starting",
      "anything. Prints a line per file; exit code 2 if one of them cannot be used."
    })
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "What to check.")
  private List<Path> files = List.of();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    boolean quiet = ((GatewayCommand) spec.root().userObject()).quiet();
    boolean usable = true;
    for (Path file : files) {
      FileCheck.Result result = FileCheck.of(file);
      result.problems().forEach(err::println);
      if (result.usable() && !quiet) {
        out.println(file + ": ok: " + result.summary());
      }
      usable &= result.usable();
    }
    out.flush();
    err.flush();
    return usable ? ExitCodes.OK : ExitCodes.USAGE;
  }
}
