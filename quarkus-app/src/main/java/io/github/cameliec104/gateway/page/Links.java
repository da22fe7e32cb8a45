package io.github.cameliec104.gateway.page;

import io.github.cameliec104.camel.Iec104Endpoint;
import io.github.cameliec104.camel.Role;
import io.github.cameliec104.protocol.station.LinkState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;

/** The links of a Camel context as they are now. */
final class Links {

  private Links() {}

  /** What tells one link from another: endpoints with the same role, host and port share one. */
  static String id(Iec104Endpoint endpoint) {
    return role(endpoint) + " " + endpoint.getServiceUrl();
  }

  private static String role(Iec104Endpoint endpoint) {
    return endpoint.getConfiguration().getRole().name().toLowerCase(Locale.ROOT);
  }

  /** All links, in the order of their names. */
  static List<LiveLink> of(CamelContext context) {
    Map<String, LiveLink> links = new LinkedHashMap<>();
    for (Endpoint endpoint : context.getEndpoints()) {
      if (endpoint instanceof Iec104Endpoint iec104) {
        links.computeIfAbsent(id(iec104), id -> link(id, iec104));
      }
    }
    return links.values().stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
  }

  private static LiveLink link(String id, Iec104Endpoint endpoint) {
    String state = endpoint.getLinkState();
    boolean listening =
        (endpoint.getConfiguration().getRole() == Role.SLAVE)
                != endpoint.getConfiguration().isReverse()
            && state.equals(LinkState.DISCONNECTED.name());
    return new LiveLink(
        id,
        role(endpoint),
        endpoint.getServiceUrl(),
        listening ? "LISTENING" : state,
        endpoint.linkStatistics());
  }
}
