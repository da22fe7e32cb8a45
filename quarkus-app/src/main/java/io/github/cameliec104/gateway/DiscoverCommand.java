package io.github.cameliec104.gateway;

import io.github.cameliec104.gateway.discover.Discovery;
import io.github.cameliec104.gateway.discover.Discovery.Outcome;
import io.github.cameliec104.gateway.discover.Discovery.Questions;
import io.github.cameliec104.gateway.discover.DiscoveryException;
import io.github.cameliec104.gateway.discover.ListFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks a station what points it has. */
@Command(
    name = "discover",
    header = "Interrogate a station and print a point list for it.",
    description = {
      "Connect to a station as a master, interrogate it, and print a point list of what it reports,"
          + " which routes, 'check' and 'decode --points' take. Points get names that tell kind and"
          + " address, for you to replace. A point that is reported with and without time tag is"
          + " listed with it. Nothing is commanded.",
      "",
      "Progress goes to standard error. Exit code 1 if the station did not answer everything; what"
          + " it did answer is printed."
    })
final class DiscoverCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "HOST[:PORT]",
      description = "The station; port 2404 if not given. IPv6 addresses in brackets.")
  private String station = "";

  @Option(
      names = "--common-address",
      paramLabel = "ADDRESS",
      split = ",",
      description =
          "Common addresses to interrogate, separated by commas. All at once (65535) if not given.")
  private List<Integer> commonAddresses = List.of();

  @Option(names = "--counters", description = "Ask for counters, too, without freezing them.")
  private boolean counters;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "yaml, json or csv; yaml if not given.")
  private ListFormat format = ListFormat.YAML;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the list to a new file.")
  private @Nullable Path output;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "How long each answer may take; ${DEFAULT-VALUE} if not given.")
  private int timeout = 30;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description =
          "How long to listen after the interrogation, for stations that answer later and for"
              + " events; ${DEFAULT-VALUE} if not given.")
  private int rest = 2;

  @Override
  public Integer call() throws IOException, InterruptedException {
    StationAddress address = StationAddress.parse(station);
    Questions questions = questions();
    if (output != null && Files.exists(output)) {
      throw new UserError(output + ": exists already; name a new file");
    }
    PrintWriter err = spec.commandLine().getErr();
    String before = "gateway: " + address + ": ";
    try {
      Outcome outcome =
          Discovery.run(address.host(), address.port(), questions, step -> progress(before + step));
      outcome.points().oddities().forEach(odd -> err.println("gateway: warning: " + odd));
      outcome.failures().forEach(failure -> err.println(before + failure));
      write(address, outcome);
      return outcome.failures().isEmpty() ? ExitCodes.OK : ExitCodes.FAILURE;
    } catch (DiscoveryException e) {
      err.println(before + e.getMessage());
      return ExitCodes.FAILURE;
    }
  }

  private void progress(String step) {
    if (!((GatewayCommand) spec.root().userObject()).quiet()) {
      spec.commandLine().getErr().println(step);
    }
  }

  private Questions questions() {
    for (int address : commonAddresses) {
      check("--common-address", address, 1, 65_534);
    }
    check("--timeout", timeout, 1, 3600);
    check("--wait", rest, 0, 86_400);
    return new Questions(
        commonAddresses, counters, Duration.ofSeconds(timeout), Duration.ofSeconds(rest));
  }

  private static void check(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new UserError(option + "=" + value + ", expected " + least + " to " + most);
    }
  }

  private void write(StationAddress address, Outcome outcome) throws IOException {
    String title =
        "%s, as reported to gateway discover on %s"
            .formatted(address, Instant.now().truncatedTo(ChronoUnit.SECONDS));
    String text = format.write(title, outcome.points().points());
    if (output == null) {
      spec.commandLine().getOut().print(text);
      spec.commandLine().getOut().flush();
    } else {
      Files.writeString(output, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
  }
}
