package io.github.cameliec104.protocol.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameliec104.protocol.conversation.ProjectFiles;
import io.github.cameliec104.protocol.station.Deviation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviationScriptTest {

  @TestFactory
  Stream<DynamicTest> everyFileOfTheVectors() throws IOException {
    return files().stream()
        .map(
            file -> {
              String name = file.getFileName().toString();
              return DynamicTest.dynamicTest(
                  name.replace(".txt", "").replace('-', ' '),
                  file.toUri(),
                  () -> new DeviationScript(name, Files.readAllLines(file)).run());
            });
  }

  /** One that needs to be tolerated is shown with and without the tolerance. */
  @ParameterizedTest
  @EnumSource
  void everyDeviationHasAScript(Deviation deviation) throws IOException {
    boolean told = false;
    boolean tolerated = false;
    for (Path file : files()) {
      String text = Files.readString(file);
      told |= text.contains("\ntold " + deviation.option() + " ");
      tolerated |= text.contains("tolerate " + deviation.option() + "\n");
    }
    assertThat(told).isTrue();
    assertThat(tolerated).isEqualTo(deviation.needsTolerance());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "> 68040B000000",
        "< 68 04 07 00 00 00;> 680443000000",
        "< 68 04 07 00 00 00;told first-number-1 N(S)=1",
        "< 68 04 07 00 00 00;! SEQUENCE_NUMBER",
        "< 68 04 07 00 00 00;counted 1",
        "< 68 04 07 00 00 00;> 68040B000000;> 680E0000000001010300010064000001",
        "< 68 04 07 00 00 00;> 68040B000000;point 1/100 M_SP_NA_1 true"
      })
  void whatIsNotExpectedFails(String lines) {
    DeviationScript script = new DeviationScript("x.txt", List.of(lines.split(";", -1)));
    assertThatThrownBy(script::run)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("x.txt");
  }

  @Test
  void whatIsNoDirectiveIsRefused() {
    DeviationScript script = new DeviationScript("x.txt", List.of("jump"));
    assertThatIllegalArgumentException()
        .isThrownBy(script::run)
        .withMessageStartingWith("x.txt:1: jump");
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(ProjectFiles.find("src/vectors/deviations"))) {
      return files.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
    }
  }
}
