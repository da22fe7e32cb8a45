package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Set;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** What an operator sees over JMX. */
class ManagementTest {

  @Test
  void endpointsTellTheStateAndCountersOfTheirLink() throws Exception {
    try (Rtu rtu = new Rtu();
        DefaultCamelContext context = new DefaultCamelContext()) {
      context.addRoutes(
          new RouteBuilder() {
            @Override
            public void configure() {
              from(rtu.uri()).to("mock:points");
            }
          });
      context.start();
      rtu.awaitStarted(1);
      rtu.send(8001, 1, 2, 3);
      MBeanServer server = context.getManagementStrategy().getManagementAgent().getMBeanServer();
      Set<ObjectName> names =
          server.queryNames(
              new ObjectName("org.apache.camel:type=endpoints,name=\"iec104*\",*"), null);
      assertThat(names).hasSize(1);
      ObjectName name = names.iterator().next();
      await().until(() -> (long) server.getAttribute(name, "PointsReceived") >= 3);
      assertThat(server.getAttribute(name, "LinkState")).isEqualTo("STARTED");
      assertThat(server.getAttribute(name, "LinkPort")).isEqualTo(rtu.port());
      assertThat(server.getAttribute(name, "PointsSent")).isEqualTo(0L);
      assertThat(server.getAttribute(name, "Disconnects")).isEqualTo(0L);
      assertThat(server.getAttribute(name, "Unacknowledged")).isEqualTo(0L);
      assertThat(server.getAttribute(name, "LastError")).isEqualTo("");
      context.getRouteController().stopAllRoutes();
      assertThat(server.getAttribute(name, "LinkState")).isEqualTo("CLOSED");
    }
  }
}
