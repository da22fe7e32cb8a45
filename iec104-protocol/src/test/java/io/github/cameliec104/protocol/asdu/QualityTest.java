package io.github.cameliec104.protocol.asdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityTest {

  @ParameterizedTest
  @CsvSource({"IV,80", "NT,40", "SB,20", "BL,10", "EI,8", "OV,1"})
  void everyFlagHasItsNameAndBit(String name, String bit) {
    int bits = Integer.parseInt(bit, 16);
    assertThat(Quality.of(bits).flags()).containsExactly(name);
    assertThat(Quality.parse(List.of(name))).isEqualTo(Quality.of(bits));
    assertThat(Quality.of(bits).bits()).isEqualTo(bits);
  }

  @Test
  void flagsAreAskedOneByOne() {
    Quality all = Quality.of(0xFF);
    assertThat(List.of(all.invalid(), all.notTopical(), all.substituted())).containsOnly(true);
    assertThat(List.of(all.blocked(), all.overflow(), all.elapsedTimeInvalid())).containsOnly(true);
    Quality good = Quality.GOOD;
    assertThat(List.of(good.invalid(), good.notTopical(), good.substituted())).containsOnly(false);
    assertThat(List.of(good.blocked(), good.overflow(), good.elapsedTimeInvalid()))
        .containsOnly(false);
    assertThat(good.isGood()).isTrue();
    assertThat(all.isGood()).isFalse();
  }

  @Test
  void textNamesTheFlagsSet() {
    assertThat(Quality.GOOD).hasToString("");
    assertThat(Quality.of(0xF9)).hasToString("IV NT SB BL OV EI");
    assertThat(Quality.of(Quality.INVALID).with(Quality.NOT_TOPICAL)).hasToString("IV NT");
  }

  @Test
  void everyCombinationIsParsedFromItsFlags() {
    for (int bits = 0; bits < 256; bits++) {
      Quality quality = Quality.of(bits);
      assertThat(quality.bits()).isEqualTo(bits & 0xF9);
      assertThat(Quality.parse(quality.flags())).isEqualTo(quality);
    }
    assertThat(Quality.parse(List.of("iv", "Nt"))).isEqualTo(Quality.of(0xC0));
  }

  @Test
  void unknownFlagsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Quality.parse(List.of("IV", "XX")))
        .withMessage("quality flag 'XX', expected one of IV, NT, SB, BL, OV, EI");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Quality(0x06))
        .withMessage("quality=0x6, expected flags within 0xF9");
  }
}
