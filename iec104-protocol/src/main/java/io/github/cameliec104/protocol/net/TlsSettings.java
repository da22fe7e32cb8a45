package io.github.cameliec104.protocol.net;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/**
 * How a connection is secured (IEC 62351-3): the whole of it runs inside TLS, and nothing of the
 * protocol is said before the handshake is done. The handshake has to be done within t0.
 *
 * @param context key and trusted certificates of this side
 * @param versions versions allowed, of TLSv1.2 and TLSv1.3; of those that the context enables
 * @param cipherSuites cipher suites allowed, by their names in Java; empty for those that the
 *     context enables. Suites without encryption or without authentication are never used
 * @param peer how the peer proves who it is
 */
public record TlsSettings(
    SSLContext context, List<String> versions, List<String> cipherSuites, TlsPeerRules peer) {

  /** TLSv1.3 and TLSv1.2. */
  public static final List<String> VERSIONS = List.of("TLSv1.3", "TLSv1.2");

  private static final Pattern WEAK = Pattern.compile("_NULL_|_anon_|_EXPORT_|_RC4_|_DES_|_DES40_");

  /**
   * Checks versions and suites against the context.
   *
   * @throws IllegalArgumentException if a version or suite is not allowed or not known, or if
   *     nothing is left of them
   */
  public TlsSettings {
    versions = List.copyOf(versions);
    cipherSuites = List.copyOf(cipherSuites);
    SSLEngine engine = context.createSSLEngine();
    List<String> known = Arrays.asList(engine.getSupportedCipherSuites());
    for (String suite : cipherSuites) {
      if (!known.contains(suite) || WEAK.matcher(suite).find()) {
        throw new IllegalArgumentException(
            "cipher suite " + suite + ", expected one with encryption that this machine knows");
      }
    }
    for (String version : versions) {
      if (!VERSIONS.contains(version)) {
        throw new IllegalArgumentException("TLS version " + version + ", expected " + VERSIONS);
      }
    }
    checkSome("TLS version", versions, engine.getEnabledProtocols());
    if (cipherSuites.isEmpty()) {
      checkSome("cipher suite", List.of(), strong(engine.getEnabledCipherSuites()));
    }
  }

  private static void checkSome(String name, List<String> wanted, String... enabled) {
    if (enabled.length == 0
        || (!wanted.isEmpty() && Arrays.stream(enabled).noneMatch(wanted::contains))) {
      throw new IllegalArgumentException(
          "no " + name + " is left: allowed " + wanted + ", enabled " + Arrays.toString(enabled));
    }
  }

  /** Both versions, the suites of the context, the peer as {@link TlsPeerRules#DEFAULT}. */
  public static TlsSettings of(SSLContext context) {
    return new TlsSettings(context, VERSIONS, List.of(), TlsPeerRules.DEFAULT);
  }

  /** A copy with other versions. */
  public TlsSettings withVersions(List<String> value) {
    return new TlsSettings(context, value, cipherSuites, peer);
  }

  /** A copy with other cipher suites. */
  public TlsSettings withCipherSuites(List<String> value) {
    return new TlsSettings(context, versions, value, peer);
  }

  /** A copy that asks the peer for other proof. */
  public TlsSettings withPeer(TlsPeerRules value) {
    return new TlsSettings(context, versions, cipherSuites, value);
  }

  /** The listening side of one connection. */
  SSLEngine serverEngine() {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    restrict(engine);
    if (peer.needClientAuth() || !peer.allowed().all()) {
      engine.setNeedClientAuth(true);
    }
    return engine;
  }

  /** The dialling side of one connection. */
  SSLEngine clientEngine(String host, int port) {
    SSLEngine engine = context.createSSLEngine(host, port);
    engine.setUseClientMode(true);
    restrict(engine);
    if (peer.hostnameVerification()) {
      var parameters = engine.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      engine.setSSLParameters(parameters);
    }
    return engine;
  }

  private void restrict(SSLEngine engine) {
    engine.setEnabledProtocols(
        Arrays.stream(engine.getEnabledProtocols())
            .filter(versions::contains)
            .toArray(String[]::new));
    engine.setEnabledCipherSuites(
        cipherSuites.isEmpty()
            ? strong(engine.getEnabledCipherSuites())
            : cipherSuites.toArray(String[]::new));
  }

  private static String[] strong(String... suites) {
    return Arrays.stream(suites)
        .filter(suite -> !WEAK.matcher(suite).find())
        .toArray(String[]::new);
  }
}
