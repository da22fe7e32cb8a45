package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.cameliec104.protocol.station.LinkState;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links inside TLS, by the options of endpoints and components. */
class TlsTest extends CamelTestSupport {

  @TempDir private static Path folder;

  private static final String SLAVE = "iec104:slave:127.0.0.1:0?commands=true";
  private TestKeyStores stores;

  @BeforeEach
  void bindParameters() {
    stores = new TestKeyStores(folder);
    context.getRegistry().bind("rtu", stores.parameters("rtu-1", "scada-1"));
    context.getRegistry().bind("scada", stores.parameters("scada-1", "rtu-1"));
    context.getRegistry().bind("nobody", stores.trusting("rtu-1"));
  }

  /** Starts a route that agrees to all commands; returns the port. */
  private int station(String options) throws Exception {
    String uri = SLAVE + options;
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(uri).to("log:commands");
          }
        });
    return endpoint(uri).getLinkPort();
  }

  private Iec104Endpoint endpoint(String uri) {
    return context.getEndpoint(uri, Iec104Endpoint.class);
  }

  private void expectCommanded(String master) {
    Object answer = template.requestBody(master + "&objectAddress=20480", true);
    assertThat(answer.toString()).containsIgnoringCase("confirmed");
  }

  private void expectRefused(String master, String reason) {
    String uri = master + "&reconnectDelay=50ms";
    String send = uri + "&objectAddress=20480&linkTimeout=0";
    assertThatThrownBy(() -> template.requestBody(send, true)).isNotNull();
    await().until(() -> endpoint(send).getLastError().contains(reason));
    assertThat(endpoint(send).getLinkState()).isNotEqualTo("STARTED");
  }

  private static String master(int port, String options) {
    return "iec104:master:127.0.0.1:" + port + "?" + options;
  }

  @Test
  void commandsGoThroughTlsAndNotWithoutIt() throws Exception {
    int port = station("&sslContextParameters=#rtu");
    expectCommanded(master(port, "sslContextParameters=#scada"));
    expectRefused("iec104:master:localhost:" + port + "?k=12", "the peer closed the connection");
  }

  @Test
  void aMasterNeedsACertificate() throws Exception {
    expectRefused(
        master(station("&sslContextParameters=#rtu"), "sslContextParameters=#nobody"),
        "TLS failed: the peer refused");
  }

  @Test
  void aMasterNeedsNoCertificateIfTheSlaveSaysSo() throws Exception {
    int port = station("&sslContextParameters=#rtu&needClientAuth=false");
    expectCommanded(master(port, "sslContextParameters=#nobody"));
  }

  @Test
  void theHostIsCompared() throws Exception {
    int port = station("&sslContextParameters=#rtu");
    expectRefused(
        "iec104:master:localhost:" + port + "?sslContextParameters=#scada",
        "the certificate of the peer is for another host");
  }

  @Test
  void theHostIsNotComparedIfTheMasterSaysSo() throws Exception {
    int port = station("&sslContextParameters=#rtu");
    expectCommanded(
        "iec104:master:localhost:"
            + port
            + "?sslContextParameters=#scada&hostnameVerification=false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RAW(CN=other;CN=scada-1,O=Grid)", "CN=scada-1,O=Grid"})
  void allowedCertificatesMayConnect(String allowed) throws Exception {
    int port = station("&sslContextParameters=#rtu&allowedCertificates=" + allowed);
    expectCommanded(master(port, "sslContextParameters=#scada"));
  }

  @Test
  void otherCertificatesMayNot() throws Exception {
    String options = "&sslContextParameters=#rtu&allowedCertificates=CN=scada-2,O=Grid";
    int port = station(options);
    expectRefused(master(port, "sslContextParameters=#scada"), "");
    await().until(() -> endpoint(SLAVE + options).getLastError().contains("none of those allowed"));
  }

  @Test
  void globalParametersAreUsedIfTheComponentSaysSo() throws Exception {
    int port = station("&sslContextParameters=#rtu");
    context.setSSLContextParameters(
        context.getRegistry().lookupByNameAndType("scada", SSLContextParameters.class));
    Iec104Component component = new Iec104Component(context);
    component.setUseGlobalSslContextParameters(true);
    context.addComponent("secured", component);
    expectCommanded("secured:master:127.0.0.1:" + port + "?interrogation=false");
  }

  @Test
  void globalParametersThatDoNotExistAreAnError() {
    context.getComponent("iec104", Iec104Component.class).setUseGlobalSslContextParameters(true);
    assertThatThrownBy(() -> endpoint("iec104:master:127.0.0.1"))
        .hasStackTraceContaining("useGlobalSslContextParameters=true, but there are none");
  }

  @Test
  void endpointsWithTheSameParametersShareALink() {
    Record one = endpoint(master(2404, "sslContextParameters=#scada")).settings();
    assertThat(endpoint(master(2404, "sslContextParameters=#scada&operation=test")).settings())
        .isEqualTo(one);
    assertThat(endpoint(master(2404, "sslContextParameters=#nobody")).settings()).isNotEqualTo(one);
  }

  @Test
  void mistakesAreToldWhereTheEndpointIsWritten() {
    SSLContextParameters broken = stores.trusting("rtu-1");
    broken.getTrustManagers().getKeyStore().setResource("file:" + folder + "/none.p12");
    context.getRegistry().bind("broken", broken);
    assertThatThrownBy(() -> endpoint(master(2404, "sslContextParameters=#broken")))
        .hasStackTraceContaining("none.p12");
    assertThatThrownBy(() -> endpoint(master(2404, "allowedCertificates=CN=a")))
        .hasStackTraceContaining("allowedCertificates needs sslContextParameters");
    assertThatThrownBy(
            () -> endpoint(master(2404, "sslContextParameters=#scada&allowedCertificates=a")))
        .hasStackTraceContaining("allowed certificate 'a', expected a SHA-256 fingerprint");
  }

  @Test
  void theDocumentedPropertiesSecureALink() throws Exception {
    int port = station("&sslContextParameters=#rtu");
    Matcher block =
        Pattern.compile("(?s)\\[source,properties]\n----\n(camel.ssl.*?)----")
            .matcher(DocumentationTest.text());
    assertThat(block.find()).isTrue();
    Properties documented = new Properties();
    documented.load(new StringReader(block.group(1)));
    Main main = new Main();
    main.configure().withRoutesBuilders(List.of());
    documented
        .stringPropertyNames()
        .forEach(k -> main.addInitialProperty(k, documented.getProperty(k)));
    main.addOverrideProperty("secrets", folder.toString());
    main.addOverrideProperty("password", TestKeyStores.PASSWORD);
    stores.trusted("rtu-1");
    main.start();
    try {
      Iec104Endpoint link =
          main.getCamelContext()
              .getEndpoint(master(port, "objectAddress=20480"), Iec104Endpoint.class);
      main.getCamelContext().createProducerTemplate().requestBody(link, true);
      assertThat(link.getLinkState()).isEqualTo(LinkState.STARTED.name());
    } finally {
      main.stop();
    }
  }
}
