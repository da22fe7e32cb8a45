package io.github.cameliec104.protocol.net;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * The certificates that peers may show, out of all that are trusted.
 *
 * @param fingerprints SHA-256 of the whole certificate, 64 lower case hexadecimal digits
 * @param subjects distinguished names, in the canonical form of {@link X500Principal#CANONICAL}
 */
public record AllowedCertificates(List<String> fingerprints, List<String> subjects) {

  /** No restriction. */
  public static final AllowedCertificates ALL = new AllowedCertificates(List.of(), List.of());

  /** Sorts both lists, so that the same certificates are equal. */
  public AllowedCertificates {
    fingerprints = List.copyOf(new TreeSet<>(fingerprints));
    subjects = List.copyOf(new TreeSet<>(subjects));
  }

  /**
   * Reads a list with semicolons between: SHA-256 fingerprints with or without colons, and subjects
   * such as {@code CN=rtu-1,O=Grid}. A subject must match as a whole. An empty text allows all.
   *
   * @throws IllegalArgumentException if an entry is neither
   */
  public static AllowedCertificates parse(String text) {
    List<String> fingerprints = new ArrayList<>();
    List<String> subjects = new ArrayList<>();
    for (String entry : text.split(";", -1)) {
      String digits = entry.replace(":", "").trim().toLowerCase(Locale.ROOT);
      if (digits.matches("[0-9a-f]{64}")) {
        fingerprints.add(digits);
      } else if (entry.indexOf('=') > 0) {
        subjects.add(subject(entry.trim()));
      } else if (!entry.isBlank()) {
        throw invalid(entry.trim(), null);
      }
    }
    return new AllowedCertificates(fingerprints, subjects);
  }

  private static String subject(String name) {
    try {
      return new X500Principal(name).getName(X500Principal.CANONICAL);
    } catch (IllegalArgumentException e) {
      throw invalid(name, e);
    }
  }

  private static IllegalArgumentException invalid(String entry, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "allowed certificate '"
            + entry
            + "', expected a SHA-256 fingerprint of 64 hexadecimal digits or a subject such as"
            + " CN=rtu-1,O=Grid; semicolons separate several",
        cause);
  }

  /** Whether every trusted certificate is allowed, and none is needed. */
  public boolean all() {
    return fingerprints.isEmpty() && subjects.isEmpty();
  }

  /** Whether this certificate is allowed. */
  public boolean allows(X509Certificate certificate) {
    return all()
        || fingerprints.contains(Certificates.fingerprint(certificate))
        || subjects.contains(
            certificate.getSubjectX500Principal().getName(X500Principal.CANONICAL));
  }
}
