package io.github.cameliec104.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.camel.points.Point;
import io.github.cameliec104.camel.points.PointDetails;
import io.github.cameliec104.camel.points.Scaling;
import io.github.cameliec104.protocol.asdu.DoubleState;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LiveStateTest {
  private static final Instant TIME = Instant.parse("2026-11-20T10:00:00.123Z");
  private static final String LINK = "master rtu:2404";

  private final LiveState state = new LiveState();

  private static LivePoint measured(int object, double value, Quality quality) {
    Monitored element = new Monitored.ShortFloat((float) value, quality);
    PointAddress address = new PointAddress(1, object);
    PointDetails details = new PointDetails("Line 1: active power", "MW", Scaling.NONE, 0.1);
    return LivePoint.of(
        LINK,
        PointUpdate.of(address, TypeId.M_ME_TF_1, element, TIME).withName("L1.P"),
        new Point("L1.P", address, TypeId.M_ME_TF_1, Set.of(), details));
  }

  private static LivePoint breaker(DoubleState position) {
    Monitored element = new Monitored.DoublePoint(position, Quality.GOOD);
    return LivePoint.of(
        LINK,
        PointUpdate.of(new PointAddress(1, 7), TypeId.M_DP_TB_1, element, TIME).withName("F1.Q0"),
        null);
  }

  private List<String> events() {
    return state.since(0).events().stream()
        .map(event -> event.severity() + " " + event.text())
        .toList();
  }

  @Test
  void whoHasSeenNothingIsToldEverything() {
    state.point(measured(1, 1, Quality.GOOD));
    state.point(measured(2, 2, Quality.GOOD));
    assertThat(state.since(0).points()).hasSize(2);
  }

  @Test
  void whoHasSeenAVersionIsToldWhatCameAfterIt() {
    state.point(measured(1, 1, Quality.GOOD));
    state.point(measured(2, 2, Quality.GOOD));
    long seen = state.since(0).version();
    assertThat(state.since(seen).isEmpty()).isTrue();
    state.point(measured(1, 3, Quality.GOOD));
    state.point(measured(1, 4, Quality.GOOD));
    assertThat(state.since(seen).points())
        .extracting(point -> point.update().value().plain())
        .containsExactly(4f);
  }

  @Test
  void samePointOfAnotherLinkIsAnotherPoint() {
    LivePoint point = measured(1, 1, Quality.GOOD);
    state.point(point);
    state.point(new LivePoint("master other:2404", point.update(), point.details()));
    assertThat(state.since(0).points()).hasSize(2);
    assertThat(state.size(LINK)).isOne();
  }

  @Test
  void pointsBeyondTheCapacityAreCountedNotKept() {
    for (int object = 1; object <= LiveState.POINTS + 3; object++) {
      state.point(measured(object, 1, Quality.GOOD));
    }
    state.point(measured(1, 2, Quality.GOOD));
    assertThat(state.since(0).points())
        .hasSize(LiveState.POINTS)
        .last()
        .satisfies(point -> assertThat(point.update().value().plain()).isEqualTo(2f));
    assertThat(state.dropped()).isEqualTo(3);
  }

  @Test
  void onlyTheLatestEventsAreKept() {
    for (int i = 0; i < LiveState.EVENTS + 10; i++) {
      state.point(breaker(i % 2 == 0 ? DoubleState.ON : DoubleState.OFF));
    }
    assertThat(state.since(0).events()).hasSize(LiveState.EVENTS);
  }

  @Test
  void linksAreToldWhenTheyChange() {
    LiveLink link = new LiveLink(LINK, "master", "rtu:2404", "STARTED", null);
    state.links(List.of(link));
    long seen = state.since(0).version();
    state.links(List.of(link));
    assertThat(state.since(seen).links()).isNull();
    state.links(List.of());
    assertThat(state.since(seen).links()).isEmpty();
  }

  @Test
  void positionsThatChangeAreEvents() {
    state.point(breaker(DoubleState.ON));
    state.point(breaker(DoubleState.ON));
    state.point(breaker(DoubleState.INTERMEDIATE));
    state.point(breaker(DoubleState.OFF));
    assertThat(events()).containsExactly("WARN F1: F1.Q0 INTERMEDIATE", "NORMAL F1: F1.Q0 OFF");
  }

  @Test
  void measuredValuesThatMoveAreNoEventsButTheirQualityIs() {
    state.point(measured(1, 1, Quality.GOOD));
    state.point(measured(1, 2, Quality.GOOD));
    state.point(measured(1, 2, Quality.of(Quality.NOT_TOPICAL)));
    state.point(measured(1, 2, Quality.of(Quality.NOT_TOPICAL | Quality.INVALID)));
    state.point(measured(1, 3, Quality.GOOD));
    assertThat(events())
        .containsExactly(
            "WARN Line 1: active power NT",
            "ALARM Line 1: active power IV NT",
            "NORMAL Line 1: active power good again, 3.0 MW");
  }

  @Test
  void tapChangerIsAnEventWhenItHasArrived() {
    for (Monitored step :
        List.of(
            new Monitored.StepPosition(10, false, Quality.GOOD),
            new Monitored.StepPosition(10, true, Quality.GOOD),
            new Monitored.StepPosition(11, false, Quality.GOOD))) {
      state.point(
          LivePoint.of(
              LINK, PointUpdate.of(new PointAddress(1, 9), TypeId.M_ST_TB_1, step, TIME), null));
    }
    assertThat(events()).containsExactly("NORMAL Station 1: 1/9 11");
  }

  @Test
  void jsonSaysWhatTheScriptReads() {
    state.point(measured(5, 24.31, Quality.of(Quality.INVALID)));
    state.links(List.of(new LiveLink(LINK, "master", "rtu:2404", "CLOSED", null)));
    String json = PageJson.of(state.since(0), TIME);
    assertThat(json)
        .startsWith("{\"now\":1795168800123,\"links\":[{\"id\":\"master rtu:2404\"")
        .contains("\"bay\":\"Line 1\",\"label\":\"active power\",\"name\":\"L1.P\"")
        .contains("\"address\":\"1/5\",\"type\":\"M_ME_TF_1\",\"kind\":\"float\"")
        .contains("\"decimals\":1,\"unit\":\"MW\",\"quality\":[\"IV\"],\"time\":1795168800123");
  }

  @Test
  void jsonHasNoNumberThatIsNone() {
    state.point(measured(5, Double.NaN, Quality.GOOD));
    assertThat(PageJson.of(state.since(0), TIME)).contains("\"value\":null");
  }
}
