package io.github.cameliec104.gateway.page;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Keeps browsers up to date by server-sent events: first a snapshot, then what changed, ten times a
 * second at most. Nothing is queued for a browser that reads slowly: it is passed over until it has
 * read what it got, and is then told the last value of whatever changed meanwhile.
 */
final class PageStream implements Handler<RoutingContext> {
  private static final int CLIENTS = 32;
  private static final long PERIOD_MILLIS = 100;
  private static final int HEARTBEAT_PERIODS = 10;

  private final LiveState state;
  private final Clock clock;
  private final List<Client> clients = new CopyOnWriteArrayList<>();

  /** A browser and the version it has been told; touched by the timer only, after the start. */
  private static final class Client {
    private final HttpServerResponse response;
    private long version;
    private int silentPeriods;

    Client(HttpServerResponse response) {
      this.response = response;
    }
  }

  PageStream(LiveState state, Clock clock) {
    this.state = state;
    this.clock = clock;
  }

  /** Starts the timer that writes to all browsers. */
  void start(Vertx vertx) {
    vertx.setPeriodic(PERIOD_MILLIS, id -> tick());
  }

  @Override
  public void handle(RoutingContext request) {
    if (clients.size() >= CLIENTS) {
      request.response().setStatusCode(503).end("too many browsers, at most " + CLIENTS);
      return;
    }
    HttpServerResponse response = request.response();
    response.setChunked(true);
    response.putHeader("Content-Type", "text/event-stream; charset=utf-8");
    response.putHeader("Cache-Control", "no-store");
    Client client = new Client(response);
    LiveState.Changes all = state.since(0);
    client.version = all.version();
    response.write("retry: 1000\n\n" + message("snapshot", all));
    clients.add(client);
    response.closeHandler(closed -> clients.remove(client));
    response.exceptionHandler(failure -> clients.remove(client));
  }

  private void tick() {
    Map<Long, LiveState.Changes> changes = new HashMap<>();
    Map<Long, String> messages = new HashMap<>();
    clients.removeIf(client -> client.response.ended() || client.response.closed());
    for (Client client : clients) {
      if (!client.response.writeQueueFull()) {
        long seen = client.version;
        LiveState.Changes news = changes.computeIfAbsent(seen, state::since);
        client.silentPeriods++;
        if (!news.isEmpty() || client.silentPeriods >= HEARTBEAT_PERIODS) {
          client.silentPeriods = 0;
          client.version = news.version();
          client.response.write(messages.computeIfAbsent(seen, key -> message("delta", news)));
        }
      }
    }
  }

  private String message(String event, LiveState.Changes changes) {
    return "event: " + event + "\ndata: " + PageJson.of(changes, clock.instant()) + "\n\n";
  }
}
