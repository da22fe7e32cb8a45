package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.station.PointUpdate;
import java.util.List;
import java.util.Objects;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes points. An exchange is complete when process image and event buffer have its points,
 * whether a master is connected or not.
 */
final class SlaveProducer extends DefaultAsyncProducer {

  private final Iec104Endpoint endpoint;
  private @Nullable PublishedPoints published;
  private volatile @Nullable SlaveLink link;
  private @Nullable LinkHealthCheck health;

  SlaveProducer(Iec104Endpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    published = new PublishedPoints(endpoint.getConfiguration(), endpoint.readPoints());
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
    return answer.when(now.slave().update(updates), done -> {});
  }
}
