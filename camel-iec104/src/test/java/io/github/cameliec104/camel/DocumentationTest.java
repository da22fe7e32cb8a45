package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.junit.jupiter.api.Test;

/**
 * The tables of the documentation are those of the generated description. After a change of options
 * run this test with {@code -Diec104.docs=write} and look at the difference.
 */
class DocumentationTest {

  static final Path FILE = Path.of("src/main/docs/iec104-component.adoc");

  private final ComponentModel model = CatalogTest.catalog().componentModel("iec104");

  static String text() {
    try {
      return Files.readString(FILE);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void tablesShowTheOptionsAndHeadersThereAre() throws IOException {
    Map<String, String> tables = new TreeMap<>();
    tables.put("component options", table(model.getComponentOptions()));
    tables.put(
        "endpoint options",
        table(model.getEndpointPathOptions()) + "\n" + table(model.getEndpointParameterOptions()));
    tables.put("headers", headers());
    String expected = text();
    for (Map.Entry<String, String> table : tables.entrySet()) {
      expected = replace(expected, table.getKey(), table.getValue());
    }
    if ("write".equals(System.getProperty("iec104.docs"))) {
      Files.writeString(FILE, expected);
    }
    assertThat(text())
        .as("the tables, written anew by -Dtest=DocumentationTest -Diec104.docs=write")
        .isEqualTo(expected);
  }

  @Test
  void theTableOfOperationsShowsThoseThereAre() {
    String table = text().replaceFirst("(?s).*// operations: START", "");
    table = table.substring(0, table.indexOf("// operations: END"));
    List<String> shown =
        table
            .lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(3, line.indexOf('`', 3)))
            .toList();
    assertThat(shown)
        .containsExactlyElementsOf(
            Stream.of(Operation.values())
                .map(operation -> operation.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList());
  }

  private static String replace(String text, String name, String table) {
    String start = "// " + name + ": START\n";
    Pattern between = Pattern.compile("(?s)" + start + ".*?// " + name + ": END");
    assertThat(text).containsPattern(between);
    String whole = start + table + "// " + name + ": END";
    return between.matcher(text).replaceFirst(Matcher.quoteReplacement(whole));
  }

  private static String table(List<? extends BaseOptionModel> options) {
    StringBuilder table = new StringBuilder("[cols=\"2,5,1,1\",options=\"header\"]\n|===\n");
    table.append("| Name | Description | Default | Type\n");
    for (BaseOptionModel option : options) {
      Object value = option.getDefaultValue();
      String required = option.isRequired() ? "*Required* " : "";
      table
          .append(String.format("%n| *%s* (%s)", option.getName(), option.getGroup()))
          .append(String.format("%n| %s%s", required, escaped(description(option))))
          .append(String.format("%n| %s", value == null ? "" : value))
          .append(String.format("%n| %s%n", option.getShortJavaType()));
    }
    return table.append("|===\n").toString();
  }

  private static String description(BaseOptionModel option) {
    List<String> values = option.getEnums();
    return option.getDescription()
        + (values == null || values.isEmpty() ? "" : " Values: " + String.join(", ", values) + ".");
  }

  private String headers() {
    StringBuilder table = new StringBuilder("[cols=\"2,5,1\",options=\"header\"]\n|===\n");
    table.append("| Name | Description | Type\n");
    for (ComponentModel.EndpointHeaderModel header : model.getEndpointHeaders()) {
      table
          .append(String.format("%n| *%s* (%s)", header.getName(), header.getGroup()))
          .append(String.format("%n| %s", escaped(header.getDescription())))
          .append(String.format("%n| %s%n", header.getShortJavaType()));
    }
    return table.append("|===\n").toString();
  }

  private static String escaped(String text) {
    return text.replace("|", "\\|");
  }
}
