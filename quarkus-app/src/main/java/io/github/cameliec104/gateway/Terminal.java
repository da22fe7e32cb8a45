package io.github.cameliec104.gateway;

import io.quarkus.runtime.Quarkus;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Where the program talks to people: standard output, coloured only if a person reads it there. */
public final class Terminal {
  private final PrintStream out;
  private final boolean colour;
  private final Runnable closed;

  /** How a piece of text looks where colours are shown. */
  public enum Style {
    /** What matters less. */
    DIM("2"),
    /** What matters more. */
    BOLD("1"),
    /** Good news. */
    GOOD("32"),
    /** To be watched. */
    WARN("33"),
    /** Bad news. */
    BAD("31");

    private final String code;

    Style(String code) {
      this.code = code;
    }
  }

  /**
   * A terminal that writes there.
   *
   * @param closed what to do when nobody reads any more, as behind {@code | head}
   */
  public Terminal(PrintStream out, boolean colour, Runnable closed) {
    this.out = out;
    this.colour = colour;
    this.closed = closed;
  }

  /**
   * Standard output of this program, in UTF-8.
   *
   * @param quiet true prints nothing at all
   */
  static Terminal system(boolean quiet) {
    OutputStream target =
        quiet ? OutputStream.nullOutputStream() : new FileOutputStream(FileDescriptor.out);
    PrintStream out = new PrintStream(target, false, StandardCharsets.UTF_8);
    return new Terminal(out, wantsColour(System.getenv()), Quarkus::asyncExit);
  }

  /**
   * Whether to use colours: only if the launcher found standard output to be a terminal, which Java
   * itself cannot tell reliably, and the user has not switched colours off.
   */
  static boolean wantsColour(Map<String, String> environment) {
    return "1".equals(environment.get("GATEWAY_TERMINAL"))
        && !environment.containsKey("NO_COLOR")
        && !"dumb".equals(environment.get("TERM"));
  }

  /** Prints a line. */
  public void line(String text) {
    synchronized (out) {
      out.println(text);
      if (out.checkError()) {
        closed.run();
      }
    }
  }

  /** The text in this style, or as it is where colours are not shown. */
  public String styled(Style style, String text) {
    return colour ? "\u001b[" + style.code + "m" + text + "\u001b[0m" : text;
  }
}
