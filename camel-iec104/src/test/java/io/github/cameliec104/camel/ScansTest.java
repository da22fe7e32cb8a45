package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.CounterNotes;
import io.github.cameliec104.protocol.asdu.Monitored.Counter;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.PointUpdate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a slave sends by itself, through its endpoint. */
class ScansTest extends CamelTestSupport {

  @TempDir private Path directory;
  private Path points;

  @BeforeEach
  void writePoints() throws Exception {
    points = directory.resolve("points.yaml");
    Files.writeString(
        points,
        """
        - { name: U, objectAddress: 200, type: M_ME_TF_1, groups: [1], scale: 0.1, deadband: 1 }
        - { name: W, objectAddress: 201, type: M_ME_NB_1, deadband: 5% }
        - { name: Q, objectAddress: 100, type: M_SP_TB_1, doubleTransmission: true }
        - { name: Q command, objectAddress: 5000, type: C_SC_NA_1, returns: Q }
        - { name: E, objectAddress: 900, type: M_IT_NA_1 }
        """);
  }

  private String slave(String options) {
    return "iec104:slave:127.0.0.1:0?points=file:" + points + options;
  }

  private ControlCentre centre(String uri) {
    return new ControlCentre(context.getEndpoint(uri, Iec104Endpoint.class).getLinkPort());
  }

  private void publish(String uri, String name, Object value) {
    template.sendBodyAndHeader(uri, value, "CamelIec104PointName", name);
  }

  /** The next point that is no answer to an interrogation. */
  private static PointUpdate heard(ControlCentre centre) {
    PointUpdate next = centre.next();
    while (next.cause() == Cause.INTERROGATED_STATION) {
      next = centre.next();
    }
    return next;
  }

  @Test
  void cyclicAndBackgroundDataComeByThemselves() {
    String uri = slave("&cyclicScan=1:100ms&backgroundScan=250ms");
    publish(uri, "U", 11);
    try (ControlCentre centre = centre(uri)) {
      PointUpdate event = heard(centre);
      assertThat(event.type()).isEqualTo(TypeId.M_ME_TF_1);
      PointUpdate cyclic = heard(centre);
      assertThat(cyclic.cause()).isEqualTo(Cause.PERIODIC);
      assertThat(cyclic.objectAddress()).isEqualTo(200);
      assertThat(cyclic.type()).isEqualTo(TypeId.M_ME_NC_1);
      assertThat(cyclic.value().plain()).isEqualTo(110f);
      PointUpdate background = cyclic;
      while (background.cause() == Cause.PERIODIC) {
        background = heard(centre);
      }
      assertThat(background.cause()).isEqualTo(Cause.BACKGROUND);
      assertThat(background.objectAddress()).isEqualTo(100);
    }
  }

  @Test
  void changesWithinTheDeadBandOfThePointListAreNoEvents() {
    String uri = slave("");
    publish(uri, "U", 11);
    publish(uri, "W", 0);
    try (ControlCentre centre = centre(uri)) {
      assertThat(heard(centre).objectAddress()).isEqualTo(200);
      assertThat(heard(centre).objectAddress()).isEqualTo(201);
      publish(uri, "U", 12);
      publish(uri, "W", 3276);
      publish(uri, "U", 12.1);
      publish(uri, "W", 3277);
      assertThat(heard(centre).value().plain()).isEqualTo(121f);
      assertThat(heard(centre).value().plain()).isEqualTo(3277);
    }
  }

  @Test
  void anEventIsSentTwiceIfThePointListSaysSo() {
    String uri = slave("");
    publish(uri, "Q", true);
    try (ControlCentre centre = centre(uri)) {
      assertThat(heard(centre).type()).isEqualTo(TypeId.M_SP_NA_1);
      assertThat(heard(centre).type()).isEqualTo(TypeId.M_SP_TB_1);
    }
  }

  @Test
  void aRouteThatPublishesWhatACommandDidSendsReturnInformation() throws Exception {
    String uri = slave("&returnTime=1m");
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(uri + "&commands=true")
                .setHeader("CamelIec104PointName", constant("Q"))
                .setBody(simple("${body.command.on}"))
                .to(uri);
          }
        });
    try (ControlCentre centre = centre(uri)) {
      assertThat(centre.command(5000, true).positive()).isTrue();
      assertThat(heard(centre).cause()).isEqualTo(Cause.RETURN_REMOTE);
      assertThat(heard(centre).cause()).isEqualTo(Cause.RETURN_REMOTE);
      publish(uri, "Q", true);
      assertThat(heard(centre).cause()).isEqualTo(Cause.SPONTANEOUS);
    }
  }

  @Test
  void countersAreFrozenOnTheClock() {
    String uri = slave("&counterMode=a&counterPeriod=1s&counterReset=true");
    publish(uri, "E", 4711);
    try (ControlCentre centre = centre(uri)) {
      PointUpdate first = heard(centre);
      assertThat(first.objectAddress()).isEqualTo(900);
      assertThat(((Counter) first.value()).value()).isEqualTo(4711);
      assertThat(((Counter) first.value()).notes()).isEqualTo(CounterNotes.NONE.withSequence(1));
      Counter second = (Counter) heard(centre).value();
      assertThat(second.value()).isZero();
      assertThat(second.notes().sequence()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cyclicScan=soon",
        "cyclicScan=17:5s",
        "cyclicScan=1:5s,1:6s",
        "backgroundScan=99ms",
        "backgroundScan=0:5s",
        "counterPeriod=7m",
        "counterMode=e",
      })
  void whatCannotBeIsRefusedWithItsName(String option) {
    assertThatThrownBy(() -> template.sendBody(slave("&" + option), Map.of()))
        .hasStackTraceContaining(option.substring(0, option.indexOf('=')) + "=");
  }
}
