package io.github.cameliec104.protocol.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Monitored.Normalized;
import io.github.cameliec104.protocol.asdu.Monitored.Scaled;
import io.github.cameliec104.protocol.asdu.Monitored.ShortFloat;
import io.github.cameliec104.protocol.asdu.Quality;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SmoothingTest {

  private static final Instant START = SlaveRig.WALL_CLOCK;

  private final Smoothing smoothing = new Smoothing(10);

  private static Instant at(double seconds) {
    return START.plus(Duration.ofMillis(Math.round(seconds * 1000)));
  }

  private static Monitored real(float value) {
    return new ShortFloat(value, Quality.GOOD);
  }

  private static float number(Monitored value) {
    return ((ShortFloat) value).value();
  }

  @Test
  void anOutputGoesTowardsItsInputByTheTimeConstant() {
    smoothing.take(real(0), START);
    assertThat(number(smoothing.take(real(100), START))).isZero();
    assertThat(number(smoothing.output(at(10)))).isCloseTo(63.212f, within(0.001f));
    assertThat(number(smoothing.output(at(20)))).isCloseTo(86.466f, within(0.001f));
    assertThat(number(smoothing.take(real(0), at(30)))).isCloseTo(95.021f, within(0.001f));
    assertThat(number(smoothing.output(at(40)))).isCloseTo(34.956f, within(0.001f));
  }

  @Test
  void howOftenTheOutputIsLookedAtChangesNothing() {
    Smoothing other = new Smoothing(10);
    smoothing.take(real(0), START);
    other.take(real(0), START);
    smoothing.take(real(100), START);
    other.take(real(100), START);
    for (int i = 1; i < 500; i++) {
      smoothing.output(at(i / 10.0));
    }
    assertThat(number(smoothing.output(at(50))))
        .isCloseTo(number(other.output(at(50))), within(1e-4f));
  }

  @Test
  void itIsSettledTenTimeConstantsAfterTheLastInput() {
    smoothing.take(real(0), START);
    assertThat(smoothing.isSettled()).isTrue();
    smoothing.take(real(100), START);
    assertThat(number(smoothing.output(at(99.9)))).isNotEqualTo(100f);
    assertThat(smoothing.isSettled()).isFalse();
    assertThat(smoothing.output(at(100))).isEqualTo(real(100));
    assertThat(smoothing.isSettled()).isTrue();
  }

  @Test
  void aClockThatIsPutBackDelaysNothingForLong() {
    smoothing.take(real(0), START);
    smoothing.take(real(100), START);
    smoothing.output(START.minus(Duration.ofDays(365)));
    assertThat(smoothing.output(START.minus(Duration.ofDays(365)).plusSeconds(100)))
        .isEqualTo(real(100));
  }

  @Test
  void whatIsNoGoodNumberPassesAtOnce() {
    smoothing.take(real(0), START);
    Monitored invalid = real(100).withQuality(Quality.of(Quality.INVALID));
    assertThat(smoothing.take(invalid, START)).isEqualTo(invalid);
    assertThat(smoothing.take(real(5), START)).isEqualTo(real(5));
    assertThat(smoothing.take(real(Float.NaN), START)).isEqualTo(real(Float.NaN));
    assertThat(smoothing.take(real(7), START)).isEqualTo(real(7));
  }

  @Test
  void sixteenBitsAreRoundedAndNeverLeaveTheRangeOfTheInputs() {
    Random random = new Random(104);
    Smoothing scaled = new Smoothing(1);
    Smoothing normalized = new Smoothing(1);
    Instant now = START;
    for (int i = 0; i < 1000; i++) {
      now = now.plusMillis(random.nextInt(3000));
      int raw = random.nextInt(65536) - 32768;
      assertThat(((Scaled) scaled.take(new Scaled(raw, Quality.GOOD), now)).value())
          .isBetween(-32768, 32767);
      assertThat(((Normalized) normalized.take(new Normalized(raw, Quality.GOOD), now)).raw())
          .isBetween(-32768, 32767);
    }
  }
}
