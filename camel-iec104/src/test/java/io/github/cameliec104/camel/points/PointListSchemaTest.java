package io.github.cameliec104.camel.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema says what the reader does. */
class PointListSchemaTest {

  private static final Path SCHEMA = Path.of("..", "src", "docs", "schema", "points.schema.json");
  private static JsonNode document;
  private static JsonSchema schema;

  @BeforeAll
  static void readSchema() throws IOException {
    document = new ObjectMapper().readTree(SCHEMA.toFile());
    schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(document);
  }

  @Test
  void keysAreThoseOfTheReader() {
    List<String> keys = new ArrayList<>();
    document.at("/$defs/point/properties").fieldNames().forEachRemaining(keys::add);
    assertThat(keys).containsExactlyInAnyOrderElementsOf(PointKey.all());
  }

  @Test
  void typesAreThoseOfTheReader() {
    JsonNode alternatives = document.at("/$defs/type/anyOf");
    assertThat(texts(alternatives.get(0))).isEqualTo(TypeNames.standardNames());
    assertThat(texts(alternatives.get(1)))
        .allMatch(number -> TypeNames.parse(number) != null)
        .hasSameSizeAs(TypeNames.standardNames());
    assertThat(texts(alternatives.get(2)))
        .containsExactlyInAnyOrderElementsOf(TypeNames.plainWords().keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"substation.yaml", "plain-list.yaml"})
  void samplesFitTheSchemaAndTheReader(String file) throws IOException {
    String text = Files.readString(Path.of("src", "test", "resources", "points", file));
    assertThat(schema.validate(new YAMLMapper().readTree(text))).isEmpty();
    assertThat(PointListReader.read(text, file).points().points()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{points: [], comonAddress: 1}",
        "{points: [], commonAddress: 65535}",
        "[{objectAddress: 1, type: single}]",
        "[{name: '', objectAddress: 1, type: single}]",
        "[{name: A, type: single}]",
        "[{name: A, objectAddress: 0, type: single}]",
        "[{name: A, objectAddress: 16777216, type: single}]",
        "[{name: A, objectAddress: 1}]",
        "[{name: A, objectAddress: 1, type: M_XX_NA_1}]",
        "[{name: A, objectAddress: 1, type: 100}]",
        "[{name: A, objectAddress: 1, type: single, groups: [17]}]",
        "[{name: A, objectAddress: 1, type: float, scale: 0}]",
        "[{name: A, objectAddress: 1, type: float, deadband: -1}]",
        "[{name: A, objectAddress: 1, type: float, deadband: 101%}]",
        "[{name: A, objectAddress: 1, type: float, deadband: -5%}]",
        "[{name: A, objectAddress: 1, type: float, parameters: {treshold: 5}}]",
        "[{name: A, objectAddress: 1, type: float, parameters: {threshold: 0}}]",
        "[{name: A, objectAddress: 1, type: single-time, doubleTransmission: perhaps}]",
        "[{name: A, objectAddress: 1, type: single-command, returns: [B]}]",
        "[{name: A, objectAddress: 1, type: float, colour: red}]"
      })
  void whatTheReaderRefusesTheSchemaRefuses(String yaml) throws IOException {
    assertThat(schema.validate(new YAMLMapper().readTree(yaml))).isNotEmpty();
    assertThat(catchThrowable(() -> PointListReader.read(yaml, "p.yaml")))
        .isInstanceOf(PointListException.class);
  }

  private static List<String> texts(JsonNode schemaWithEnum) {
    List<String> texts = new ArrayList<>();
    schemaWithEnum.get("enum").forEach(value -> texts.add(value.asText()));
    return texts;
  }
}
