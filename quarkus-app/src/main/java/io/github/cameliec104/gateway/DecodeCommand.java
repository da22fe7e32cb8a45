package io.github.cameliec104.gateway;

import io.github.cameliec104.camel.points.Point;
import io.github.cameliec104.camel.points.PointList;
import io.github.cameliec104.gateway.decode.CaptureDecoder;
import io.github.cameliec104.gateway.decode.Report;
import io.github.cameliec104.gateway.decode.TextDecoder;
import io.github.cameliec104.protocol.asdu.AddressSizes;
import io.github.cameliec104.protocol.explain.ApduExplainer;
import io.github.cameliec104.protocol.explain.PointNames;
import io.github.cameliec104.protocol.station.PointAddress;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains APDUs. */
@Command(
    name = "decode",
    header = "Explain APDUs, one line each.",
    description = {
      "Explain APDUs, one line each: octets in hexadecimal, a text file with such lines (also those"
          + " that this program logs at TRACE level), or a capture (pcap, pcapng), of which TCP"
          + " streams are put together. Malformed octets are told with what was found, where, and"
          + " what was expected. A summary follows.",
      "",
      "Times of packets are UTC; time tags are shown as the station told them. Exit code 2 only if"
          + " there was nothing that could be explained."
    })
final class DecodeCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";
  private static final String HEX = "[0-9A-Fa-fx\\s:,-]+";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "HEX-OR-FILE",
      arity = "1..*",
      description =
          "Octets such as 680407000000, with or without blanks; or a file; or - for standard input.")
  private List<String> input = List.of();

  @Option(
      names = "--points",
      paramLabel = "FILE",
      description = "Point list that gives the points their names.")
  private @Nullable Path points;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      split = ",",
      description =
          "TCP ports of slaves in a capture, separated by commas; ${DEFAULT-VALUE} if not given.",
      defaultValue = "2404,19998")
  private Set<Integer> ports = Set.of();

  @Override
  public Integer call() throws IOException {
    for (int port : ports) {
      if (port < 1 || port > 0xFFFF) {
        throw new UserError("--port=" + port + ", expected ports 1 to 65535");
      }
    }
    PointList list = points == null ? PointList.EMPTY : PointListFile.read(points);
    PrintWriter out = spec.commandLine().getOut();
    Report report = new Report(new ApduExplainer(AddressSizes.STANDARD, names(list)), out);
    String problem = decode(report);
    out.flush();
    if (!problem.isEmpty()) {
      spec.commandLine().getErr().println("gateway: " + name() + ": " + problem);
    }
    return report.isUseful() ? ExitCodes.OK : ExitCodes.USAGE;
  }

  private String name() {
    return input.size() > 1 || input.get(0).length() > 60 ? "octets" : input.get(0);
  }

  private String decode(Report report) throws IOException {
    String first = input.get(0);
    if (input.size() == 1 && first.equals(STANDARD_INPUT)) {
      return decode(System.in, report);
    }
    Path file = input.size() == 1 ? file(first) : null;
    if (file != null) {
      try (InputStream in = Files.newInputStream(file)) {
        return decode(in, report);
      }
    }
    if (input.size() > 1 && file(first) != null) {
      throw new UserError(first + ": one file at a time, but " + input.size() + " are named");
    }
    String text = String.join(" ", input);
    if (!text.matches(HEX)) {
      throw new UserError(
          first + ": no such file, and no octets in hexadecimal such as 680407000000");
    }
    return new TextDecoder(report).decode(new BufferedReader(new StringReader(text)));
  }

  private static @Nullable Path file(String name) {
    try {
      Path file = Path.of(name);
      if (Files.isDirectory(file)) {
        throw new UserError(name + ": a folder, expected a file or octets in hexadecimal");
      }
      return Files.exists(file) ? file : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private String decode(InputStream from, Report report) throws IOException {
    BufferedInputStream in = new BufferedInputStream(from);
    in.mark(4);
    byte[] start = in.readNBytes(4);
    in.reset();
    return CaptureDecoder.recognises(start)
        ? new CaptureDecoder(ports, report).decode(in)
        : new TextDecoder(report)
            .decode(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
  }

  private static PointNames names(PointList list) {
    return (commonAddress, objectAddress, command) -> {
      PointAddress address = new PointAddress(commonAddress, objectAddress);
      Point point = command ? list.command(address) : list.monitored(address);
      return point == null ? null : point.name();
    };
  }
}
