package io.github.cameliec104.protocol.net;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** Who a peer is by the certificate it has shown. */
final class SubjectNames {

  private static final String COMMON_NAME = "CN=";

  private SubjectNames() {}

  /** The subject of the certificate of the peer; null without TLS or without certificate. */
  static @Nullable X500Principal of(Channel channel) {
    SslHandler tls = channel.pipeline().get(SslHandler.class);
    X509Certificate own = tls == null ? null : Certificates.ofPeer(tls.engine().getSession());
    return own == null ? null : own.getSubjectX500Principal();
  }

  /** The values of all CN in a subject, unescaped. */
  static List<String> commonNames(X500Principal subject) {
    List<String> names = new ArrayList<>();
    String text = subject.getName(X500Principal.RFC2253);
    StringBuilder part = new StringBuilder();
    boolean escaped = false;
    for (char c : (text + ',').toCharArray()) {
      if (escaped || (c != '\\' && c != ',' && c != '+')) {
        part.append(c);
        escaped = false;
      } else if (c == '\\') {
        escaped = true;
      } else {
        if (part.toString().toUpperCase(Locale.ROOT).startsWith(COMMON_NAME)) {
          names.add(part.substring(COMMON_NAME.length()));
        }
        part.setLength(0);
      }
    }
    return names;
  }
}
