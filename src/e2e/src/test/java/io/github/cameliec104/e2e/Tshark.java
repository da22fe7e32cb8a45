package io.github.cameliec104.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What Wireshark makes of a capture. A machine without tshark fails the tests that need it, unless
 * the system property {@code e2e.tshark} is {@code skip}.
 *
 * @param frames segments that end an APDU
 * @param complaints segments that are malformed, that the dissector flags as an error, or that TCP
 *     lost on the way
 */
record Tshark(int frames, List<String> complaints) {

  private static final String[] COLUMNS = {
    "frame.number", "frame.protocols", "_ws.expert.severity", "_ws.expert.message", "tcp.payload"
  };
  private static final int ERROR = 0x800000;

  /** Whether captures are to be looked at. */
  static boolean isWanted() {
    return !System.getProperty("e2e.tshark", "").equals("skip");
  }

  /** Fails unless a capture holds APDUs and all of them are well formed. */
  static void assertClean(Path capture) {
    if (isWanted()) {
      Tshark seen = read(capture);
      assertThat(seen.complaints).as("complaints of tshark about %s", capture).isEmpty();
      assertThat(seen.frames).as("frames with APDUs in %s", capture).isPositive();
    }
  }

  /** Runs tshark over a capture. */
  static Tshark read(Path capture) {
    List<String> lines = run(capture);
    List<String[]> rows = lines.stream().map(line -> line.split("\t", -1)).toList();
    long frames = rows.stream().filter(row -> row[1].contains("iec60870_104")).count();
    List<String> complaints =
        rows.stream().filter(Tshark::isComplaint).map(Arrays::toString).toList();
    return new Tshark((int) frames, complaints);
  }

  private static boolean isComplaint(String[] row) {
    return row[1].contains("_ws.malformed")
        || Arrays.stream(row[2].split(","))
            .anyMatch(s -> !s.isEmpty() && Integer.decode(s) >= ERROR)
        || row[3].contains("not captured")
        || row[3].contains("retransmission");
  }

  private static List<String> run(Path capture) {
    List<String> command =
        new ArrayList<>(List.of("tshark", "-n", "-r", capture.toString(), "-T", "fields"));
    for (String column : COLUMNS) {
      command.addAll(List.of("-e", column));
    }
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor()).as("exit code of %s", command).isZero();
      return output.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "tshark is not installed: apt-get install tshark, or run with -De2e.tshark=skip", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while tshark was running", e);
    }
  }
}
