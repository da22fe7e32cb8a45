package io.github.cameliec104.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every file under {@code routes/} is run by a test, and this is where it says by which. */
class ShippedRoutesTest {
  private static final Path ROUTES = Path.of("../routes");
  private static final Map<String, Class<?>> RUN_BY =
      Map.of(
          "demo/substation.camel.yaml", DemoIT.class,
          "demo/control-centre.camel.yaml", DemoIT.class,
          "demo/switch-feeder.camel.yaml", DemoIT.class,
          "scadapy/client.camel.yaml", ClientIT.class,
          "scadapy/clock.camel.yaml", ClientIT.class);

  @Test
  void everyRouteIsRunByATest() throws IOException {
    try (Stream<Path> files = Files.walk(ROUTES)) {
      assertThat(files.filter(file -> file.toString().endsWith(".camel.yaml")))
          .extracting(file -> ROUTES.relativize(file).toString())
          .containsExactlyInAnyOrderElementsOf(RUN_BY.keySet());
    }
  }
}
