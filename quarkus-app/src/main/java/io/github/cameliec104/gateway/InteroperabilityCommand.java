package io.github.cameliec104.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameliec104.gateway.interoperability.Document;
import io.github.cameliec104.gateway.interoperability.Interoperability;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the interoperability list. */
@Command(
    name = "interoperability",
    header = "Print the interoperability list of files, or of the program.",
    description = {
      "Print which types, causes, functions and parameters are supported, as the list of"
          + " IEC 60870-5-104 has it: of the program, or with what point lists and routes use.",
      "Without a file it is all the program can do."
    })
final class InteroperabilityCommand implements Callable<Integer> {

  /** How the list is printed. */
  enum Format {
    /** Tables to read. */
    MARKDOWN,
    /** For other programs. */
    JSON
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Point lists (YAML, JSON, CSV) and routes.")
  private List<Path> files = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "MARKDOWN",
      description = "One of ${COMPLETION-CANDIDATES}, in any case; ${DEFAULT-VALUE} if not given.")
  private Format format = Format.MARKDOWN;

  @Override
  public Integer call() throws JsonProcessingException {
    Document document = new Interoperability(GivenFiles.read(files)).document();
    PrintWriter out = spec.commandLine().getOut();
    switch (format) {
      case MARKDOWN -> out.print(document.markdown());
      case JSON ->
          out.println(
              new ObjectMapper()
                  .writerWithDefaultPrettyPrinter()
                  .writeValueAsString(document.plain()));
    }
    out.flush();
    return ExitCodes.OK;
  }
}
