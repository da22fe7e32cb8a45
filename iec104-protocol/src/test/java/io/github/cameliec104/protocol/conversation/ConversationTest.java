package io.github.cameliec104.protocol.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ConversationTest {

  /** The same must happen whenever the clock began, also if its range ends between two timers. */
  private static final List<Long> ORIGINS = List.of(0L, Long.MAX_VALUE - 12_000_000_000L);

  @TestFactory
  Stream<DynamicTest> everyFileOfTheVectors() throws IOException {
    return files().flatMap(file -> ORIGINS.stream().map(origin -> test(file, origin)));
  }

  @Test
  void theFilesAreFound() throws IOException {
    assertThat(files()).hasSizeGreaterThanOrEqualTo(45);
  }

  private static DynamicTest test(Path file, long origin) {
    String name = file.getFileName().toString().replace(".txt", "").replace('-', ' ');
    return DynamicTest.dynamicTest(
        name + ", clock from " + origin,
        file.toUri(),
        () ->
            Conversation.read(file)
                .run((role, settings, mode) -> new SessionPeer(role, settings, mode, origin)));
  }

  private static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(ProjectFiles.find("src/vectors/apci"))) {
      return files.filter(f -> f.toString().endsWith(".txt")).sorted().toList().stream();
    }
  }
}
