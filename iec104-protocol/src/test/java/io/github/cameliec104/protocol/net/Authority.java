package io.github.cameliec104.protocol.net;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** A certificate authority in memory: its certificates live as long as the test. */
final class Authority {

  private static final byte[] ECDSA_SHA256 = Der.sequence(Der.oid(1, 2, 840, 10045, 4, 3, 2));
  private static final Duration YEAR = Duration.ofDays(365);
  private static final char[] PASSWORD = "memory".toCharArray();
  private static long serial;

  private final KeyPair keys = keys();
  private final String name;
  private final X509Certificate own;

  /** A certificate and the key that belongs to it. */
  record Credential(X509Certificate certificate, KeyPair keys) {}

  Authority(String name) {
    this.name = name;
    byte[] isAuthority = extension(Der.oid(2, 5, 29, 19), true, Der.sequence(Der.yes()));
    own = certificate(name, keys, Instant.now().minus(YEAR), Instant.now().plus(YEAR), isAuthority);
  }

  /** For the host localhost and its addresses. */
  Credential issue(String subject) {
    return issue(subject, Instant.now().plus(YEAR), "localhost");
  }

  /** Of a certificate that is no longer valid. */
  Credential expired(String subject) {
    return issue(subject, Instant.now().minus(Duration.ofDays(1)), "localhost");
  }

  Credential forHost(String subject, String host) {
    return issue(subject, Instant.now().plus(YEAR), host);
  }

  private Credential issue(String subject, Instant end, String host) {
    KeyPair own = keys();
    byte[] dns = Der.tagged(0x82, host.getBytes(StandardCharsets.US_ASCII));
    byte[] names =
        host.equals("localhost")
            ? Der.sequence(dns, ip("127.0.0.1"), ip("::1"))
            : Der.sequence(dns);
    byte[] extension = extension(Der.oid(2, 5, 29, 17), false, names);
    return new Credential(
        certificate(subject, own, Instant.now().minus(YEAR), end, extension), own);
  }

  private static byte[] ip(String address) {
    try {
      return Der.tagged(0x87, InetAddress.getByName(address).getAddress());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] extension(byte[] oid, boolean critical, byte[] value) {
    return critical
        ? Der.sequence(oid, Der.yes(), Der.octets(value))
        : Der.sequence(oid, Der.octets(value));
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private X509Certificate certificate(
      String subject, KeyPair holder, Instant begin, Instant end, byte[] extension) {
    byte[] body =
        Der.sequence(
            Der.tagged(0xA0, Der.integer(2)),
            Der.integer(++serial),
            ECDSA_SHA256,
            new X500Principal(name).getEncoded(),
            Der.sequence(Der.time(begin), Der.time(end)),
            new X500Principal(subject).getEncoded(),
            holder.getPublic().getEncoded(),
            Der.tagged(0xA3, Der.sequence(extension)));
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(body);
      byte[] whole = Der.sequence(body, ECDSA_SHA256, Der.bits(signature.sign()));
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(whole));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** A context that shows the credential, or none, and trusts what this authority has issued. */
  SSLContext context(@Nullable Credential shown) {
    try {
      KeyStore trusted = store();
      trusted.setCertificateEntry("ca", own);
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(shown == null ? null : keyManagers(shown), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private static KeyManager[] keyManagers(Credential shown)
      throws GeneralSecurityException, IOException {
    KeyStore store = store();
    X509Certificate[] chain = {shown.certificate()};
    store.setKeyEntry("own", shown.keys().getPrivate(), PASSWORD, chain);
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, PASSWORD);
    return factory.getKeyManagers();
  }

  private static KeyStore store() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, PASSWORD);
    return store;
  }
}
