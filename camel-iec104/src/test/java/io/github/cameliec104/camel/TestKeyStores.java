package io.github.cameliec104.camel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/** Key stores made for one run of the tests: certificates that sign themselves, for 127.0.0.1. */
final class TestKeyStores {

  static final String PASSWORD = "made-for-this-test";

  private final Path folder;

  TestKeyStores(Path folder) {
    this.folder = folder;
  }

  /** The file with key and certificate of a subject {@code CN=name,O=Grid}. */
  Path keys(String name) {
    Path file = folder.resolve(name + ".p12");
    if (!Files.exists(file)) {
      run(
          Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
          "-genkeypair",
          "-alias",
          name,
          "-keyalg",
          "EC",
          "-groupname",
          "secp256r1",
          "-dname",
          "CN=" + name + ",O=Grid",
          "-ext",
          "san=ip:127.0.0.1",
          "-validity",
          "2",
          "-storetype",
          "PKCS12",
          "-keystore",
          file.toString(),
          "-storepass",
          PASSWORD);
    }
    return file;
  }

  private static void run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
      if (process.waitFor() != 0) {
        throw new AssertionError(said);
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The file with the certificates of others, which are trusted. */
  Path trusted(String... names) {
    Path file = folder.resolve("trusted-" + String.join("-", names) + ".p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      for (String name : names) {
        trusted.setCertificateEntry(name, load(keys(name)).getCertificate(name));
      }
      trusted.store(out, PASSWORD.toCharArray());
      return file;
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      return store;
    }
  }

  /** Parameters that show one's certificate and trust others. */
  SSLContextParameters parameters(String own, String... trusted) {
    SSLContextParameters parameters = trusting(trusted);
    KeyManagersParameters keys = new KeyManagersParameters();
    keys.setKeyStore(store(keys(own)));
    keys.setKeyPassword(PASSWORD);
    parameters.setKeyManagers(keys);
    return parameters;
  }

  /** Parameters that show no certificate. */
  SSLContextParameters trusting(String... trusted) {
    TrustManagersParameters trust = new TrustManagersParameters();
    trust.setKeyStore(store(trusted(trusted)));
    SSLContextParameters parameters = new SSLContextParameters();
    parameters.setTrustManagers(trust);
    return parameters;
  }

  private static KeyStoreParameters store(Path file) {
    KeyStoreParameters store = new KeyStoreParameters();
    store.setResource("file:" + file);
    store.setPassword(PASSWORD);
    store.setType("PKCS12");
    return store;
  }
}
