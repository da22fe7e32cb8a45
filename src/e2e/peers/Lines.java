import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.openmuc.j60870.ASdu;
import org.openmuc.j60870.ASduType;
import org.openmuc.j60870.CauseOfTransmission;
import org.openmuc.j60870.ie.InformationObject;

/**
 * The conversation with the test: commands come in on standard input, what the stack reports goes
 * out on standard output, one line each, fields separated by a space, an empty field as a minus
 * sign.
 */
final class Lines {

  private Lines() {}

  /** What to do with the words of one line. */
  interface Handler {
    void handle(String[] words) throws IOException;
  }

  /** Prints one line; may be called from any thread. */
  static synchronized void print(Object... words) {
    System.out.println(Arrays.stream(words).map(String::valueOf).collect(Collectors.joining(" ")));
    System.out.flush();
  }

  /**
   * Handles lines until {@code quit} or the end of the input. What fails is printed as {@code
   * ERROR}.
   */
  static void read(Handler handler) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null && !line.equals("quit"); line = in.readLine()) {
      try {
        handler.handle(line.trim().split(" +"));
      } catch (IOException | RuntimeException e) {
        print("ERROR", line, e);
      }
    }
  }

  /** An ASDU with SQ=0 that is no test. */
  static ASdu asdu(
      ASduType type,
      CauseOfTransmission cause,
      boolean negative,
      int oa,
      int ca,
      InformationObject... objects) {
    return new ASdu(type, false, cause, false, negative, oa, ca, objects);
  }
}
