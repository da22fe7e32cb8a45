package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.station.PeerIdentity;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** What certificates say. */
final class Certificates {

  private Certificates() {}

  /** SHA-256 of the whole certificate, 64 lower case hexadecimal digits. */
  static String fingerprint(X509Certificate certificate) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(certificate.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e); // every platform has SHA-256, and the encoding was received
    }
  }

  /** The certificate that the peer of a session has shown, or null. */
  static @Nullable X509Certificate ofPeer(SSLSession session) {
    try {
      Certificate[] chain = session.getPeerCertificates();
      return chain.length > 0 && chain[0] instanceof X509Certificate own ? own : null;
    } catch (SSLPeerUnverifiedException e) {
      return null;
    }
  }

  /** Who the peer of a connection is, or null without TLS or without certificate. */
  static @Nullable PeerIdentity identity(Channel channel) {
    SslHandler tls = channel.pipeline().get(SslHandler.class);
    X509Certificate own = tls == null ? null : ofPeer(tls.engine().getSession());
    return own == null ? null : identity(own);
  }

  static PeerIdentity identity(X509Certificate certificate) {
    X500Principal subject = certificate.getSubjectX500Principal();
    List<String> names = SubjectNames.commonNames(subject);
    return new PeerIdentity(
        subject.getName(X500Principal.RFC2253),
        names.isEmpty() ? "" : names.get(0),
        fingerprint(certificate));
  }
}
