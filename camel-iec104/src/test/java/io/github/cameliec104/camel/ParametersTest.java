package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.CyclicSwitch;
import io.github.cameliec104.protocol.station.ParameterKind;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters that masters load into a slave endpoint. */
class ParametersTest extends CamelTestSupport {

  /** P_ME_NC_1 for 1/200: threshold 2. */
  private static final String THRESHOLD = "70 01 06 00 01 00 C8 00 00 00 00 00 40 01";

  private static final String CONFIRMED = THRESHOLD.replace("70 01 06", "70 01 07");
  private static final String REFUSED = THRESHOLD.replace("70 01 06", "70 01 47");
  private static final String UNKNOWN = THRESHOLD.replace("70 01 06", "70 01 6C");

  private static final PointParameters STORED =
      new PointParameters(
          new PointAddress(1, 200),
          TypeId.P_ME_NC_1,
          Map.of(ParameterKind.THRESHOLD, 2.0, ParameterKind.HIGH_LIMIT, 0.1),
          Map.of(ParameterKind.THRESHOLD, 2.0),
          CyclicSwitch.OFF);

  @TempDir private Path directory;

  private static String slave(String options) {
    return "iec104:slave:127.0.0.1:0?commonAddress=1&objectAddress=200&typeId=M_ME_NC_1" + options;
  }

  private String withFile() {
    return slave("&parameters=true&parameterFile=" + directory.resolve("parameters.json"));
  }

  private OctetCentre centre(String uri) throws IOException {
    return new OctetCentre(context.getEndpoint(uri, Iec104Endpoint.class).getLinkPort());
  }

  @Test
  void parametersAreRefusedUnlessTheyAreAllowed() throws Exception {
    template.sendBody(slave(""), 110f);
    try (OctetCentre centre = centre(slave(""))) {
      assertThat(centre.next()).startsWith("0D 01 03");
      assertThat(centre.ask(THRESHOLD)).isEqualTo(UNKNOWN);
    }
  }

  @Test
  void aLoadedThresholdHoldsAndIsInterrogated() throws Exception {
    String uri = slave("&parameters=true&parameterInterrogation=true");
    template.sendBody(uri, 110f);
    try (OctetCentre centre = centre(uri)) {
      assertThat(centre.next()).startsWith("0D 01 03");
      assertThat(centre.ask(THRESHOLD)).isEqualTo(CONFIRMED);
      template.sendBody(uri, 112f);
      template.sendBody(uri, 113f);
      assertThat(centre.next()).isEqualTo("0D 01 03 00 01 00 C8 00 00 00 00 E2 42 00");
      assertThat(centre.ask("64 01 06 00 01 00 00 00 00 14")).startsWith("64 01 07");
      assertThat(centre.next()).startsWith("0D 01 14");
      assertThat(centre.next()).isEqualTo(THRESHOLD.replace("70 01 06", "70 01 14"));
    }
  }

  @Test
  void loadedParametersSurviveARestart() throws Exception {
    inAContext(
        first -> {
          publish(first, 110f);
          try (OctetCentre centre = centre(first)) {
            assertThat(centre.next()).startsWith("0D 01 03");
            assertThat(centre.ask(THRESHOLD)).isEqualTo(CONFIRMED);
          }
        });
    assertThat(directory.resolve("parameters.json")).content().contains("THRESHOLD", "2.0");
    inAContext(
        second -> {
          publish(second, 110f, 112f, 113f);
          try (OctetCentre centre = centre(second)) {
            assertThat(centre.next())
                .isEqualTo("0D 02 03 00 01 00 C8 00 00 00 00 DC 42 00 C8 00 00 00 00 E2 42 00");
          }
        });
  }

  private interface Use {
    void of(CamelContext running) throws IOException;
  }

  private static void inAContext(Use use) throws IOException {
    CamelContext running = new DefaultCamelContext();
    running.start();
    try {
      use.of(running);
    } finally {
      running.stop();
    }
  }

  private void publish(CamelContext where, Float... values) {
    ProducerTemplate publisher = where.createProducerTemplate(); // ends with the context
    for (Float value : values) {
      publisher.sendBody(withFile(), value);
    }
  }

  private OctetCentre centre(CamelContext where) throws IOException {
    return new OctetCentre(where.getEndpoint(withFile(), Iec104Endpoint.class).getLinkPort());
  }

