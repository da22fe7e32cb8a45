package io.github.cameliec104.protocol.net;

/**
 * How a peer proves who it is, besides a certificate that leads to a trusted one: that is always
 * checked, by the trust manager of the context.
 *
 * @param needClientAuth whether a master without certificate is refused by the listening side, as
 *     IEC 62351-3 demands. If not, the context decides, unless only some certificates are allowed
 * @param hostnameVerification whether the certificate of a station must name the host that was
 *     dialled, as it is written in the settings
 * @param allowed the only certificates taken, on both sides
 */
public record TlsPeerRules(
    boolean needClientAuth, boolean hostnameVerification, AllowedCertificates allowed) {

  /** Client certificates and host names are demanded, every trusted certificate is allowed. */
  public static final TlsPeerRules DEFAULT = new TlsPeerRules(true, true, AllowedCertificates.ALL);

  /** A copy that demands client certificates or does not. */
  public TlsPeerRules withNeedClientAuth(boolean value) {
    return new TlsPeerRules(value, hostnameVerification, allowed);
  }

  /** A copy that compares host names or does not. */
  public TlsPeerRules withHostnameVerification(boolean value) {
    return new TlsPeerRules(needClientAuth, value, allowed);
  }

  /** A copy that allows other certificates. */
  public TlsPeerRules withAllowed(AllowedCertificates value) {
    return new TlsPeerRules(needClientAuth, hostnameVerification, value);
  }
}
