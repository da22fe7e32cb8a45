package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.tooling.model.ComponentModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The component as tools see it: its description made by Camel's generator. */
class CatalogTest {

  private final DefaultCamelCatalog catalog = catalog();

  static DefaultCamelCatalog catalog() {
    DefaultCamelCatalog catalog = new DefaultCamelCatalog();
    catalog.addComponent("iec104", Iec104Component.class.getName(), json());
    return catalog;
  }

  static String json() {
    try (InputStream in =
        Iec104Component.class.getResourceAsStream(
            "/META-INF/io/github/cameliec104/camel/iec104.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "iec104:master:rtu.example:2404",
        "iec104:slave:0.0.0.0",
        "iec104:master:rtu.example:2404?k=12&t1=15s&acknowledge=processed&interrogation=1,2",
        "iec104:slave:0.0.0.0:2404?commands=true&points=file:points.yaml&termination=false",
        "iec104:master:rtu.example?operation=clock&await=termination&refusal=value",
        "iec104:master:{{host}}:{{port}}?delivery=asdu&events=all&unlisted=drop",
      })
  void goodUrisAreValid(String uri) {
    EndpointValidationResult result = catalog.validateEndpointProperties(uri);
    assertThat(result.isSuccess()).as(result.summaryErrorMessage(false)).isTrue();
  }

  @Test
  void wrongOptionsAreFound() {
    EndpointValidationResult result =
        catalog.validateEndpointProperties("iec104:master:rtu?tea=1&k=many&delivery=never");
    assertThat(result.getUnknown()).containsExactly("tea");
    assertThat(result.getInvalidInteger()).containsKey("k");
    assertThat(result.getInvalidEnum()).containsKey("delivery");
    assertThat(catalog.validateEndpointProperties("iec104:commander:rtu").getInvalidEnum())
        .containsKey("role");
  }

  @Test
  void urisAreBuiltFromProperties() throws Exception {
    assertThat(
            catalog.asEndpointUri(
                "iec104", Map.of("role", "slave", "host", "0.0.0.0", "port", "2404"), false))
        .isEqualTo("iec104:slave:0.0.0.0:2404");
  }

  @Test
  void theComponentSaysWhatItIs() {
    ComponentModel model = catalog.componentModel("iec104");
    assertThat(model.getSyntax()).isEqualTo("iec104:role:host:port");
    assertThat(model.isAsync()).isTrue();
    assertThat(model.isRemote()).isTrue();
    assertThat(model.getSupportLevel()).hasToString("Preview");
    assertThat(model.getEndpointHeaders())
        .extracting(ComponentModel.EndpointHeaderModel::getName)
        .contains("CamelIec104PointName", "CamelMessageTimestamp");
  }

  @Test
  void everyOptionIsDescribedInOneSentenceOrMore() {
    List<ComponentModel.EndpointOptionModel> options =
        catalog.componentModel("iec104").getEndpointOptions();
    assertThat(options).hasSizeGreaterThan(40);
    assertThat(options)
        .allSatisfy(
            option -> assertThat(option.getDescription()).endsWith(".").hasSizeGreaterThan(20));
  }
}
