package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.net.Iec104Slave;
import io.github.cameliec104.protocol.station.PointUpdate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes points. An exchange is complete when process image and event buffer have its points,
 * whether a master is connected or not. A change within the dead band of its point goes into the
 * image alone.
 */
final class SlaveProducer extends DefaultAsyncProducer {

  private final Iec104Endpoint endpoint;
  private @Nullable PublishedPoints published;
  private @Nullable DeadBands deadBands;
  private volatile @Nullable SlaveLink link;
  private @Nullable LinkHealthCheck health;

  SlaveProducer(Iec104Endpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    Iec104Messages messages = endpoint.readPoints();
    published = new PublishedPoints(endpoint.getConfiguration(), messages);
    deadBands = new DeadBands(messages.points());
    link = SlaveLink.join(endpoint, this, false);
    health = LinkHealthCheck.addProducer(endpoint, this);
  }

  @Override
  protected void doStop() throws Exception {
    if (health != null) {
      health.remove();
      health = null;
    }
    if (link != null) {
      link = null;
      endpoint.getComponent().connections().leave(endpoint, this);
    }
    super.doStop();
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    Answer answer = new Answer(endpoint, exchange, callback);
    SlaveLink now = link;
    if (now == null) {
      return answer.failed(Answer.stopped(endpoint));
    }
    List<PointUpdate> updates;
    try {
      updates = Objects.requireNonNull(published).of(exchange.getMessage());
    } catch (RuntimeException e) {
      return answer.failed(e);
    }
    return answer.when(publish(now.slave(), updates), done -> {});
  }

  private CompletableFuture<Void> publish(Iec104Slave slave, List<PointUpdate> updates) {
    Map<Boolean, List<PointUpdate>> divided = Objects.requireNonNull(deadBands).divide(updates);
    List<PointUpdate> small = Objects.requireNonNull(divided.get(false));
    List<PointUpdate> events = Objects.requireNonNull(divided.get(true));
    if (small.isEmpty()) {
      return slave.update(events);
    }
    return CompletableFuture.allOf(slave.refresh(small), slave.update(events));
  }
}
