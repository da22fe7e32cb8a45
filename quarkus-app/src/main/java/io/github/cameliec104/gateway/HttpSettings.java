package io.github.cameliec104.gateway;

import java.util.Map;

/** Whether and where the page is served, as configuration of the runtime. */
final class HttpSettings {
  /** No port is opened. */
  static final Map<String, String> OFF = Map.of("quarkus.http.host-enabled", "false");

  private HttpSettings() {}

  static Map<String, String> on(String host, int port) {
    return Map.of("quarkus.http.host", host, "quarkus.http.port", String.valueOf(port));
  }
}
