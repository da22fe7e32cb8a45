package io.github.cameliec104.gateway;

import io.github.cameliec104.camel.Iec104Endpoint;
import io.github.cameliec104.camel.points.Point;
import io.github.cameliec104.camel.points.PointList;
import io.github.cameliec104.camel.points.PointListReader;
import io.github.cameliec104.protocol.station.PointUpdate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;

/** The point lists of the endpoints that exchanges come from, read once each. For any thread. */
public final class PointLists {
  private final Map<String, PointList> byResource = new ConcurrentHashMap<>();

  /** What the point list of the endpoint knows about a point, or null. */
  public @Nullable Point find(Exchange exchange, PointUpdate update) {
    if (exchange.getFromEndpoint() instanceof Iec104Endpoint endpoint) {
      String resource = endpoint.getConfiguration().getPoints();
      return resource == null
          ? null
          : byResource
              .computeIfAbsent(resource, name -> read(exchange.getContext(), name))
              .monitored(update.address());
    }
    return null;
  }

  private static PointList read(CamelContext context, String resource) {
    try (InputStream in = ResourceHelper.resolveMandatoryResourceAsInputStream(context, resource)) {
      return PointListReader.read(in, resource).points();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
