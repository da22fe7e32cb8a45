package io.github.cameliec104.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A program of {@link J60870Programs} running as a process of its own. Lines go to its standard
 * input; the words of the lines it prints go to a consumer, on a thread of this class. A program
 * ends when its input ends, so it does not outlive the tests.
 */
final class J60870Process implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 10;

  /** Lines of the conversation kept; a soak has millions. */
  private static final int MAX_TRANSCRIPT = 10_000;

  private final String program;
  private final Process process;
  private final BufferedWriter input;
  private final ArrayDeque<String> transcript = new ArrayDeque<>();

  /**
   * @param words takes the words of every line printed
   * @throws UncheckedIOException if the program cannot be started
   */
  J60870Process(Consumer<String[]> words, String program, String... arguments) {
    this.program = program;
    try {
      List<String> command = J60870Programs.commandLine(program, arguments);
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    input = new BufferedWriter(process.outputWriter(UTF_8));
    Thread reader = new Thread(() -> read(words), program);
    reader.setDaemon(true);
    reader.start();
  }

  private void read(Consumer<String[]> words) {
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        note("> " + line);
        words.accept(line.split(" "));
      }
    } catch (IOException e) {
      note("end of output: " + e);
    }
  }

  /** Sends one line. */
  synchronized void send(String line) {
    note("< " + line);
    try {
      input.write(line);
      input.newLine();
      input.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(program + " has ended:\n" + transcript(), e);
    }
  }

  private void note(String line) {
    synchronized (transcript) {
      transcript.add(line);
      if (transcript.size() > MAX_TRANSCRIPT) {
        transcript.remove();
      }
    }
  }

  /** What was said last, a line each. */
  String transcript() {
    synchronized (transcript) {
      return String.join("\n", transcript);
    }
  }

  /** Ends the program and waits until its sockets are gone. */
  @Override
  public synchronized void close() {
    try {
      input.close();
    } catch (IOException e) {
      note("end of input: " + e);
    }
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
