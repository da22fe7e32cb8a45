package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.net.AcceptRules;
import io.github.cameliec104.protocol.net.AddressRange;
import io.github.cameliec104.protocol.net.AllowedCertificates;
import io.github.cameliec104.protocol.net.TlsPeerRules;
import io.github.cameliec104.protocol.net.TlsSettings;
import io.github.cameliec104.protocol.net.TransportSettings;
import javax.net.ssl.SSLContext;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/** The options of the TCP connection itself: security, who may connect, how much is read. */
@UriParams
public class Iec104SecurityConfiguration {

  @UriParam(
      label = "link,security",
      description =
          "Keys, certificates and trusted certificates with which the link runs inside TLS 1.2 or"
              + " 1.3 (IEC 62351-3). Without them it is not encrypted. The port stays 2404 unless"
              + " another is given; 19998 is the one assigned to IEC 60870-5-104 over TLS.")
  private @Nullable SSLContextParameters sslContextParameters;

  @UriParam(
      label = "link,security",
      defaultValue = "true",
      description =
          "Whether a side that listens with TLS refuses peers that show no certificate. With"
              + " false, clientAuthentication of sslContextParameters decides, unless"
              + " allowedCertificates is set.")
  private boolean needClientAuth = TlsPeerRules.DEFAULT.needClientAuth();

  @UriParam(
      label = "link,security",
      defaultValue = "true",
      description =
          "Whether a side that connects with TLS demands that the certificate of the peer names"
              + " the host as it is written in the endpoint. Switch it off for stations whose"
              + " certificates do not, and name them in allowedCertificates instead.")
  private boolean hostnameVerification = TlsPeerRules.DEFAULT.hostnameVerification();

  @UriParam(
      label = "link,security",
      description =
          "The only certificates that a peer may show with TLS, separated by semicolons: SHA-256"
              + " fingerprints, or whole subjects such as CN=scada-1,O=Grid. They must be trusted"
              + " as well. All that are trusted if not set.")
  private @Nullable String allowedCertificates;

  @UriParam(
      label = "link",
      description =
          "Local IP address from which to connect, with a port or without, such as 10.0.0.5,"
              + " 10.0.0.5:40000 or [fd00::5]:40000. The machine chooses if not set.")
  private @Nullable String localAddress;

  @UriParam(
      label = "link,advanced",
      defaultValue = "true",
      description = "Whether TCP tests an idle connection by itself, besides t3.")
  private boolean keepAlive = TransportSettings.DEFAULT.keepAlive();

  @UriParam(
      label = "link,security",
      defaultValue = "0",
      description =
          "Frames that are read per second from one connection. More wait for the next second, so"
              + " that the peer has to wait and nothing is lost. 0 sets no limit.")
  private int maxFrameRate = TransportSettings.DEFAULT.maxFrameRate();

  @UriParam(
      label = "link,security",
      description =
          "IP addresses and networks that may connect to a side that listens, such as"
              + " 10.0.0.7,192.168.0.0/16,2001:db8::/32. Others are closed at once. All may"
              + " connect if not set.")
  private @Nullable String allowedClients;

  @UriParam(
      label = "link,security",
      defaultValue = "0",
      description =
          "Most connections of one IP address to a side that listens. 0 sets no limit"
              + " besides maxConnections.")
  private int maxConnectionsPerHost = AcceptRules.DEFAULT.maxConnectionsPerHost();

  @UriParam(
      label = "link,advanced",
      defaultValue = "1024",
      description =
          "Connections that the machine keeps until the link accepts them, 1 to 65535; the"
              + " machine may keep fewer.")
  private int backlog = AcceptRules.DEFAULT.backlog();

  @UriParam(
      label = "link,security",
      defaultValue = "100",
      description =
          "Most TLS handshakes at the same time of a side that listens. More are closed at once.")
  private int maxHandshakes = AcceptRules.DEFAULT.maxHandshakes();

  private @Nullable SSLContext sslContext;

  /** The context made of {@code sslContextParameters}, null for a link that is not encrypted. */
  void secure(@Nullable SSLContext context) {
    sslContext = context;
  }

  /**
   * What lies below the link.
   *
   * @throws IllegalArgumentException if an option is out of its range; the message names it
   */
  TransportSettings transportSettings() {
    AcceptRules accept =
        new AcceptRules(
            AddressRange.parseAll(allowedClients == null ? "" : allowedClients),
            maxConnectionsPerHost,
            backlog,
            maxHandshakes);
    String local = localAddress == null ? "" : localAddress;
    return new TransportSettings(tlsSettings(), accept, local, keepAlive, maxFrameRate);
  }

  private @Nullable TlsSettings tlsSettings() {
    AllowedCertificates allowed =
        AllowedCertificates.parse(allowedCertificates == null ? "" : allowedCertificates);
    TlsPeerRules peer = new TlsPeerRules(needClientAuth, hostnameVerification, allowed);
    if (sslContext == null && !allowed.all()) {
      throw new IllegalArgumentException("allowedCertificates needs sslContextParameters");
    }
    return sslContext == null ? null : TlsSettings.of(sslContext).withPeer(peer);
  }

  public @Nullable SSLContextParameters getSslContextParameters() {
    return sslContextParameters;
  }

  public void setSslContextParameters(@Nullable SSLContextParameters sslContextParameters) {
    this.sslContextParameters = sslContextParameters;
  }

  public boolean isNeedClientAuth() {
    return needClientAuth;
  }

  public void setNeedClientAuth(boolean needClientAuth) {
    this.needClientAuth = needClientAuth;
  }

  public boolean isHostnameVerification() {
    return hostnameVerification;
  }

  public void setHostnameVerification(boolean hostnameVerification) {
    this.hostnameVerification = hostnameVerification;
  }

  public @Nullable String getAllowedCertificates() {
    return allowedCertificates;
  }

  public void setAllowedCertificates(@Nullable String allowedCertificates) {
    this.allowedCertificates = allowedCertificates;
  }

  public @Nullable String getLocalAddress() {
    return localAddress;
  }

  public void setLocalAddress(@Nullable String localAddress) {
    this.localAddress = localAddress;
  }

  public boolean isKeepAlive() {
    return keepAlive;
  }

  public void setKeepAlive(boolean keepAlive) {
    this.keepAlive = keepAlive;
  }

  public int getMaxFrameRate() {
    return maxFrameRate;
  }

  public void setMaxFrameRate(int maxFrameRate) {
    this.maxFrameRate = maxFrameRate;
  }

  public @Nullable String getAllowedClients() {
    return allowedClients;
  }

  public void setAllowedClients(@Nullable String allowedClients) {
    this.allowedClients = allowedClients;
  }

  public int getMaxConnectionsPerHost() {
    return maxConnectionsPerHost;
  }

  public void setMaxConnectionsPerHost(int maxConnectionsPerHost) {
    this.maxConnectionsPerHost = maxConnectionsPerHost;
  }

  public int getBacklog() {
    return backlog;
  }

  public void setBacklog(int backlog) {
    this.backlog = backlog;
  }

  public int getMaxHandshakes() {
    return maxHandshakes;
  }

  public void setMaxHandshakes(int maxHandshakes) {
    this.maxHandshakes = maxHandshakes;
  }
}
