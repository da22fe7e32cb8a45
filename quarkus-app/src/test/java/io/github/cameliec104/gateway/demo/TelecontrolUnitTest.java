package io.github.cameliec104.gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.camel.points.Point;
import io.github.cameliec104.camel.points.PointList;
import io.github.cameliec104.camel.points.PointListReader;
import io.github.cameliec104.gateway.demo.TelecontrolUnit.Outcome;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Command;
import io.github.cameliec104.protocol.asdu.DoubleState;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.StepDirection;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TelecontrolUnitTest {
  private static final String FILE = "/routes/demo/substation-110kv.yaml";
  private static final PointList POINTS = read();

  private final SetClock clock = new SetClock();
  private final TelecontrolUnit unit = new TelecontrolUnit(POINTS, clock, 104);

  private static PointList read() {
    try (InputStream in =
        Objects.requireNonNull(TelecontrolUnitTest.class.getResourceAsStream(FILE))) {
      PointListReader.Result result = PointListReader.read(in, FILE);
      assertThat(result.warnings()).isEmpty();
      return result.points();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class SetClock extends Clock {
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");

    void pass(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private List<PointUpdate> after(int seconds) {
    clock.pass(Duration.ofSeconds(seconds));
    return unit.changes();
  }

  private static Point named(String name) {
    return Objects.requireNonNull(POINTS.named(name), name);
  }

  private Outcome command(String name, Command command) {
    return unit.command(named(name).address(), command);
  }

  private static Command.DoubleCommand order(DoubleState state) {
    return new Command.DoubleCommand(state, 0, false);
  }

  private static Object value(List<PointUpdate> updates, String name) {
    return updates.stream()
        .filter(update -> name.equals(update.name()))
        .findFirst()
        .orElseThrow()
        .value()
        .plain();
  }

  @Test
  void tellsEveryMonitoredPointOfTheListAtFirst() {
    assertThat(unit.changes())
        .extracting(PointUpdate::name)
        .containsExactlyInAnyOrderElementsOf(
            POINTS.points().stream().filter(p -> !p.isCommand()).map(Point::name).toList())
        .hasSizeGreaterThanOrEqualTo(70);
  }

  @Test
  void plantHasNoReadingThatTheListDoesNotName() {
    assertThat(new Substation(1).readings().keySet()).isSubsetOf(POINTS.names());
  }

  @Test
  void tellsThePresentStateAsBackgroundScanAndChangesAsSpontaneous() {
    assertThat(unit.changes()).extracting(PointUpdate::cause).containsOnly(Cause.BACKGROUND);
    assertThat(after(60)).extracting(PointUpdate::cause).containsOnly(Cause.SPONTANEOUS);
  }

  @Test
  void stampsChangesWithItsClock() {
    unit.changes();
    assertThat(after(60)).extracting(PointUpdate::time).containsOnly(clock.instant());
  }

  @Test
  void tellsAFewChangesEachSecond() {
    unit.changes();
    int changes = 0;
    for (int i = 0; i < 600; i++) {
      clock.pass(Duration.ofMillis(500));
      changes += unit.changes().size();
    }
    assertThat(changes / 300.0).isBetween(2.0, 8.0);
  }

  @Test
  void carriesOutEveryCommandOfTheList() {
    unit.changes();
    for (Point object : POINTS.points().stream().filter(Point::isCommand).toList()) {
      Command command =
          object.type() == TypeId.C_DC_NA_1
              ? order(DoubleState.OFF)
              : object.type() == TypeId.C_RC_NA_1
                  ? new Command.RegulatingStep(StepDirection.HIGHER, 0, false)
                  : new Command.SingleCommand(false, 0, false);
      assertThat(unit.command(object.address(), command)).as(object.name()).isEqualTo(Outcome.DONE);
    }
    List<PointUpdate> changes = after(1);
    assertThat(value(changes, "F1.Q0")).isEqualTo(DoubleState.OFF);
    assertThat(value(changes, "T2.TapAuto")).isEqualTo(false);
    assertThat(value(after(3), "T1.Tap")).isEqualTo(TapChanger.NEUTRAL + 1);
  }

  @Test
  void returnInformationFollowsACommand() {
    unit.changes();
    command("F1.Q0 command", order(DoubleState.OFF));
    assertThat(value(after(1), "F1.Q0")).isEqualTo(DoubleState.OFF);
    command("F1.Q0 command", order(DoubleState.ON));
    clock.pass(Duration.ofMillis(500));
    assertThat(value(unit.changes(), "F1.Q0")).isEqualTo(DoubleState.INTERMEDIATE);
    assertThat(value(after(1), "F1.Q0")).isEqualTo(DoubleState.ON);
  }

  @Test
  void refusesWhatIsNotPossible() {
    assertThat(command("F1.Q0 command", order(DoubleState.INTERMEDIATE)))
        .isEqualTo(Outcome.REFUSED);
    assertThat(command("F1.Q0 command", new Command.SingleCommand(true, 0, false)))
        .isEqualTo(Outcome.REFUSED);
    assertThat(command("BC.Q0 command", order(DoubleState.ON))).isEqualTo(Outcome.DONE);
    assertThat(command("BC.Q0 command", order(DoubleState.OFF))).isEqualTo(Outcome.REFUSED);
  }

  @Test
  void knowsNoOtherObject() {
    assertThat(unit.command(new PointAddress(1, 4101), order(DoubleState.ON)))
        .isEqualTo(Outcome.UNKNOWN);
    assertThat(unit.command(new PointAddress(2, 24101), order(DoubleState.ON)))
        .isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void reportsOnlyWhatTheListNames() {
    TelecontrolUnit small = new TelecontrolUnit(PointList.of(List.of(named("F1.P"))), clock, 104);
    assertThat(small.changes())
        .singleElement()
        .satisfies(update -> assertThat(update.value()).isInstanceOf(Monitored.ShortFloat.class));
  }
}
