package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameliec104.protocol.Iec104TimeoutException;
import io.github.cameliec104.protocol.asdu.AddressSizes;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.net.Iec104Master;
import io.github.cameliec104.protocol.net.LinkSettings;
import io.github.cameliec104.protocol.net.MasterSettings;
import io.github.cameliec104.protocol.net.SlaveLimits;
import io.github.cameliec104.protocol.net.SlaveSettings;
import io.github.cameliec104.protocol.station.CommandRules;
import io.github.cameliec104.protocol.station.MasterListener;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.apache.camel.tooling.model.ComponentModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the options of the link do; those of routes are tested with what they change. */
class OptionsTest extends CamelTestSupport {

  private static final Monitored ON = new Monitored.SinglePoint(true, Quality.GOOD);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "master | k=5 | k=5",
        "master | w=5 | w=5",
        "master | t0=3s | t0=PT3S",
        "master | t1=14s | t1=PT14S",
        "master | t2=900ms | t2=PT0.9S",
        "master | t3=48h | t3=PT48H",
        "master | t3=0 | t3=PT0S",
        "master | causeSize=1 | cause=1",
        "master | commonAddressSize=1 | common=1",
        "master | objectAddressSize=2 | object=2",
        "master | timeZone=Europe/Berlin | zone=Europe/Berlin",
        "master | acknowledge=processed | acknowledge=PROCESSED",
        "master | maxPending=5 | maxPending=5",
        "master | reconnectDelay=2s | min=PT2S",
        "master | reconnectMaxDelay=5m | max=PT5M",
        "master | interrogation=true | interrogate=[65535]",
        "master | interrogation=true&commonAddressSize=1 | interrogate=[65535]",
        "master | interrogation=1, 2 | interrogate=[1, 2]",
        "master | interrogation=false | interrogate=[]",
        "master | originatorAddress=255 | originator=255",
        "master | confirmationTimeout=1m | confirmationTimeout=PT1M",
        "master | terminationTimeout=1m | terminationTimeout=PT1M",
        "master | synchronizeClock=true | atStart=true",
        "master | interrogationRetries=5 | retries=5",
        "master | interrogationRetryDelay=1m | pause=PT1M",
        "master | commandWait=1m | maxWait=PT1M",
        "slave | commandTime=required | time=REQUIRED",
        "slave | originators=7 | originators=[7]",
        "slave | acceptTestCommands=true | test=true",
        "master | stationTimeZones=1:Europe/Berlin | stationZones={1=Europe/Berlin}",
        "master | stationTimeZones=7:+03:00 | stationZones={7=+03:00}",
        "master | summerTime=never | summerTime=NEVER",
        "master | summerTimeFlag=false | summerTime=false",
        "master | dayOfWeek=false | dayOfWeek=false",
        "slave | substitutedTime=true | substituted=true",
        "slave | invalidUntilSynchronized=true | invalidUntilSynchronized=true",
        "master | tolerate=first-number-1 | tolerated=[FIRST_NUMBER_1]",
        "master | bitstringOrder=most-first | bitstrings=MOST_FIRST",
        "slave | bitstringOrder=most-first | bitstrings=MOST_FIRST",
        "master | localAddress=10.0.0.5:40000 | localAddress=10.0.0.5:40000",
        "master | localAddress=[fd00::5]:40000 | localAddress=[fd00::5]:40000",
        "master | keepAlive=false | keepAlive=false",
        "master | maxFrameRate=500 | maxFrameRate=500",
        "slave | k=5 | k=5",
        "slave | allowedClients=10.0.0.0/8, ::1 | allowedClients=[10.0.0.0/8, ::1/128]",
        "slave | maxConnectionsPerHost=2 | maxConnectionsPerHost=2",
        "slave | backlog=7 | backlog=7",
        "slave | maxHandshakes=7 | maxHandshakes=7",
        "slave | acknowledge=PROCESSED | acknowledge=PROCESSED",
        "slave | eventBuffer=7 | status=7, counters=7, measurements=7",
        "slave | measurementBuffer=7 | status=10000, counters=10000, measurements=7",
        "slave | counterBuffer=7 | status=10000, counters=7, measurements=10000",
        "slave | eventOrder=class | order=CLASS",
        "slave | measurementEvents=latest | wanted=LATEST",
        "slave | redundancyGroups=a=10.0.0.1;b=* | name=a, members=[10.0.0.1]",
        "slave | maxConnectionsPerGroup=7 | maxConnections=7",
        "slave | maxConnections=7 | maxConnections=7",
        "slave | commandTimeout=7s | timeout=PT7S",
        "slave | termination=false | termination=false",
        "slave | cyclicScan=10s | cyclic=ScanPlan[periods={0=PT10S}]",
        "slave | cyclicScan=1:5s, 2:1m | cyclic=ScanPlan[periods={1=PT5S, 2=PT1M}]",
        "slave | backgroundScan=500ms | background=ScanPlan[periods={0=PT0.5S}]",
        "slave | counterMode=a | mode=A",
        "slave | counterPeriod=1h | period=PT1H",
        "slave | counterReset=true | reset=true",
        "slave | returnTime=3s | returnTime=PT3S",
        "slave | files=records | files=FolderSettings[folder=records",
        "slave | files=records&maxUpload=7 | maxUpload=7",
        "slave | files=records&fileCommonAddress=7 | commonAddress=7",
        "slave | files=records&commonAddress=7 | commonAddress=7",
      })
  void optionReachesTheProtocolLibrary(String role, String option, String setting) {
    Iec104Endpoint endpoint =
        context.getEndpoint("iec104:" + role + ":rtu.example?" + option, Iec104Endpoint.class);
    assertThat(endpoint.settings().toString()).containsPattern("[\\[ ]" + Pattern.quote(setting));
    Iec104Endpoint usual =
        context.getEndpoint("iec104:" + role + ":rtu.example", Iec104Endpoint.class);
    if (!option.equals("interrogation=true")) {
      assertThat(endpoint.settings()).isNotEqualTo(usual.settings());
    }
  }

  @Test
  void everyOptionIsUsedInSomeTest() throws IOException {
    String tests;
    try (Stream<Path> files = Files.list(Path.of("src/test/java/io/github/cameliec104/camel"))) {
      tests =
          files.filter(Files::isRegularFile).map(OptionsTest::read).collect(Collectors.joining());
    }
    List<String> own =
        CatalogTest.catalog().componentModel("iec104").getEndpointParameterOptions().stream()
            .map(ComponentModel.EndpointOptionModel::getName)
            .filter(name -> !name.equals("exchangePattern")) // common to all components
            .toList();
    assertThat(own).allSatisfy(name -> assertThat(tests).containsPattern("[?&| \"]" + name + "="));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void routeToMock(String uri) throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(uri).to("mock:points");
          }
        });
  }

  @Test
  void smallAddressesAreUnderstood() throws Exception {
    LinkSettings small = LinkSettings.DEFAULT.withSizes(new AddressSizes(1, 1, 2));
    try (Rtu rtu = new Rtu(SlaveSettings.of("127.0.0.1", 0).withLink(small))) {
      rtu.send(8001, 5);
      MockEndpoint points = getMockEndpoint("mock:points");
      points.expectedMinimumMessageCount(1);
      routeToMock(rtu.uri() + "?causeSize=1&commonAddressSize=1&objectAddressSize=2");
      points.assertIsSatisfied();
    }
  }

  @Test
  void timeIsReadInTheZoneOfTheStation() throws Exception {
    try (Rtu rtu = new Rtu()) {
      MockEndpoint points = getMockEndpoint("mock:points");
      points.expectedMessageCount(1);
      routeToMock(rtu.uri() + "?interrogation=false&timeZone=+01:00");
      rtu.awaitStarted(1);
      rtu.send(
          PointUpdate.of(
              new PointAddress(1, 1), TypeId.M_SP_TB_1, ON, Instant.parse("2026-11-20T10:00:00Z")));
      points.assertIsSatisfied();
      assertThat(points.getExchanges().get(0).getMessage().getBody(PointUpdate.class).time())
          .isEqualTo("2026-11-20T09:00:00Z");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "true, INTERROGATION_STARTED INTERROGATION_FINISHED",
    "'1', INTERROGATION_STARTED INTERROGATION_FINISHED",
    "'2', INTERROGATION_FINISHED",
  })
  void interrogationSaysWhoIsAskedAfterTheStart(String interrogation, String events)
      throws Exception {
    try (Rtu rtu = new Rtu()) {
      MockEndpoint points = getMockEndpoint("mock:points");
      routeToMock(rtu.uri() + "?events=all&interrogation=" + interrogation);
      await()
          .untilAsserted(
              () ->
                  assertThat(
                          points.getReceivedExchanges().stream()
                              .map(e -> e.getMessage().getHeader("CamelIec104Event", String.class))
                              .filter(event -> !event.equals("LINK"))
                              .collect(Collectors.joining(" ")))
                      .isEqualTo(events));
    }
  }

  @Test
  void nobodyIsInterrogatedUnlessAsked() throws Exception {
    try (Rtu rtu = new Rtu()) {
      String uri = rtu.uri() + "?interrogation=false";
      routeToMock(uri);
      template.requestBody(uri + "&objectAddress=20480", true);
      assertThat(rtu.slave().statistics().asdusReceived()).isEqualTo(1);
    }
  }

  @Test
  void clockIsSynchronizedAfterTheStartIfAsked() throws Exception {
    try (Rtu rtu = new Rtu()) {
      String uri = rtu.uri() + "?interrogation=1&synchronizeClock=true";
      routeToMock(uri);
      Iec104Endpoint endpoint = context.getEndpoint(uri, Iec104Endpoint.class);
      Link link = endpoint.getComponent().connections().find(endpoint);
      // our slave keeps the time of its own machine and refuses
      await().until(() -> link.statistics().commandsRefused() == 1);
    }
  }

  @Test
  void aStationThatDoesNotTerminateInTimeFailsTheExchange() {
    SlaveLimits limits =
        SlaveLimits.DEFAULT.withCommands(
            new CommandRules(SlaveLimits.DEFAULT.commands().timeout(), false));
    try (Rtu rtu = new Rtu(SlaveSettings.of("127.0.0.1", 0).withLimits(limits))) {
      Exchange exchange =
          template.send(
              rtu.uri() + "?objectAddress=2&await=termination&terminationTimeout=100ms",
              e -> e.getMessage().setBody(true));
      assertThat(exchange.getException())
          .isInstanceOf(Iec104TimeoutException.class)
          .hasMessageContaining("not terminated");
    }
  }

  @Test
  void noMoreMastersThanAllowedAreConnected() throws Exception {
    String uri = "iec104:slave:127.0.0.1:0?commands=true&maxConnections=1";
    routeToMock(uri);
    int port = context.getEndpoint(uri, Iec104Endpoint.class).getLinkPort();
    MasterListener deaf = (points, done) -> done.run();
    try (ControlCentre first = new ControlCentre(port);
        Iec104Master second = Iec104Master.open(MasterSettings.of("127.0.0.1", port), deaf)) {
      await().until(() -> !second.statistics().lastError().isEmpty());
      assertThat(first.command(20480, true).positive()).isTrue();
    }
  }
}
