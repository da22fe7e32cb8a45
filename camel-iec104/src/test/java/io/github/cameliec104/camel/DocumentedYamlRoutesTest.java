package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameliec104.camel.points.PointListReader;
import io.github.cameliec104.protocol.file.FileRules;
import io.github.cameliec104.protocol.folder.FileFolder;
import io.github.cameliec104.protocol.folder.FolderSettings;
import io.github.cameliec104.protocol.net.Dialling;
import io.github.cameliec104.protocol.net.SlaveSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the documentation, run as they stand there. */
class DocumentedYamlRoutesTest extends CamelTestSupport {

  @TempDir Path records;
  @TempDir Path served;
  private final Rtu rtu = new Rtu();
  private final Rtu alternate = new Rtu();
  private FileFolder files;

  @BeforeEach
  void setProperties() throws IOException {
    context.getPropertiesComponent().addOverrideProperty("rtu", "127.0.0.1:" + rtu.port());
    context.getPropertiesComponent().addOverrideProperty("rtu-b", "127.0.0.1:" + alternate.port());
    context.getPropertiesComponent().addOverrideProperty("records", records.toString());
    context.getPropertiesComponent().addOverrideProperty("served", served.toString());
    Path file = Files.writeString(served.resolve("30000-2-fault.cfg"), "a record");
    Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    files = FileFolder.open(FolderSettings.of(served), announced -> {});
    rtu.slave().serve(files, FileRules.DEFAULT).join();
    context.getPropertiesComponent().addOverrideProperty("listen", "127.0.0.1:0");
  }

  @AfterEach
  void closeStation() {
    rtu.close();
    if (files != null) {
      files.close();
    }
    alternate.close();
  }

  static List<String> blocks(String language) {
    return Pattern.compile("(?s)\\[source," + language + "[^]]*]\n----\n(.*?)----")
        .matcher(DocumentationTest.text())
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  static List<String> yamlRoutes() {
    return blocks("yaml").stream().filter(block -> block.startsWith("- route:")).toList();
  }

  @ParameterizedTest
  @MethodSource("yamlRoutes")
  void everyRouteCompletesAnExchange(String yaml) throws Exception {
    List<String> ids =
        Pattern.compile("(?m)^    id: (\\S+)$")
            .matcher(yaml)
            .results()
            .map(id -> id.group(1))
            .toList();
    run(
        ids,
        () ->
            PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.fromString("example.camel.yaml", yaml)));
  }

  @Test
  void theRoutesInJavaDoTheSame() throws Exception {
    run(List.of("report", "switch-off"), () -> context.addRoutes(new JavaRoutes()));
  }

  @FunctionalInterface
  private interface Loading {
    void load() throws Exception;
  }

  /** Loads routes, gives each something to do and waits until each has done it. */
  private void run(List<String> ids, Loading loading) throws Exception {
    List<NotifyBuilder> done =
        ids.stream()
            .map(id -> new NotifyBuilder(context).fromRoute(id).whenCompleted(1).create())
            .toList();
    loading.load();
    for (String id : ids) {
      assertThat(context.getRouteController().getRouteStatus(id)).isEqualTo(ServiceStatus.Started);
      stimulate((Object) context.getRoute(id).getEndpoint());
    }
    assertThat(done).allSatisfy(d -> assertThat(d.matches(10, TimeUnit.SECONDS)).isTrue());
  }

  private void stimulate(Object from) {
    if (!(from instanceof Iec104Endpoint endpoint)) {
      if (from.toString().startsWith("direct")) {
        template.sendBody(from.toString(), "");
      }
    } else if (endpoint.getConfiguration().isReverse()) {
      SlaveSettings calling =
          SlaveSettings.of("127.0.0.1", endpoint.getLinkPort()).withDialling(Dialling.DEFAULT);
      try (Rtu station = new Rtu(calling)) {
        station.awaitStarted(1);
        station.send(8001, 61.4f);
      }
    } else if (endpoint.getConfiguration().getRole() == Role.MASTER) {
      if (endpoint.getConfiguration().getAlternateHosts() != null) {
        awaitStandby(endpoint);
      } else {
        rtu.awaitStarted(1);
      }
      alternate.send(8001, 61.4f);
      rtu.send(8001, 61.4f);
    } else {
      try (ControlCentre centre = new ControlCentre(endpoint.getLinkPort())) {
        if (!endpoint.getConfiguration().isCommands()) {
          return; // the link itself is what the route hears of
        }
        assertThat(centre.command(20480, true).positive()).isTrue();
      }
    }
  }

  private static void awaitStandby(Iec104Endpoint endpoint) {
    await()
        .until(
            () ->
                endpoint.getConnections().matches(".*=STARTED.*=CONNECTED|.*=CONNECTED.*=STARTED"));
  }

  @Test
  void theFilesOfAStationAreFetched() throws Exception {
    String example =
        yamlRoutes().stream().filter(y -> y.contains("fetch-all-files")).findFirst().orElseThrow();
    everyRouteCompletesAnExchange(example);
    assertThat(records.resolve("1-30000-2")).hasContent("a record");
  }

  @Test
  void thePointListIsOne() {
    List<String> lists = blocks("yaml").stream().filter(b -> !b.startsWith("- route:")).toList();
    assertThat(lists).hasSize(1);
    PointListReader.Result result = PointListReader.read(lists.get(0), "documentation");
    assertThat(result.points().points()).hasSize(3);
    assertThat(result.warnings()).isEmpty();
  }

  @Test
  void theRoutesInJavaStandInTheDocumentation() throws IOException {
    String source =
        Files.readString(
            Path.of("src/test/java/io/github/cameliec104/camel/DocumentedYamlRoutesTest.java"));
    assertThat(blocks("java")).hasSize(2);
    assertThat(blocks("java"))
        .allSatisfy(block -> assertThat(squeezed(source)).contains(squeezed(block)));
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s", "");
  }

  private static final class JavaRoutes extends RouteBuilder {
    @Override
    public void configure() {
      from("iec104:master:{{rtu}}?types=M_SP_TB_1,M_ME_TF_1")
          .routeId("report")
          .convertBodyTo(String.class)
          .to("log:points?showBodyType=false&showExchangePattern=false");

      from("direct:switch-off")
          .routeId("switch-off")
          .setBody(constant(false))
          .doTry()
          .to("iec104:master:{{rtu}}?objectAddress=20480&typeId=C_SC_NA_1&await=termination")
          .doCatch(Iec104RefusedException.class)
          .log("The station refused: ${exception.message}")
          .end();
    }
  }
}
