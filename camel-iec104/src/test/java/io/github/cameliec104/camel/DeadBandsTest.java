package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.camel.points.PointListReader;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Monitored.ShortFloat;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which changes of a point with dead band are events. */
class DeadBandsTest {

  private final DeadBands deadBands =
      new DeadBands(
          PointListReader.read(
                  """
                  points:
                    - { name: U, objectAddress: 1, type: M_ME_NC_1, deadband: 0.5 }
                    - { name: I, objectAddress: 2, type: M_ME_NC_1 }
                  """,
                  "points.yaml")
              .points());

  private static PointUpdate update(int objectAddress, float value, Quality quality) {
    return PointUpdate.of(
        new PointAddress(1, objectAddress), TypeId.M_ME_NC_1, new ShortFloat(value, quality));
  }

  private List<Object> events(PointUpdate... updates) {
    return deadBands.divide(List.of(updates)).get(true).stream()
        .map(update -> update.value().plain())
        .toList();
  }

  @Test
  void smallChangesAreMeasuredFromTheLastEventSoThatDriftIsReported() {
    assertThat(
            events(
                update(1, 110.0f, Quality.GOOD),
                update(1, 110.3f, Quality.GOOD),
                update(1, 110.5f, Quality.GOOD),
                update(1, 110.6f, Quality.GOOD),
                update(1, 110.2f, Quality.GOOD)))
        .containsExactly(110.0f, 110.6f);
  }

  @Test
  void anotherQualityIsAlwaysAnEvent() {
    assertThat(
            events(
                update(1, 110.0f, Quality.GOOD),
                update(1, 110.0f, Quality.of(Quality.INVALID)),
                update(1, 110.0f, Quality.GOOD)))
        .hasSize(3);
  }

  @Test
  void withoutDeadBandEveryValueIsAnEvent() {
    assertThat(events(update(2, 5.0f, Quality.GOOD), update(2, 5.0f, Quality.GOOD))).hasSize(2);
  }

  @Test
  void onlySpontaneousValuesAreMeasured() {
    assertThat(
            events(
                update(1, 110.0f, Quality.GOOD),
                update(1, 110.1f, Quality.GOOD).withCause(Cause.BACKGROUND)))
        .containsExactly(110.0f, 110.1f);
  }
}
