package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Cp24Time;
import io.github.cameliec104.protocol.asdu.Cp56Time;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TimeQuality;
import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.Provenance;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the options of time do to the tags that are received and sent. */
class TimeOptionsTest extends CamelTestSupport {

  private static final String SLAVE =
      "iec104:slave:127.0.0.1:0?objectAddress=4001&typeId=M_SP_TB_1";
  private static final Instant SUMMER = Instant.parse("2026-07-15T11:45:37.123Z");

  /** The tag that a slave with these options sends for a plain value with a time, or without. */
  private Cp56Time sent(String options, Instant time) {
    Map<String, Object> headers =
        time == null ? Map.of() : Map.of("CamelMessageTimestamp", time.toEpochMilli());
    template.sendBodyAndHeaders(SLAVE + options, true, headers);
    int port = context.getEndpoint(SLAVE + options, Iec104Endpoint.class).getLinkPort();
    try (ControlCentre centre = new ControlCentre(port)) {
      PointUpdate next = centre.next();
      return (Cp56Time) (next.timeTag() == null ? centre.next() : next).timeTag();
    }
  }

  /** The message that a master with these options makes of a tag. */
  private Message received(String options, int station, Cp56Time tag) throws Exception {
    try (Rtu rtu = new Rtu()) {
      MockEndpoint points = getMockEndpoint("mock:points");
      points.expectedMessageCount(1);
      context.addRoutes(
          new RouteBuilder() {
            @Override
            public void configure() {
              from(rtu.uri() + "?interrogation=false" + options).to("mock:points");
            }
          });
      rtu.awaitStarted(1);
      PointAddress address = new PointAddress(station, 4001);
      Monitored on = new Monitored.SinglePoint(true, Quality.GOOD);
      rtu.send(
          new PointUpdate(
              null, address, TypeId.M_SP_TB_1, Cause.SPONTANEOUS, on, tag, null, SUMMER));
      points.assertIsSatisfied();
      return points.getExchanges().get(0).getMessage();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'&timeZone=Europe/Berlin', 13, true, 3",
    "'&timeZone=Europe/Berlin&summerTime=never', 12, false, 3",
    "'&timeZone=Europe/Berlin&summerTimeFlag=false', 13, false, 3",
    "'&timeZone=Europe/Berlin&dayOfWeek=false', 13, true, 0",
    "'&timeZone=Europe/Berlin&stationTimeZones=1:Asia/Tokyo', 20, false, 3",
  })
  void tagsAreSentAsTheOptionsSay(String options, int hour, boolean summer, int day) {
    Cp56Time tag = sent(options, SUMMER);
    assertThat(tag.hour()).isEqualTo(hour);
    assertThat(tag.summerTime()).isEqualTo(summer);
    assertThat(tag.dayOfWeek()).isEqualTo(day);
  }

  @ParameterizedTest
  @CsvSource({
    "'', false, false",
    "'&substitutedTime=true', true, false",
    "'&clock=offset&invalidUntilSynchronized=true', false, true",
  })
  void tagsByTheOwnClockHaveTheFlagsWanted(String options, boolean substituted, boolean invalid) {
    Cp56Time own = sent(options, null);
    assertThat(own.substituted()).isEqualTo(substituted);
    assertThat(own.invalid()).isEqualTo(invalid);
  }

  @Test
  void tagsOfTheProcessKeepTheirFlags() {
    Cp56Time told = sent("&substitutedTime=true&invalidUntilSynchronized=true", SUMMER);
    assertThat(told.substituted() || told.invalid()).isFalse();
  }

  /** What a control centre hears of an update that came from elsewhere. */
  private PointUpdate passedOn(TypeId type, TimeTag tag, Instant time, TimeQuality quality) {
    Monitored on = new Monitored.SinglePoint(true, Quality.GOOD);
    String slave = "iec104:slave:127.0.0.1:0";
    template.sendBody(
        slave,
        new PointUpdate(
            null,
            new PointAddress(1, 4001),
            type,
            Cause.SPONTANEOUS,
            on,
            tag,
            time,
            SUMMER,
            Provenance.asReceived(Quality.GOOD, quality)));
    int port = context.getEndpoint(slave, Iec104Endpoint.class).getLinkPort();
    try (ControlCentre centre = new ControlCentre(port)) {
      PointUpdate next = centre.next();
      return next.timeTag() == null ? centre.next() : next;
    }
  }

