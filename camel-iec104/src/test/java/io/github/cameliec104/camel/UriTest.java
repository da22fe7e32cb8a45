package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How endpoints are written. */
class UriTest {

  private final DefaultCamelContext context = new DefaultCamelContext();

  @AfterEach
  void close() {
    context.stop();
  }

  private Iec104Endpoint endpoint(String uri) {
    return context.getEndpoint(uri, Iec104Endpoint.class);
  }

  @ParameterizedTest
  @CsvSource({
    "iec104:master:rtu.example:2405, MASTER, rtu.example, 2405, rtu.example",
    "iec104:master:rtu.example, MASTER, rtu.example, 2404, rtu.example",
    "iec104:SLAVE:0.0.0.0:0, SLAVE, 0.0.0.0, 0, 0.0.0.0",
    "iec104:master:rtu_1:2404, MASTER, rtu_1, 2404, rtu_1",
    "iec104://master:rtu.example:2404, MASTER, rtu.example, 2404, rtu.example",
    "iec104:slave:[::1]:2405?k=3, SLAVE, [::1], 2405, ::1",
    "iec104:master:[fe80::1%25eth0], MASTER, [fe80::1%eth0], 2404, fe80::1%eth0",
  })
  void pathTellsRoleHostAndPort(String uri, Role role, String host, int port, String bareHost) {
    Iec104Configuration configuration = endpoint(uri).getConfiguration();
    assertThat(configuration.getRole()).isEqualTo(role);
    assertThat(configuration.getHost()).isEqualTo(host);
    assertThat(configuration.getPort()).isEqualTo(port);
    assertThat(configuration.toSlaveSettings().host()).isEqualTo(bareHost);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "iec104:rtu.example:2404 | role 'rtu.example', expected master or slave",
        "iec104:master | 'master', expected role:host:port such as master:rtu.example:2404",
        "iec104:master: | expected role:host:port",
        "iec104:master:host:port | expected role:host:port",
        "iec104:master:::1:2404 | an IPv6 address stands in brackets",
        "iec104:master:host:0 | port=0, expected 1..65535",
        "iec104:master:host:99999 | port=99999, expected 1..65535",
        "iec104:master:host?k=0 | k=0, expected 1..32767",
        "iec104:master:host?t2=20s | t2=PT20S, expected less than t1=PT15S",
        "iec104:master:host?timeZone=Mars | timeZone=Mars, expected zones such as UTC",
        "iec104:master:host?timeZone=Mars | timeZone=Mars, expected",
        "iec104:master:host?interrogation=yes | interrogation=yes, expected true, false or",
        "iec104:master:host?interrogation=1,0 | common address to interrogate=0",
        "iec104:master:host?originatorAddress=256 | originator address=256, expected 0..255",
        "iec104:master:host?reconnectDelay=2m | expected at least min=PT2M",
        "iec104:master:host?causeSize=3 | =3, expected 1..2",
        "iec104:slave:host?eventBuffer=0 | eventBuffer=0, expected 1..10000000",
        "iec104:slave:host?measurementBuffer=0 | measurementBuffer=0, expected 1..10000000",
        "iec104:slave:host?counterBuffer=0 | counterBuffer=0, expected 1..10000000",
        "iec104:slave:host?redundancyGroups=a | redundancyGroups=a: 'a', expected single, or",
        "iec104:slave:host?redundancyGroups=a=x | 'x', expected an IP address, a network",
        "iec104:slave:host?maxConnectionsPerGroup=-1 | maxConnectionsPerGroup=-1, expected 0..",
        "iec104:slave:host?commandTimeout=0 | commandTimeout=PT0S, expected more than 0",
        "iec104:master:host?interrogationGroups=17 | interrogationGroups=17, expected station or",
        "iec104:master:host?counterGroups=all,5 | counterGroups=all,5, expected all or groups 1 to 4",
        "iec104:master:host?counterInterrogation=x | counterInterrogation=x, expected true, false",
        "iec104:master:host?counterFreeze=freeze | countersPeriod=0, expected more",
        "iec104:master:host?interrogationPeriod=-1 | interrogationPeriod=PT-0.001S, expected 0",
        "iec104:master:host?clockPeriod=-1 | clockPeriod=PT-0.001S, expected 0 or more",
        "iec104:master:host?testPeriod=-1 | testPeriod=PT-0.001S, expected 0 or more",
        "iec104:master:host?maxCommands=0 | maxCommands=0, expected 1..10000",
        "iec104:master:host?commandWait=0 | commandWait=PT0S, expected more than 0",
        "iec104:slave:host?originators=1,x | originators=1,x, expected originator addresses",
        "iec104:slave:host?originators=256 | originator address=256, expected 0..255",
        "iec104:master:host?localAddress=rtu.example | localAddress=rtu.example, expected an IP",
        "iec104:master:host?localAddress=10.0.0.1:70000 | localAddress=10.0.0.1:70000, expected",
        "iec104:master:host?maxFrameRate=-1 | maxFrameRate=-1, expected 0..1000000",
        "iec104:slave:host?allowedClients=10.0.0.1/8 | expected 10.0.0.0/8",
        "iec104:slave:host?allowedClients=10.0.0.0/33 | address '10.0.0.0/33', expected an IP",
        "iec104:slave:host?allowedClients=rtu.example | address 'rtu.example', expected an IP",
        "iec104:slave:host?maxConnectionsPerHost=-1 | maxConnectionsPerHost=-1, expected 0..",
        "iec104:slave:host?backlog=0 | backlog=0, expected 1..65535",
        "iec104:slave:host?maxHandshakes=0 | maxHandshakes=0, expected 1..10000",
        "iec104:master:host?acknowledge=never | never",
        "iec104:master:host?tlsKey=x | Unknown parameters=[{tlsKey=x}]",
      })
  void wrongUrisAreRefusedWithWhatIsExpected(String uri, String expected) {
    assertThatThrownBy(() -> endpoint(uri)).hasStackTraceContaining(expected);
  }

  @Test
  void placeholdersWorkInPathAndOptions() {
    context.getPropertiesComponent().addOverrideProperty("rtu.host", "10.0.0.1");
    context.getPropertiesComponent().addOverrideProperty("rtu.port", "2410");
    context.getPropertiesComponent().addOverrideProperty("rtu.k", "5");
    Iec104Configuration configuration =
        endpoint("iec104:master:{{rtu.host}}:{{rtu.port}}?k={{rtu.k}}").getConfiguration();
    assertThat(configuration.toMasterSettings().host()).isEqualTo("10.0.0.1");
    assertThat(configuration.getPort()).isEqualTo(2410);
    assertThat(configuration.getK()).isEqualTo(5);
  }

  @Test
  void optionsOfTheComponentAreDefaultsOfItsEndpoints() {
    Iec104Component component = context.getComponent("iec104", Iec104Component.class);
    component.getConfiguration().setK(20);
    component.getConfiguration().setW(15);
    Iec104Configuration one = endpoint("iec104:master:a?w=10").getConfiguration();
    assertThat(one.getK()).isEqualTo(20);
    assertThat(one.getW()).isEqualTo(10);
    assertThat(component.getConfiguration().getW()).isEqualTo(15);
  }

  @Test
  void uriIsBuiltFromItsParts() throws Exception {
    String uri =
        context
            .getCamelContextExtension()
            .getEndpointUriFactory("iec104")
            .buildUri("iec104", Map.of("role", "master", "host", "rtu", "port", 2404, "k", 3));
    assertThat(uri).isEqualTo("iec104:master:rtu:2404?k=3");
  }

  @Test
  void endpointTellsWhereItGoes() {
    Iec104Endpoint endpoint = endpoint("iec104:master:rtu.example");
    assertThat(endpoint.getServiceUrl()).isEqualTo("rtu.example:2404");
    assertThat(endpoint.getServiceProtocol()).isEqualTo("iec104");
    assertThat(endpoint.isMultipleConsumersSupported()).isTrue();
  }
}
