package io.github.cameliec104.gateway.page;

import io.vertx.core.Handler;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets only requests pass that name this machine by number or as localhost. A web site that points
 * its own name at this machine (DNS rebinding) can therefore not read the page.
 */
final class HostCheck implements Handler<RoutingContext> {
  private static final Pattern NUMERIC_OR_LOCAL =
      Pattern.compile(
          "(localhost|\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]|[0-9a-f:.]*:[0-9a-f:.]*)");
  private static final int MISDIRECTED = 421;

  @Override
  public void handle(RoutingContext request) {
    if (allowed(request.request().authority())) {
      request
          .response()
          .putHeader("X-Content-Type-Options", "nosniff")
          .putHeader("Referrer-Policy", "no-referrer")
          .putHeader(
              "Content-Security-Policy",
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                  + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                  + " frame-ancestors 'none'");
      request.next();
    } else {
      request
          .response()
          .setStatusCode(MISDIRECTED)
          .end("Ask for this page by address or as localhost.\n");
    }
  }

  /** The authority is that of the Host header, or of the pseudo header of HTTP/2. */
  static boolean allowed(@Nullable HostAndPort authority) {
    return authority != null
        && NUMERIC_OR_LOCAL.matcher(authority.host().toLowerCase(Locale.ROOT)).matches();
  }
}
