package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.net.Iec104Slave;
import io.github.cameliec104.protocol.station.PointUpdate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes points. An exchange is complete when process image and event buffer have its points,
 * whether a master is connected or not.
 */
final class SlaveProducer extends DefaultAsyncProducer {

  private final Iec104Endpoint endpoint;
  private @Nullable PublishedPoints published;
  private @Nullable QualityMarks qualityMarks;
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
    qualityMarks = new QualityMarks(endpoint.getConfiguration(), messages.points());
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
    CompletableFuture<Void> done;
    try {
      done = perform(exchange.getMessage(), now.slave());
    } catch (RuntimeException e) {
      return answer.failed(e);
    }
    return answer.when(done, nothing -> {});
  }

  private CompletableFuture<Void> perform(Message message, Iec104Slave slave) {
    PublishedPoints points = Objects.requireNonNull(published);
    Operation header = message.getHeader(Iec104Constants.OPERATION, Operation.class);
    Operation operation = header == null ? endpoint.getConfiguration().getOperation() : header;
    if (operation == Operation.QUALITY) {
      QualityMarks marks = Objects.requireNonNull(qualityMarks);
      return slave.mark(marks.selection(message), QualityMarks.flags(message));
    }
    List<PointUpdate> updates = points.of(message);
    return operation == Operation.SUBSTITUTE ? slave.substitute(updates) : slave.update(updates);
  }
}