  @Test
  void whatCannotBeSavedIsRefusedAndHasNoEffect() throws Exception {
    Path file = directory.resolve("gone/parameters.json");
    Files.createDirectory(file.getParent());
    String uri = slave("&parameters=true&parameterFile=" + file);
    template.sendBody(uri, 110f);
    Files.delete(file.getParent());
    try (OctetCentre centre = centre(uri)) {
      assertThat(centre.next()).startsWith("0D 01 03");
      assertThat(centre.ask(THRESHOLD)).isEqualTo(REFUSED);
      template.sendBody(uri, 111f);
      assertThat(centre.next()).startsWith("0D 01 03");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"parameters\":[{}]}",
        "{\"parameters\":[{\"commonAddress\":1,\"objectAddress\":200,\"type\":\"P_ME_NC_1\","
            + "\"loaded\":{\"THRESHOLD\":-1},\"operating\":{},\"cyclic\":\"OFF\"}]}",
        "{\"parameters\":[{\"commonAddress\":1,\"objectAddress\":200,\"type\":\"P_ME_NC_1\","
            + "\"loaded\":{\"THRESHOLD\":\"2\"},\"operating\":{},\"cyclic\":\"OFF\"}]}",
        "{\"parameters\":[]} and more",
      })
  void aFileThatCannotBeReadIsAnErrorAtTheStart(String content) throws IOException {
    Files.writeString(directory.resolve("parameters.json"), content);
    assertThatThrownBy(() -> template.sendBody(withFile(), 110f))
        .hasStackTraceContaining("parameterFile=" + directory.resolve("parameters.json"));
  }

  @Test
  void aDirectoryThatIsNotThereIsAnErrorAtTheStart() {
    ParameterFile file = new ParameterFile(directory.resolve("gone/parameters.json"));
    assertThatThrownBy(file::load).hasMessageContaining("parameterFile=" + file.path());
  }

  @Test
  void aFileGivesBackWhatWasSaved() throws IOException {
    ParameterFile file = new ParameterFile(directory.resolve("parameters.json"));
    assertThat(file.load()).isEmpty();
    file.save(List.of());
    assertThat(file.load()).isEmpty();
    file.save(List.of(STORED));
    assertThat(file.load()).containsExactly(STORED);
    assertThat(directory).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void anInterruptedSaveLeavesWhatWasThere() throws IOException {
    ParameterFile file = new ParameterFile(directory.resolve("parameters.json"));
    file.save(List.of(STORED));
    Files.createDirectory(directory.resolve("parameters.json.new"));
    assertThatThrownBy(() -> file.save(List.of()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("parameterFile=" + file.path());
    assertThat(file.load()).containsExactly(STORED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"parameterFile=p.json", "parameterInterrogation=true"})
  void whatNeedsParametersIsRefusedWithoutThem(String option) {
    assertThatThrownBy(() -> template.sendBody(slave("&" + option), 110f))
        .hasStackTraceContaining(option + " with parameters=false, expected parameters=true");
  }

  @Test
  void theRouteIsToldWhatMastersLoad() throws Exception {
    String uri = slave("&parameters=true");
    MockEndpoint events = getMockEndpoint("mock:events");
    MockEndpoint states = getMockEndpoint("mock:states");
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(uri + "&events=all")
                .filter(header("CamelIec104Event").isEqualTo("PARAMETERS_CHANGED"))
                .convertBodyTo(Map.class)
                .to(events);
            from(uri + "&events=link").to(states);
          }
        });
    events.expectedMessageCount(1);
    template.sendBody(uri, 110f);
    try (OctetCentre centre = centre(uri)) {
      assertThat(centre.next()).startsWith("0D 01 03");
      assertThat(centre.ask(THRESHOLD)).isEqualTo(CONFIRMED);
      events.assertIsSatisfied();
    }
    Map<?, ?> told = events.getExchanges().get(0).getMessage().getBody(Map.class);
    assertThat(told.get("operating")).isEqualTo(Map.of("THRESHOLD", 2.0));
    assertThat(told.get("objectAddress")).isEqualTo(200);
    assertThat(states.getExchanges())
        .allMatch(e -> "LINK".equals(e.getMessage().getHeader("CamelIec104Event")));
  }
}
