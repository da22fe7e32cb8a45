package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.station.CommandResult;
import io.github.cameliec104.protocol.station.PointUpdate;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.AvailablePortFinder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Both roles in one context: points one way, commands the other. */
class LoopbackTest extends CamelTestSupport {

  @RegisterExtension static AvailablePortFinder.Port port = AvailablePortFinder.find();

  @Override
  protected RouteBuilder createRouteBuilder() {
    return new RouteBuilder() {
      @Override
      public void configure() {
        String address = "127.0.0.1:" + port;
        from("direct:publish")
            .to("iec104:slave:" + address + "?objectAddress=4001&termination=false");
        from("iec104:slave:" + address + "?commands=true&termination=false").to("mock:commands");
        from("iec104:master:" + address).to("mock:points");
        from("direct:command").to("iec104:master:" + address + "?objectAddress=20480");
      }
    };
  }

  @Test
  void pointsGoUpAndCommandsDown() throws Exception {
    MockEndpoint points = getMockEndpoint("mock:points");
    points.expectedMinimumMessageCount(1);
    template.sendBody("direct:publish", 61.4);
    points.assertIsSatisfied();
    Exchange first = points.getExchanges().get(0);
    assertThat(first.getMessage().getBody(PointUpdate.class).value().plain()).isEqualTo(61.4f);
    assertThat(first.getMessage().getBody(Double.class)).isEqualTo(61.4);

    MockEndpoint commands = getMockEndpoint("mock:commands");
    commands.expectedMessageCount(1);
    Object result = template.sendBody("direct:command", ExchangePattern.InOut, true);
    assertThat(result).isInstanceOf(CommandResult.Confirmed.class);
    commands.assertIsSatisfied();
    assertThat(commands.getExchanges().get(0).getMessage().getBody(Boolean.class)).isTrue();
  }
}
