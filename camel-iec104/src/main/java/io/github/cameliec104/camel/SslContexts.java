package io.github.cameliec104.camel;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.IdentityHashMap;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/**
 * One TLS context for the same parameters, so that endpoints with the same parameters share a link
 * and the sessions of TLS. Keys and certificates are read once, and again after the component was
 * stopped. For any thread.
 */
final class SslContexts {

  private final IdentityHashMap<SSLContextParameters, SSLContext> contexts =
      new IdentityHashMap<>();

  /**
   * The context of these parameters; null for null.
   *
   * @throws IllegalArgumentException if there are no such keys or certificates, saying why
   */
  synchronized @Nullable SSLContext of(
      @Nullable SSLContextParameters parameters, CamelContext camelContext) {
    if (parameters == null) {
      return null;
    }
    SSLContext known = contexts.get(parameters);
    if (known == null) {
      try {
        known = parameters.createSSLContext(camelContext);
      } catch (GeneralSecurityException | IOException e) {
        throw new IllegalArgumentException("sslContextParameters: " + e.getMessage(), e);
      }
      contexts.put(parameters, known);
    }
    return known;
  }

  /** Forgets all of them. */
  synchronized void clear() {
    contexts.clear();
  }
}
