package io.github.cameliec104.protocol.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TakeoverPaceTest {

  private static final Duration SHORT = Duration.ofSeconds(59);
  private final TakeoverPace pace = new TakeoverPace(Reconnect.DEFAULT);

  private long lost(Duration lasted) {
    return pace.lost(lasted, 0.5).toSeconds();
  }

  @Test
  void theFirstTakeoverIsAtOnceAndEachFurtherOneLater() {
    assertThat(lost(SHORT)).isZero();
    assertThat(lost(SHORT)).isEqualTo(1);
    assertThat(lost(Duration.ZERO)).isEqualTo(2);
    assertThat(lost(SHORT)).isEqualTo(4);
    for (int i = 0; i < 100; i++) {
      pace.lost(SHORT, 0.5);
    }
    assertThat(lost(SHORT)).isEqualTo(60);
  }

  @Test
  void dataTransferThatLastedBeginsAnew() {
    lost(SHORT);
    lost(SHORT);
    assertThat(lost(Duration.ofSeconds(60))).isZero();
    assertThat(lost(SHORT)).isZero();
    assertThat(lost(SHORT)).isEqualTo(1);
  }
}
