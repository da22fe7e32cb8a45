package io.github.cameliec104.protocol.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransportSettingsTest {

  private static final Authority GRID = new Authority("CN=Grid CA");
  private static final SSLContext CONTEXT = GRID.context(GRID.issue("CN=a"));
  private static final TlsSettings TLS = TlsSettings.of(CONTEXT);

  @ParameterizedTest
  @CsvSource({
    "10.0.0.5, /10.0.0.5:0",
    "10.0.0.5:40000, /10.0.0.5:40000",
    "::1, /[0:0:0:0:0:0:0:1]:0",
    "[::1], /[0:0:0:0:0:0:0:1]:0",
    "[::1]:40000, /[0:0:0:0:0:0:0:1]:40000",
  })
  void aLocalAddressIsReadWithAndWithoutPort(String text, String address) {
    assertThat(Addresses.local(text)).hasToString(address);
    assertThat(TransportSettings.DEFAULT.withLocalAddress(text).localAddress()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rtu.example", "10.0.0.5:", "10.0.0.5:70000", ":5", "[::1]40", "[a]:1"})
  void whatIsNoLocalAddressIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TransportSettings.DEFAULT.withLocalAddress(text))
        .withMessageStartingWith("localAddress=" + text + ", expected an IP address");
  }

  @Test
  void aScopeThatThisMachineDoesNotHaveIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TransportSettings.DEFAULT.withLocalAddress("fe80::1%nowhere9"))
        .withMessageContaining("fe80::1%nowhere9, expected one with a scope of this machine");
  }

  @Test
  void rangesAreChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TransportSettings.DEFAULT.withMaxFrameRate(-1))
        .withMessage("maxFrameRate=-1, expected 0..1000000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AcceptRules.DEFAULT.withMaxConnectionsPerHost(-1))
        .withMessage("maxConnectionsPerHost=-1, expected 0..100000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AcceptRules.DEFAULT.withBacklog(0))
        .withMessage("backlog=0, expected 1..65535");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AcceptRules.DEFAULT.withMaxHandshakes(0))
        .withMessage("maxHandshakes=0, expected 1..10000");
  }

  @Test
  void onlySecureVersionsAndSuitesAreTaken() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TLS.withVersions(List.of("TLSv1.2", "TLSv1.1")))
        .withMessage("TLS version TLSv1.1, expected [TLSv1.3, TLSv1.2]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TLS.withCipherSuites(List.of("TLS_RSA_WITH_NULL_SHA256")))
        .withMessageStartingWith("cipher suite TLS_RSA_WITH_NULL_SHA256, expected");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TLS.withCipherSuites(List.of("TLS_WITH_A_TYPO")))
        .withMessageStartingWith("cipher suite TLS_WITH_A_TYPO, expected");
  }

  @Test
  void enginesOfferWhatIsAllowedAndNothingElse() {
    TlsSettings narrow =
        TLS.withVersions(List.of("TLSv1.2"))
            .withCipherSuites(List.of("TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"));
    for (var engine : List.of(narrow.serverEngine(), narrow.clientEngine("rtu.example", 2404))) {
      assertThat(engine.getEnabledProtocols()).containsExactly("TLSv1.2");
      assertThat(engine.getEnabledCipherSuites())
          .containsExactly("TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384");
    }
    assertThat(Arrays.asList(TLS.serverEngine().getEnabledCipherSuites()))
        .isNotEmpty()
        .noneMatch(suite -> suite.contains("_NULL_") || suite.contains("_anon_"));
    assertThat(TLS.serverEngine().getNeedClientAuth()).isTrue();
    assertThat(TLS.clientEngine("a", 1).getSSLParameters().getEndpointIdentificationAlgorithm())
        .isEqualTo("HTTPS");
  }
}
