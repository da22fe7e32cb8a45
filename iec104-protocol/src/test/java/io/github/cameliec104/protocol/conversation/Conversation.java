package io.github.cameliec104.protocol.conversation;

import io.github.cameliec104.protocol.apci.ApciSession;
import io.github.cameliec104.protocol.apci.ApciSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A conversation read from a text file. One directive a line, {@code #} begins a comment.
 *
 * <pre>
 * role master | slave           which role we have; first line
 * k 3, w 2, t1 15s, t3 48h ...  settings other than the defaults; ms, s or h
 * acknowledge processed         I frames are acknowledged when they are processed
 *
 * &gt; 68 04 07 00 00 00           the peer sends octets, not necessarily whole frames
 * &lt; 68 04 0B 00 00 00           we must have sent exactly this next
 * deliver 01 02                 we must have delivered exactly this ASDU next
 * = STARTED                     our state
 * blocked, ready                an ASDU can not, or can, be sent now
 * ! SEQUENCE_NUMBER             we must have closed the connection, for this reason
 *
 * + 15s                         time passes
 * start, stop, close            what our application asks for
 * send 01 02                    our application sends an ASDU
 * processed 2                   our application is done with the two oldest ASDUs delivered
 * reject                        our application cannot decode the ASDU delivered last
 * disconnect                    the peer closes the TCP connection
 *
 * repeat 100                    the lines up to "end", with {i} counting from 0; {i}, {i+1}, {i-1}
 * end                           in octets are a sequence number as it stands in a frame
 * </pre>
 *
 * <p>Whatever we send, deliver or close without a line that expects it fails the conversation.
 */
public final class Conversation {

  /** One directive; {@code i} counts the rounds of the {@code repeat} around it. */
  interface Step {
    void run(Scene scene, int i);
  }

  private final String name;
  private final ApciSession.Role role;
  private final ApciSettings settings;
  private final ApciSession.Acknowledge mode;
  private final List<Step> steps;

  Conversation(
      String name,
      ApciSession.Role role,
      ApciSettings settings,
      ApciSession.Acknowledge mode,
      List<Step> steps) {
    this.name = name;
    this.role = role;
    this.settings = settings;
    this.mode = mode;
    this.steps = List.copyOf(steps);
  }

  /** Reads a file. */
  public static Conversation read(Path file) throws IOException {
    return parse(file.getFileName().toString(), Files.readAllLines(file));
  }

  /**
   * Reads lines.
   *
   * @throws IllegalArgumentException if a line is no directive; the message says which
   */
  public static Conversation parse(String name, List<String> lines) {
    return new ConversationParser(name).parse(lines);
  }

  /**
   * Runs the conversation.
   *
   * @throws AssertionError if our end does something else than expected; the message says at which
   *     line
   */
  public void run(Peer.Factory factory) {
    var scene = new Scene(factory.open(role, settings, mode));
    for (Step step : steps) {
      step.run(scene, 0);
    }
    scene.expectNothing(name + ": end");
  }
}
