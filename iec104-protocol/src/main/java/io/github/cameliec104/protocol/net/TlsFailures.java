package io.github.cameliec104.protocol.net;

import io.netty.handler.ssl.NotSslRecordException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Why TLS failed, in plain words. */
final class TlsFailures {

  /** What ends a handshake without saying why. */
  static final String CLOSED =
      "the peer closed the connection during the handshake; it may speak plain text or not accept"
          + " the certificate of this side";

  private static final Pattern UNTRUSTED =
      Pattern.compile("no trusted certificate|does not chain with|signature check failed");
  private static final String ALERT = "received fatal alert: ";

  private TlsFailures() {}

  /** The most telling of all causes. */
  static String reason(Throwable failure) {
    String last = "";
    for (Throwable at = failure; at != null; at = at.getCause()) {
      String words = words(at);
      if (words != null) {
        last = words;
      }
    }
    return last.isEmpty() ? Addresses.reason(failure) : last;
  }

  private static @Nullable String words(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    String text = message.toLowerCase(Locale.ROOT);
    if (failure instanceof NotSslRecordException || text.contains("plaintext connection")) {
      return "the peer speaks plain text, not TLS";
    }
    if (failure instanceof CertificateExpiredException) {
      return "the certificate of the peer has expired, " + message;
    }
    if (failure instanceof CertificateNotYetValidException) {
      return "the certificate of the peer is not valid yet, " + message;
    }
    if (failure instanceof CertPathBuilderException || UNTRUSTED.matcher(text).find()) {
      return "the certificate of the peer is not signed by a known CA";
    }
    if (failure instanceof CertificateException && names(text)) {
      return "the certificate of the peer is for another host: " + message;
    }
    if (failure instanceof ClosedChannelException || text.startsWith("connection closed while")) {
      return CLOSED;
    }
    int alert = text.indexOf(ALERT);
    return alert >= 0 ? alert(text.substring(alert + ALERT.length())) : negotiation(text);
  }

  private static boolean names(String text) {
    return text.startsWith("no subject alternative") || text.startsWith("no name matching");
  }

  private static @Nullable String negotiation(String text) {
    if (text.contains("client certificate chain")) {
      return "the peer has shown no certificate";
    }
    if (text.contains("protocol") && (text.contains("not ") || text.contains("version"))) {
      return "no common TLS version";
    }
    return text.contains("no cipher suites in common") ? "no common cipher suite" : null;
  }

  /** What the peer says, by the name of its alert (RFC 8446 §6). */
  private static String alert(String name) {
    String words =
        switch (name) {
          case "certificate_expired" -> "the certificate of this side has expired";
          case "certificate_required" -> "it demands a certificate and was shown none";
          case "certificate_revoked" -> "the certificate of this side is revoked";
          case "unknown_ca", "certificate_unknown" ->
              "it does not trust the certificate of this side";
          case "bad_certificate", "unsupported_certificate" ->
              "it does not accept the certificate of this side";
          case "protocol_version" -> "no common TLS version";
          case "handshake_failure", "insufficient_security" ->
              "no common cipher suite, or no certificate was shown";
          default -> "";
        };
    return "the peer refused: " + (words.isEmpty() ? name : words + " (" + name + ")");
  }
}
