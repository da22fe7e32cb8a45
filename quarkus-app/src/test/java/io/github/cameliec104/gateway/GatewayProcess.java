package io.github.cameliec104.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The packaged program in a process of its own: the jar, or the native binary if it was built. */
final class GatewayProcess implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();

  private final Process process;
  private final List<String> lines = new ArrayList<>();
  private final StringBuilder errors = new StringBuilder();

  private GatewayProcess(Process process) {
    this.process = process;
    follow(process.getInputStream(), line -> lines.add(line));
    follow(process.getErrorStream(), line -> errors.append(line).append('\n'));
  }

  private interface Line {
    void said(String line);
  }

  /** Starts the program in a folder. */
  static GatewayProcess start(Path folder, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    Path binary = Path.of(System.getProperty("native.image.path", "none"));
    if (Files.isExecutable(binary)) {
      command.add(binary.toString());
    } else {
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      command.addAll(List.of(java, "-XX:TieredStopAtLevel=1", "-jar", JAR.toString()));
    }
    command.addAll(List.of(args));
    return new GatewayProcess(new ProcessBuilder(command).directory(folder.toFile()).start());
  }

  private void follow(InputStream in, Line line) {
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader text =
                  new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                for (String next = text.readLine(); next != null; next = text.readLine()) {
                  synchronized (lines) {
                    line.said(next);
                  }
                }
              } catch (IOException e) {
                synchronized (lines) {
                  errors.append(e);
                }
              }
            });
    reader.setDaemon(true);
    reader.start();
  }

  /** All lines of standard output up to now. */
  List<String> output() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  /** Standard error up to now. */
  String errors() {
    synchronized (lines) {
      return errors.toString();
    }
  }

  /** Waits for a line that matches, and returns the match. */
  Matcher await(String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return Awaitility.await(pattern)
        .atMost(PATIENCE)
        .failFast("the program has ended", () -> !process.isAlive() && find(compiled) == null)
        .until(() -> find(compiled), found -> found != null);
  }

  private Matcher find(Pattern pattern) {
    return output().stream().map(pattern::matcher).filter(Matcher::find).findFirst().orElse(null);
  }

  /** Sends SIGTERM, or SIGINT as Ctrl-C does. */
  void signal(String name) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor())
        .isZero();
  }

  /** Waits for the end and returns the exit code. */
  int exitCode(Duration atMost) throws InterruptedException {
    assertThat(process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS))
        .as("the program ends within %s\n%s", atMost, errors())
        .isTrue();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
