package io.github.cameliec104.camel.points;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.Locale;
import org.yaml.snakeyaml.LoaderOptions;

/** The notations a file may be in, and how each becomes tokens. */
enum Format {
  /** An array or object; remarks and commas before a closing bracket are passed over. */
  JSON,
  /** Everything that is nothing else. */
  YAML,
  /** Rows under a header, separated by commas, semicolons or tabs. */
  CSV;

  private static final int MAX_YAML_CHARACTERS = 256 * 1024 * 1024;
  private static final String SEPARATORS = ",;\t";
  private static final ObjectMapper JSON_MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();
  private static final ObjectMapper YAML_MAPPER =
      YAMLMapper.builder(YAMLFactory.builder().loaderOptions(yamlOptions()).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();
  private static final CsvMapper CSV_MAPPER =
      CsvMapper.builder()
          .enable(CsvParser.Feature.TRIM_SPACES)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .build();

  private static LoaderOptions yamlOptions() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_YAML_CHARACTERS);
    return options;
  }

  /** The format of a file by what is in it; the name decides only whether brackets are YAML. */
  static Format of(SourceText source) {
    String name = source.name().toLowerCase(Locale.ROOT);
    String json = Remarks.strip(source.text()).stripLeading();
    boolean brackets = json.startsWith("[") || json.startsWith("{");
    if (brackets && !source.text().stripLeading().startsWith("---")) {
      return name.endsWith(".yaml") || name.endsWith(".yml") ? YAML : JSON;
    }
    String first = firstLine(source.text());
    boolean header = separators(first).length() > 0 && first.indexOf(':') < 0;
    return header && !first.startsWith("-") ? CSV : YAML;
  }

  private static String firstLine(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .findFirst()
        .orElse("");
  }

  private static String separators(String line) {
    return line.replaceAll("[^" + SEPARATORS + "]", "");
  }

  /** The tokens of a text in this format. */
  JsonParser parser(String text) throws IOException {
    return switch (this) {
      case JSON -> JSON_MAPPER.createParser(Remarks.strip(text));
      case YAML -> YAML_MAPPER.createParser(text);
      case CSV -> csv(text);
    };
  }

  private static JsonParser csv(String text) throws IOException {
    String separators = separators(firstLine(text));
    char separator = separators.isEmpty() ? ',' : separators.charAt(0);
    JsonParser parser = CSV_MAPPER.createParser(text);
    parser.setSchema(
        CsvSchema.emptySchema().withHeader().withComments().withColumnSeparator(separator));
    return parser;
  }
}
