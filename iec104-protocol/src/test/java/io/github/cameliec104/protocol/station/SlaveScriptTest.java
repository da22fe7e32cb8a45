package io.github.cameliec104.protocol.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameliec104.protocol.conversation.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlaveScriptTest {

  @TestFactory
  Stream<DynamicTest> everyFileOfTheVectors() throws IOException {
    return files().map(SlaveScriptTest::test);
  }

  @Test
  void theFilesAreFound() throws IOException {
    assertThat(files()).hasSizeGreaterThanOrEqualTo(30);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jump",
        "> 6",
        "+ 15",
        "point 1/100",
        "point 1/100 M_XX_NA_1",
        "refuse WRONG",
        "ack all",
        "stop;host 7"
      })
  void whatIsNoDirectiveIsRefused(String lines) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse(lines))
        .withMessageStartingWith("x.txt:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "> 64 01 06 00 01 00 00 00 00 14",
        "host 1;> 64 01 06 00 01 00 00 00 00 14;nothing",
        "< 01",
        "asks 1/5000 C_SC_NA_1",
        "host 1;> 2D 01 06 00 01 00 88 13 00 01"
      })
  void whatIsNotExpectedFails(String lines) {
    SlaveScript script = parse(lines);
    assertThatThrownBy(script::run)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("x.txt:");
  }

  private static SlaveScript parse(String lines) {
    return SlaveScript.parse("x.txt", List.of(lines.split(";")));
  }

  private static DynamicTest test(Path file) {
    String name = file.getFileName().toString();
    return DynamicTest.dynamicTest(
        name.replace(".txt", "").replace('-', ' '),
        file.toUri(),
        () -> SlaveScript.parse(name, Files.readAllLines(file)).run());
  }

  private static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(ProjectFiles.find("src/vectors/station"))) {
      return files.filter(f -> f.toString().endsWith(".txt")).sorted().toList().stream();
    }
  }
}
