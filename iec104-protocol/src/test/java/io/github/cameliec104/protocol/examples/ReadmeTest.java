package io.github.cameliec104.protocol.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameliec104.protocol.conversation.ProjectFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of README.md are the ones compiled here, and they do what it says. */
class ReadmeTest {

  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern JAVADOC = Pattern.compile(" *+/\\*\\*.*?\\*/\n", Pattern.DOTALL);

  private final PrintStream console = System.out;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeEach
  void captureConsole() {
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restoreConsole() {
    System.setOut(console);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MasterExample", "SlaveExample"})
  void theReadmeShowsTheExampleAsItIsCompiled(String name) throws IOException {
    String source =
        read(
            "iec104-protocol/src/test/java/"
                + getClass().getPackageName().replace('.', '/')
                + "/"
                + name
                + ".java");
    String code = JAVADOC.matcher(source).replaceAll("");
    String example = code.substring(code.indexOf("public final class"));
    assertThat(blocks()).as("java blocks of iec104-protocol/README.md").contains(example);
  }

  private static List<String> blocks() throws IOException {
    Matcher blocks = BLOCK.matcher(read("iec104-protocol/README.md"));
    return blocks.results().map(block -> block.group(1)).toList();
  }

  private static String read(String path) throws IOException {
    return Files.readString(ProjectFiles.find(path));
  }

  private interface Example {
    void run(String... args) throws InterruptedException;
  }

  @Test
  void theExamplesTalkToEachOther() throws InterruptedException {
    Thread slave = start(SlaveExample::main, "0");
    String listening = awaitLine("listening on (\\d+)");
    Thread master = start(MasterExample::main, "127.0.0.1", listening);
    awaitLine("(1/4001 = 61.5)");
    awaitLine("(switched on)");
    awaitLine("(1/5000 <- true)");
    stop(master);
    stop(slave);
  }

  private static Thread start(Example example, String... args) {
    Thread thread =
        new Thread(
            () -> {
              try {
                example.run(args);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the end of the example
              }
            });
    thread.start();
    return thread;
  }

  private static void stop(Thread example) throws InterruptedException {
    example.interrupt();
    example.join(5000);
    assertThat(example.isAlive()).isFalse();
  }

  private String awaitLine(String regex) {
    Pattern line = Pattern.compile("^" + regex + "$", Pattern.MULTILINE);
    return await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> find(line), found -> !found.isEmpty());
  }

  private String find(Pattern line) {
    Matcher matcher = line.matcher(printed.toString(StandardCharsets.UTF_8));
    return matcher.find() ? matcher.group(1) : "";
  }
}
