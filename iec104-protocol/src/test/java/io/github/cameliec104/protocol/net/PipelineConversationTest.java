package io.github.cameliec104.protocol.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.conversation.Conversation;
import io.github.cameliec104.protocol.conversation.ProjectFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The conversations of the session, held by the pipeline: the socket may cut the stream anyhow. */
class PipelineConversationTest {

  private static final long NEAR_THE_END_OF_THE_CLOCK = Long.MAX_VALUE - 12_000_000_000L;

  @TestFactory
  Stream<DynamicTest> everyFileInTheBuffersItNames() throws IOException {
    return files().map(file -> test(file, lines(file), false, 0));
  }

  @TestFactory
  Stream<DynamicTest> everyBriefFileOctetByOctet() throws IOException {
    return briefFiles().map(file -> test(file, lines(file), true, NEAR_THE_END_OF_THE_CLOCK));
  }

  @TestFactory
  Stream<DynamicTest> everyBriefFileInAsFewBuffersAsPossible() throws IOException {
    return briefFiles().map(file -> test(file, joined(lines(file)), false, 0));
  }

  @Test
  void whatTheOtherEndSendsIsJoinedAcrossOurAnswers() {
    assertThat(joined(List.of("start", "< 01", "> 68", "< 02", "> 04 07 # b", "", "= STOPPED")))
        .containsExactly("start", "< 01", "> 68 04 07", "< 02", "= STOPPED");
  }

  private static DynamicTest test(Path file, List<String> lines, boolean single, long origin) {
    String name = file.getFileName().toString();
    return DynamicTest.dynamicTest(
        name.replace(".txt", "").replace('-', ' '),
        file.toUri(),
        () -> {
          List<PipelinePeer> opened = new ArrayList<>();
          Conversation.parse(name, lines)
              .run(
                  (role, settings, mode) -> {
                    opened.add(new PipelinePeer(role, settings, mode, single, origin));
                    return opened.get(0);
                  });
          opened.forEach(PipelinePeer::finish);
        });
  }

  /**
   * The lines with everything the other end sends before we do something by ourselves, or before
   * our state is looked at, in one line.
   */
  private static List<String> joined(List<String> lines) {
    List<String> result = new ArrayList<>();
    List<String> answers = new ArrayList<>();
    StringBuilder octets = new StringBuilder();
    for (String line : lines) {
      String text = line.replaceFirst("#.*", "").strip();
      if (text.startsWith(">")) {
        octets.append(text.substring(1));
      } else if (text.startsWith("<") || text.startsWith("deliver")) {
        (octets.isEmpty() ? result : answers).add(text);
      } else if (!text.isEmpty()) {
        join(octets, answers, result);
        result.add(text);
      }
    }
    join(octets, answers, result);
    return result;
  }

  private static void join(StringBuilder octets, List<String> answers, List<String> result) {
    if (!octets.isEmpty()) {
      result.add(">" + octets);
    }
    result.addAll(answers);
    octets.setLength(0);
    answers.clear();
  }

  private static Stream<Path> briefFiles() throws IOException {
    return files().filter(file -> lines(file).stream().noneMatch(l -> l.startsWith("repeat")));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(ProjectFiles.find("src/vectors/apci"))) {
      return files.filter(f -> f.toString().endsWith(".txt")).sorted().toList().stream();
    }
  }
}
