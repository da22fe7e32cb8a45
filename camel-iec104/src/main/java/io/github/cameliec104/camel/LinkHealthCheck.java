package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.station.LinkState;
import java.util.Map;
import org.apache.camel.Producer;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the link of a consumer or producer can be used: a master is UP while data transfer
 * is started, a slave while it listens or, with reverse=true, is connected. Tells the state of each
 * connection.
 */
final class LinkHealthCheck extends AbstractHealthCheck {

  private final Iec104Endpoint endpoint;

  private LinkHealthCheck(String kind, String id, Iec104Endpoint endpoint) {
    super("camel", kind + ":iec104-" + id);
    this.endpoint = endpoint;
  }

  /** The check of a consumer, or null if the application has no such checks. */
  static @Nullable LinkHealthCheck ofConsumer(Iec104Endpoint endpoint, String routeId) {
    if (HealthCheckHelper.getHealthCheckRepository(
            endpoint.getCamelContext(), "consumers", HealthCheckRepository.class)
        == null) {
      return null;
    }
    LinkHealthCheck check = new LinkHealthCheck("consumer", routeId, endpoint);
    check.setEnabled(endpoint.getComponent().isHealthCheckConsumerEnabled());
    return check;
  }

  /** The check of a producer, added to those of the application; null if it has none. */
  static @Nullable LinkHealthCheck addProducer(Iec104Endpoint endpoint, Producer producer) {
    WritableHealthCheckRepository repository = producers(endpoint);
    if (repository == null) {
      return null;
    }
    String id = endpoint.getId() + "-" + System.identityHashCode(producer);
    LinkHealthCheck check = new LinkHealthCheck("producer", id, endpoint);
    check.setEnabled(endpoint.getComponent().isHealthCheckProducerEnabled());
    repository.addHealthCheck(check);
    return check;
  }

  /** Takes the check of a stopped producer away. */
  void remove() {
    WritableHealthCheckRepository repository = producers(endpoint);
    if (repository != null) {
      repository.removeHealthCheck(this);
    }
  }

  private static @Nullable WritableHealthCheckRepository producers(Iec104Endpoint endpoint) {
    return HealthCheckHelper.getHealthCheckRepository(
        endpoint.getCamelContext(), "producers", WritableHealthCheckRepository.class);
  }

  @Override
  protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
    Link link = endpoint.getComponent().connections().find(endpoint);
    LinkState state = link == null ? LinkState.CLOSED : link.state();
    builder.detail("link", endpoint.linkName());
    builder.detail("link.state", state.name());
    if (link != null) {
      link.peers().forEach(peer -> builder.detail("link.peer." + peer.peer(), Link.stateOf(peer)));
    }
    if (link != null && link.isReady()) {
      builder.up();
    } else {
      String error = link == null ? "" : link.statistics().lastError();
      builder.detail("link.error", error);
      builder.message(endpoint.linkName() + " is " + state + (error.isEmpty() ? "" : ": " + error));
      builder.down();
    }
  }
}
