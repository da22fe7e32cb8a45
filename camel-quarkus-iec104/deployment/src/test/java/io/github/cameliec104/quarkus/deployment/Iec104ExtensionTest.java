package io.github.cameliec104.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.builder.BuildContext;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An application that has the extension and nothing else. */
class Iec104ExtensionTest {
  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      new QuarkusUnitTest()
          .withEmptyApplication()
          .addBuildChainCustomizer(
              chain ->
                  chain
                      .addBuildStep(Iec104ExtensionTest::checkBuildItems)
                      .consumes(ReflectiveClassBuildItem.class)
                      .produces(FeatureBuildItem.class)
                      .build());

  @Inject CamelContext context;

  @Test
  void componentIsFoundByItsScheme() {
    assertThat(context.getComponent("iec104")).isNotNull();
  }

  /** Runs while the application is built; what it throws fails the build and so the test. */
  private static void checkBuildItems(BuildContext build) {
    List<String> names =
        build.consumeMulti(ReflectiveClassBuildItem.class).stream()
            .flatMap(item -> item.getClassNames().stream())
            .toList();
    assertThat(names)
        .as("classes reached by name in a native image")
        .contains(
            "io.github.cameliec104.protocol.asdu.Quality",
            "io.github.cameliec104.protocol.asdu.TypeId",
            "io.github.cameliec104.protocol.asdu.MalformedAsduException",
            "io.netty.channel.ConnectTimeoutException",
            "org.apache.camel.support.jsse.SSLContextParameters")
        .doesNotContain("io.github.cameliec104.protocol.asdu.AsduCodec");
  }
}
