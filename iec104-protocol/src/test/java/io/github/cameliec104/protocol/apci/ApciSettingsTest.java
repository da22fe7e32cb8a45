package io.github.cameliec104.protocol.apci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ApciSettingsTest {

  private static final ApciSettings DEFAULT = ApciSettings.DEFAULT;

  @Test
  void theDefaultsAreThoseOfTheStandard() {
    assertThat(DEFAULT)
        .hasToString("ApciSettings[k=12, w=8, t0=PT30S, t1=PT15S, t2=PT10S, t3=PT20S]");
  }

  @Test
  void aCopyDiffersInOneValue() {
    ApciSettings copy =
        DEFAULT
            .withK(1)
            .withW(2)
            .withT0(Duration.ofSeconds(3))
            .withT1(Duration.ofSeconds(50))
            .withT2(Duration.ofSeconds(40))
            .withT3(Duration.ofHours(6));
    assertThat(copy).hasToString("ApciSettings[k=1, w=2, t0=PT3S, t1=PT50S, t2=PT40S, t3=PT6H]");
  }

  @Test
  void windowsHaveLimits() {
    assertThatCode(() -> DEFAULT.withK(32767).withW(32767)).doesNotThrowAnyException();
    assertRefused(() -> DEFAULT.withK(40000), "k=40000, expected 1..32767");
    assertRefused(() -> DEFAULT.withK(0), "k=0, expected 1..32767");
    assertRefused(() -> DEFAULT.withW(32768), "w=32768, expected 1..32767");
    assertRefused(() -> DEFAULT.withW(0), "w=0, expected 1..32767");
  }

  @Test
  void aWLargerThanKIsNoError() {
    assertThatCode(() -> DEFAULT.withK(2).withW(8)).doesNotThrowAnyException();
  }

  @Test
  void timesHaveLimits() {
    assertRefused(() -> DEFAULT.withT0(Duration.ZERO), "t0=PT0S, expected 1 ms..255 s");
    assertRefused(
        () -> DEFAULT.withT0(Duration.ofSeconds(256)), "t0=PT4M16S, expected 1 ms..255 s");
    assertRefused(
        () -> DEFAULT.withT1(Duration.ofNanos(999_999)), "t1=PT0.000999999S, expected 1 ms..255 s");
    assertRefused(() -> DEFAULT.withT2(Duration.ofSeconds(-1)), "t2=PT-1S, expected 1 ms..255 s");
    assertThatCode(() -> DEFAULT.withT1(Duration.ofSeconds(255)).withT2(Duration.ofMillis(1)))
        .doesNotThrowAnyException();
  }

  @Test
  void t2IsLessThanT1() {
    assertRefused(
        () -> DEFAULT.withT2(Duration.ofSeconds(15)), "t2=PT15S, expected less than t1=PT15S");
    assertRefused(
        () -> DEFAULT.withT1(Duration.ofSeconds(10)), "t2=PT10S, expected less than t1=PT10S");
  }

  @Test
  void t3IsZeroUpTo48Hours() {
    assertThatCode(() -> DEFAULT.withT3(Duration.ZERO).withT3(Duration.ofDays(2)))
        .doesNotThrowAnyException();
    assertRefused(() -> DEFAULT.withT3(Duration.ofHours(49)), "t3=PT49H, expected 0..48 h");
    assertRefused(() -> DEFAULT.withT3(Duration.ofSeconds(-1)), "t3=PT-1S, expected 0..48 h");
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
  }
}
