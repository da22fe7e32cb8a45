package io.github.cameliec104.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FileCheckTest {
  private static final Path ROUTES = Path.of("../routes");

  private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");

  @TempDir private Path folder;

  private FileCheck.Result check(String name, String content) throws IOException {
    return FileCheck.of(Files.writeString(folder.resolve(name), content));
  }

  private List<String> problems(String name, String content) throws IOException {
    FileCheck.Result result = check(name, content);
    assertThat(result.usable()).isFalse();
    return result.problems().stream().map(text -> text.replace(folder + "/", "")).toList();
  }

  private static String route(String from) {
    return "- route:\n    from:\n" + from.indent(6) + "      steps:\n        - log: x\n";
  }

  static Stream<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.walk(ROUTES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyShippedFileIsGood(Path file) {
    assertThat(FileCheck.of(file))
        .satisfies(
            result -> assertThat(result.problems()).isEmpty(),
            result -> assertThat(result.usable()).isTrue());
  }

  static Stream<String> documented() throws IOException {
    try (Stream<Path> guide = Files.list(Path.of("../src/docs/guide"))) {
      return Stream.concat(Stream.of(Path.of("../README.md")), guide.toList().stream())
          .flatMap(FileCheckTest::yamlBlocks);
    }
  }

  private static Stream<String> yamlBlocks(Path page) {
    try {
      return YAML.matcher(Files.readString(page)).results().map(block -> block.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("documented")
  void everyExampleInTheDocumentsIsGood(String yaml) throws IOException {
    assertThat(check("example.yaml", yaml).problems()).isEmpty();
  }

  @Test
  void pointListsAreCounted() throws IOException {
    FileCheck.Result result =
        check(
            "points.yaml",
            """
            points:
              - { name: a, objectAddress: 1, type: M_SP_NA_1 }
              - { name: b, objectAddress: 2, type: M_ME_NC_1, commonAddress: 2 }
              - { name: c, objectAddress: 2, type: C_SC_NA_1 }
            """);
    assertThat(result.summary()).isEqualTo("2 points, 1 command, 2 stations");
  }

  @Test
  void allProblemsOfAPointListAreTold() throws IOException {
    List<String> problems =
        problems(
            "points.yaml",
            """
            points:
              - { name: a, objectAddress: 0, type: M_SP_NA_1 }
              - { name: a, objectAddress: 2, type: M_XX_NA_1 }
            """);
    assertThat(problems)
        .hasSizeGreaterThanOrEqualTo(2)
        .allMatch(text -> text.startsWith("points.yaml: entry "));
  }

  @Test
  void scadaPyConfigurationsAreRecognised() throws IOException {
    FileCheck.Result result =
        check(
            "iec104client.json",
            """
            [{"Client":{"UdpPort":"64000","UdpIp":"0.0.0.0","Iec104Port":"2404","Iec104Ip":"rtu","Debug":"1","TimeSync":"0"}},
             {"SinglePoint":{"IecAddress":"1","VarName":"S1","VarType":"bool","Alias":"x"}},
             {"MeasureValue":{"IecAddress":"2","VarName":"M1","VarType":"float","Alias":"y"}}]
            """);
    assertThat(result.summary())
        .isEqualTo(
            "ScadaPy client of rtu:2404, 2 points (1 single, 1 measured), datagrams to 127.0.0.1:64000");
  }

  @Test
  void routesNameTheirComponentsAndPlaceholders() throws IOException {
    assertThat(check("a.camel.yaml", route("uri: timer:x")).summary())
        .isEqualTo("1 route with timer");
    assertThat(check("b.camel.yaml", route("uri: \"timer:x?period={{period}}\"")).summary())
        .isEqualTo("1 route with timer; run it with -D period=…");
    assertThat(check("c.camel.yaml", route("uri: \"timer:x?period={{period:5}}\"")).summary())
        .isEqualTo("1 route with timer");
  }

  @Test
  void problemsOfRoutesNameThePlace() throws IOException {
    assertThat(problems("a.camel.yaml", route("uri: \"timer:x?perod=5\"")))
        .containsExactly("a.camel.yaml: timer:x?perod=5: perod Unknown option");
    assertThat(problems("b.camel.yaml", route("uri: ftp:x")))
        .containsExactly("b.camel.yaml: ftp:x: there is no component 'ftp' on board");
    assertThat(problems("c.camel.yaml", "- route:\n    frm: x\n"))
        .singleElement()
        .asString()
        .startsWith("c.camel.yaml: line 2, column 5: ");
    assertThat(problems("d.camel.yaml", "hello\n"))
        .containsExactly("d.camel.yaml: no routes in it; expected a list of '- route:' entries");
    assertThat(problems("e.camel.yaml", route("uri: iec104:master:127.0.0.1?k=0")))
        .containsExactly("e.camel.yaml: iec104:master:127.0.0.1?k=0: k=0, expected 1..32767");
  }

  @Test
  void pointListsOfRoutesAreCheckedToo() throws IOException {
    Path points = Files.writeString(folder.resolve("p.yaml"), "points:\n  - { name: a }\n");
    assertThat(problems("a.camel.yaml", route("uri: iec104:slave:127.0.0.1?points=file:" + points)))
        .isNotEmpty()
        .allMatch(text -> text.startsWith("p.yaml: entry 1"));
    assertThat(problems("b.camel.yaml", route("uri: iec104:slave:127.0.0.1?points=file:nosuch")))
        .containsExactly(
            "b.camel.yaml: iec104:slave:127.0.0.1?points=file:nosuch: nosuch does not exist");
  }
}