  @Test
  void aTimeOfMinutesIsPassedOnAsAWholeOneThatIsNotTheSources() {
    TimeQuality completed = TimeQuality.of(TimeQuality.COMPLETED);
    PointUpdate heard =
        passedOn(TypeId.M_SP_TA_1, new Cp24Time(45 << 16 | 37_123), SUMMER, completed);
    assertThat(heard.type()).isEqualTo(TypeId.M_SP_TB_1);
    assertThat(heard.time()).isEqualTo(SUMMER);
    assertThat(heard.timeQuality().toString()).isEqualTo("SB");
  }

  @Test
  void octetsThatAreNoTimeArePassedOnAsInvalid() {
    TimeQuality invalid = TimeQuality.of(TimeQuality.INVALID);
    PointUpdate heard = passedOn(TypeId.M_SP_TB_1, new Cp56Time(0), null, invalid);
    assertThat(heard.timeTag()).isEqualTo(new Cp56Time(0).asInvalid());
  }

  @ParameterizedTest
  @CsvSource({
    "'&timeZone=Europe/Berlin', 1, 2026-07-15T11:45:37.123Z",
    "'&timeZone=Europe/Berlin&summerTime=never', 1, 2026-07-15T12:45:37.123Z",
    "'&timeZone=Europe/Berlin&stationTimeZones=2:UTC', 2, 2026-07-15T13:45:37.123Z",
  })
  void tagsAreReadAsTheOptionsSay(String options, int station, Instant expected) throws Exception {
    Cp56Time tag = Cp56Time.of(SUMMER, ZoneId.of("Europe/Berlin"));
    Message message = received(options, station, tag);
    assertThat(message.getBody(PointUpdate.class).time()).isEqualTo(expected);
    assertThat(message.getHeader("CamelMessageTimestamp")).isEqualTo(expected.toEpochMilli());
    assertThat(message.getHeaders()).doesNotContainKey("CamelIec104TimeQuality");
  }

  /** The second moment is nearer to any time at which this test can run. */
  @ParameterizedTest
  @CsvSource({"trust, 2024-10-27T00:30:00Z", "ignore, 2024-10-27T01:30:00Z"})
  void theRepeatedHourIsReadByTheFlagUnlessItIsIgnored(String summerTime, Instant expected)
      throws Exception {
    Cp56Time first = Cp56Time.of(Instant.parse("2024-10-27T00:30:00Z"), ZoneId.of("Europe/Berlin"));
    String options = "&timeZone=Europe/Berlin&summerTime=" + summerTime;
    assertThat(received(options, 1, first).getBody(PointUpdate.class).time()).isEqualTo(expected);
  }

  @Test
  void aTagThatIsNoTimeIsToldAsInvalidWithItsValue() throws Exception {
    Message message = received("", 1, new Cp56Time(0));
    PointUpdate update = message.getBody(PointUpdate.class);
    assertThat(update.value().plain()).isEqualTo(true);
    assertThat(update.time()).isNull();
    assertThat(message.getHeader("CamelIec104TimeQuality")).isEqualTo("IV");
    assertThat(message.getHeader("CamelMessageTimestamp"))
        .isEqualTo(update.received().toEpochMilli());
    assertThat(message.getBody(String.class)).contains("\"timeQuality\":[\"IV\"]");
  }

  @ParameterizedTest
  @CsvSource({
    "stationTimeZones=Berlin, a list such as",
    "stationTimeZones=1:Atlantis, stationTimeZones=Atlantis",
    "'stationTimeZones=1:UTC,1:UTC', station 1 twice",
    "stationTimeZones=65535:UTC, 'common address with a time zone=65535'",
  })
  void badZonesAreToldAtTheStart(String option, String message) {
    assertThatThrownBy(
            () -> context.getEndpoint("iec104:master:h?" + option, Iec104Endpoint.class).settings())
        .hasStackTraceContaining(message);
  }

  @Test
  void stationsOfOtherZonesAreToldApartWhereTheirClocksAreSet() {
    String uri = "iec104:master:h?synchronizeClock=true&stationTimeZones=2:Asia/Tokyo";
    assertThatThrownBy(() -> context.getEndpoint(uri)).hasStackTraceContaining("zones differ");
  }
}
