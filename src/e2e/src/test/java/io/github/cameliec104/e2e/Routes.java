package io.github.cameliec104.e2e;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A running Camel context of a test. */
final class Routes implements AutoCloseable {

  private final CamelContext camel = new DefaultCamelContext();

  Routes() {
    camel.start();
  }

  /** Adds and starts a route that hands what comes to a processor. */
  Routes with(String from, Processor processor) throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(from).process(processor);
          }
        });
    return this;
  }

  /** Sends a body to an endpoint and returns what became of it. */
  Exchange send(String uri, Object body) {
    return camel
        .createProducerTemplate()
        .send(uri, exchange -> exchange.getMessage().setBody(body));
  }

  CamelContext camel() {
    return camel;
  }

  @Override
  public void close() {
    camel.stop();
  }
}
