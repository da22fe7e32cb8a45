package io.github.cameliec104.protocol.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cameliec104.protocol.asdu.TypeId;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScansTest {

  private static SlaveScene scene(ProcessRules rules) {
    SlaveScene.Setting setting = new SlaveScene.Setting();
    setting.process = rules;
    setting.points.add(new StationPoint(new PointAddress(1, 200), TypeId.M_ME_NC_1));
    return new SlaveScene(setting);
  }

  @Test
  void skippedScansAreCounted() {
    SlaveScene scene = scene(ProcessRules.DEFAULT.withCyclic(ScanPlan.all(Duration.ofSeconds(1))));
    scene.advance(Duration.ofMillis(5500));
    assertThat(scene.counters().snapshot().scansSkipped()).isEqualTo(4);
    assertThat(scene.counters().snapshot().pointsSent()).isZero();
    scene.drain();
    assertThat(scene.counters().snapshot().pointsSent()).isEqualTo(1);
    scene.advance(Duration.ofMillis(500));
    assertThat(scene.drain()).isEqualTo(1);
    assertThat(scene.counters().snapshot().scansSkipped()).isEqualTo(4);
  }

  @Test
  void aTimerThatComesFarTooLateBeginsOneScan() {
    SlaveScene scene = scene(ProcessRules.DEFAULT.withCyclic(ScanPlan.all(Duration.ofSeconds(1))));
    scene.sleep(Duration.ofHours(5));
    assertThat(scene.drain()).isEqualTo(1);
    assertThat(scene.counters().snapshot().scansSkipped()).isZero();
    scene.advance(Duration.ofMillis(999));
    assertThat(scene.drain()).isZero();
    scene.advance(Duration.ofMillis(1));
    assertThat(scene.drain()).isEqualTo(1);
  }

  @Test
  void withoutPlanThereIsNoDeadline() {
    SlaveScene scene = scene(ProcessRules.DEFAULT);
    scene.advance(Duration.ofHours(1));
    assertThat(scene.drain()).isZero();
    assertThat(scene.station().onTime()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"17, PT1S", "-1, PT1S", "1, PT0.099S", "1, PT24H0.001S"})
  void groupsAndPeriodsHaveRanges(int group, Duration period) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScanPlan.groups(Map.of(group, period)))
        .withMessageContaining("expected");
  }
}
