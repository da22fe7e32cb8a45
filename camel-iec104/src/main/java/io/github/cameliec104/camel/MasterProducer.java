package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.net.Iec104Master;
import io.github.cameliec104.protocol.station.CommandResult;
import io.github.cameliec104.protocol.station.LinkState;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to a station. An exchange is complete when the station has answered; the route
 * goes on with a thread of the component, never with the event loop of the link.
 */
final class MasterProducer extends DefaultAsyncProducer {

  private final Iec104Endpoint endpoint;
  private final Iec104Configuration options;
  private @Nullable MasterRequests requests;
  private @Nullable FileCalls files;
  private volatile @Nullable MasterLink link;
  private @Nullable LinkHealthCheck health;

  MasterProducer(Iec104Endpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
    options = endpoint.getConfiguration();
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    requests = new MasterRequests(options, endpoint.readPoints().points());
    files = new FileCalls(options);
    link = endpoint.getComponent().connections().joinMaster(endpoint, this);
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
    MasterLink now = link;
    if (now == null) {
      return answer.failed(Answer.stopped(endpoint));
    }
    MasterRequests.Request request;
    try {
      if (SwitchOver.isAsked(options, exchange.getMessage())) {
        CompletableFuture<String> done = SwitchOver.begin(now, options, exchange.getMessage());
        return answer.when(done, peer -> SwitchOver.completed(peer, exchange));
      }
      FileCalls.Request file = Objects.requireNonNull(files).of(exchange.getMessage());
      if (file != null) {
        return answer.when(ask(now, file), done -> done.tell(exchange, options));
      }
      request = Objects.requireNonNull(requests).of(exchange.getMessage());
    } catch (RuntimeException e) {
      return answer.failed(e);
    }
    return answer.when(ask(now, request), done -> completed(done, exchange));
  }

  /** Asks as soon as data transfer is started. */
  private <T> CompletableFuture<T> ask(
      MasterLink now, Function<Iec104Master, CompletableFuture<T>> request) {
    return now.state() == LinkState.STARTED
        ? request.apply(now.master())
        : now.whenStarted(options.getLinkTimeout())
            .thenCompose(started -> request.apply(now.master()));
  }

  private void completed(CommandResult result, Exchange exchange) {
    if (!result.positive() && options.getRefusal() == Refusal.EXCEPTION) {
      throw refusal(result);
    }
    endpoint.messages().result(result, exchange);
  }

  private Iec104RefusedException refusal(CommandResult result) {
    Cause cause = result.answer().cause();
    Asdu asdu = result.answer();
    TypeId type = asdu.type();
    return new Iec104RefusedException(
        String.format(
            "[%s] %s %s to %d/%d with cause %s",
            endpoint.getServiceUrl(),
            result instanceof CommandResult.Deactivated ? "broke off" : "refused",
            type == null ? "type " + asdu.typeNumber() : type,
            asdu.commonAddress(),
            asdu.first().address(),
            cause),
        cause);
  }
}
