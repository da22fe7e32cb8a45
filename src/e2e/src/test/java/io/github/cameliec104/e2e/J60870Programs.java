package io.github.cameliec104.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * The programs of {@code src/e2e/peers}, compiled into {@code target/peers} against the j60870
 * library that the build has put there. They never come near a class path of ours.
 */
final class J60870Programs {

  private static final Path LIBRARY = ModuleFolder.path("target/peers/j60870.jar");
  private static final Path CLASSES = ModuleFolder.path("target/peers/classes");

  private J60870Programs() {}

  /** The command line that runs a program; compiles on first use. */
  static List<String> commandLine(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Short-lived: the second compiler would cost more than it gains.
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-cp");
    command.add(Compiled.CLASS_PATH);
    command.add(program);
    command.addAll(List.of(arguments));
    return command;
  }

  private static final class Compiled {
    static final String CLASS_PATH = compile();
  }

  private static String compile() {
    List<String> arguments =
        new ArrayList<>(List.of("-d", CLASSES.toString(), "-cp", LIBRARY.toString()));
    try (Stream<Path> sources = Files.list(ModuleFolder.path("peers"))) {
      sources.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, messages, messages, arguments.toArray(String[]::new));
    if (result != 0) {
      throw new IllegalStateException(
          "src/e2e/peers does not compile; is " + LIBRARY + " there?\n" + messages.toString(UTF_8));
    }
    return CLASSES + File.pathSeparator + LIBRARY;
  }
}
