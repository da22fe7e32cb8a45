package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.station.CommandResult;
import org.apache.camel.CamelContext;
import org.apache.camel.ExchangePattern;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.test.AvailablePortFinder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Both roles written in YAML. */
class YamlRoutesTest extends CamelTestSupport {

  @RegisterExtension static AvailablePortFinder.Port port = AvailablePortFinder.find();

  private static final String ROUTES =
      """
      - route:
          id: publish
          from:
            uri: direct:publish
            steps:
              - to:
                  uri: iec104:slave:127.0.0.1:{{station.port}}
                  parameters: { objectAddress: 4001, typeId: M_SP_TB_1 }
      - route:
          id: commands
          from:
            uri: iec104
            parameters: { role: slave, host: 127.0.0.1, port: "{{station.port}}", commands: true }
            steps:
              - to: { uri: "mock:commands" }
      - route:
          id: points
          from:
            uri: iec104:master:127.0.0.1:{{station.port}}
            parameters: { t1: 15s, objectAddresses: "1-5000", acknowledge: received }
            steps:
              - choice:
                  when:
                    - expression: { simple: { expression: "${header.CamelIec104Quality} == ''" } }
                      steps:
                        - convertBodyTo: { type: String }
                        - to: { uri: "mock:points" }
      - route:
          id: command
          from:
            uri: direct:command
            steps:
              - to:
                  uri: iec104
                  parameters:
                    role: master
                    host: 127.0.0.1
                    port: "{{station.port}}"
                    objectAddress: 20480
                    await: termination
      """;

  static void load(CamelContext context, String yaml) throws Exception {
    PluginHelper.getRoutesLoader(context)
        .loadRoutes(ResourceHelper.fromString("routes.camel.yaml", yaml));
  }

  @Test
  void routesInYamlDoTheSame() throws Exception {
    context.getPropertiesComponent().addOverrideProperty("station.port", port.toString());
    load(context, ROUTES);
    MockEndpoint points = getMockEndpoint("mock:points");
    points.expectedMinimumMessageCount(1);
    template.sendBody("direct:publish", true);
    points.assertIsSatisfied();
    assertThat(points.getExchanges().get(0).getMessage().getBody(String.class))
        .contains("\"objectAddress\":4001,\"type\":\"M_SP_TB_1\"", "\"value\":true");
    assertThat(template.sendBody("direct:command", ExchangePattern.InOut, true))
        .isInstanceOf(CommandResult.Terminated.class);
    assertThat(getMockEndpoint("mock:commands").getReceivedCounter()).isEqualTo(1);
  }
}
