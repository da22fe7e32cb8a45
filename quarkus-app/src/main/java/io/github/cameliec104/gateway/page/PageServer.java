package io.github.cameliec104.gateway.page;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.apache.camel.CamelContext;

/** Serves the page: the check of each request, the stream, and the watch over the links. */
@Singleton
final class PageServer {
  private static final int BEFORE_EVERYTHING = 10_000;
  private static final long LINKS_MILLIS = 500;

  private final Page page;
  private final CamelContext context;

  @Inject
  PageServer(Page page, CamelContext context) {
    this.page = page;
    this.context = context;
  }

  void filters(@Observes Filters filters) {
    filters.register(new HostCheck(), BEFORE_EVERYTHING);
  }

  void routes(@Observes Router router, Vertx vertx) {
    PageStream stream = new PageStream(page.state(), Clock.systemUTC());
    router.get("/api/stream").handler(stream);
    stream.start(vertx);
    vertx.setPeriodic(LINKS_MILLIS, id -> page.state().links(Links.of(context)));
  }
}
