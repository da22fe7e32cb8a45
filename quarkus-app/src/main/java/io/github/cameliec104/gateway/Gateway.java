package io.github.cameliec104.gateway;

import io.github.cameliec104.gateway.page.Page;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;

/**
 * The running Camel context as commands use it.
 *
 * @param page what feeds the live page; routes know it as {@code page}
 */
record Gateway(CamelContext context, Terminal terminal, Page page) {

  /** Makes a processor known to routes: {@code process: {ref: name}}. */
  void bind(String name, Processor processor) {
    context.getRegistry().bind(name, processor);
  }

  /** Gives values to placeholders such as {@code {{iec104.port}}} in routes. */
  void define(Map<String, String> properties) {
    Properties values = new Properties();
    values.putAll(properties);
    context.getPropertiesComponent().setOverrideProperties(values);
  }
}
