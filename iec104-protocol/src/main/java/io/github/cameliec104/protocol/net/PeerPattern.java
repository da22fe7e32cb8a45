package io.github.cameliec104.protocol.net;

import java.net.InetAddress;
import java.util.Objects;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** By what a slave tells that a connection belongs to a redundancy group. */
public sealed interface PeerPattern {

  /**
   * Whether a connection is meant.
   *
   * @param address where it comes from
   * @param subject subject of the certificate of the peer; null without TLS or certificate
   */
  boolean matches(InetAddress address, @Nullable X500Principal subject);

  /** Every connection that no other member of any group matches. */
  record Anyone() implements PeerPattern {
    @Override
    public boolean matches(InetAddress address, @Nullable X500Principal subject) {
      return true;
    }

    @Override
    public String toString() {
      return "*";
    }
  }

  /**
   * The addresses that begin like this one.
   *
   * @param address an IPv4 or IPv6 address
   * @param prefix how many of its bits count, 0 to 32 or 128
   */
  record Network(InetAddress address, int prefix) implements PeerPattern {
    @Override
    public boolean matches(InetAddress other, @Nullable X500Principal subject) {
      byte[] own = address.getAddress();
      byte[] others = other.getAddress();
      if (own.length != others.length) {
        return false;
      }
      for (int bit = 0; bit < prefix; bit++) {
        int mask = 0x80 >> bit % 8;
        if (((own[bit / 8] ^ others[bit / 8]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }

    @Override
    public String toString() {
      String text = address.getHostAddress();
      return prefix == 8 * address.getAddress().length ? text : text + "/" + prefix;
    }
  }

  /** Whoever shows a certificate with this common name (CN) in its subject. */
  record CommonName(String name) implements PeerPattern {
    @Override
    public boolean matches(InetAddress address, @Nullable X500Principal subject) {
      return subject != null && SubjectNames.commonNames(subject).contains(name);
    }

    @Override
    public String toString() {
      return "CN=" + name;
    }
  }

  /** Whoever shows a certificate with this subject. */
  record Subject(X500Principal name) implements PeerPattern {
    @Override
    public boolean matches(InetAddress address, @Nullable X500Principal subject) {
      return Objects.equals(name, subject);
    }

    @Override
    public String toString() {
      return "DN(" + name + ")";
    }
  }
}
