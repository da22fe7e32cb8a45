package io.github.cameliec104.protocol.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconnectTest {

  private static final Reconnect EXACT =
      new Reconnect(Duration.ofSeconds(1), Duration.ofSeconds(60), 2.0, 0);

  @ParameterizedTest
  @CsvSource({
    "1, 1000",
    "2, 2000",
    "3, 4000",
    "6, 32000",
    "7, 60000",
    "8, 60000",
    "1000000, 60000"
  })
  void thePauseGrowsWithEachFailureUpToTheLongest(int failures, long millis) {
    assertThat(EXACT.pause(failures, 0.3)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({"0, 800", "0.25, 900", "0.5, 1000", "1, 1200"})
  void thePauseVariesByTheJitter(double random, long millis) {
    assertThat(Reconnect.DEFAULT.pause(1, random)).isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void thePauseIsNeverNothing() {
    Reconnect fast = new Reconnect(Duration.ofNanos(1), Duration.ofMillis(1), 1, 1);
    assertThat(fast.pause(1, 0)).isEqualTo(Duration.ofMillis(1));
    assertThat(new Reconnect(Duration.ofSeconds(1), Duration.ofSeconds(1), 1, 1).pause(1, 0))
        .isEqualTo(Duration.ofMillis(1));
  }

  @Test
  void theRangesAreChecked() {
    Duration second = Duration.ofSeconds(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Reconnect(Duration.ZERO, second, 2, 0))
        .withMessageContaining("min=PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EXACT.withDelays(second, Duration.ofMillis(999)))
        .withMessageContaining("max=PT0.999S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Reconnect(second, second, 0.9, 0))
        .withMessageContaining("multiplier=0.9");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Reconnect(second, second, Double.NaN, 0))
        .withMessageContaining("multiplier=NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Reconnect(second, second, 1, 1.1))
        .withMessageContaining("jitter=1.1");
  }
}
