package io.github.cameliec104.protocol.asdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cause of transmission and its field. */
class CotTest {

  @ParameterizedTest
  @EnumSource
  void causesAreFoundByNumber(Cause cause) {
    int number = cause.number();
    assertThat(Cause.of(number)).isEqualTo(cause);
    assertThat(cause.isUnknown()).isEqualTo(number >= 44 && number <= 47);
    assertThat(cause.isInterrogated()).isEqualTo(number >= 20 && number <= 36);
    assertThat(Cot.of(cause)).isEqualTo(new Cot(cause, false, false, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "PERIODIC,1",
    "BACKGROUND,2",
    "SPONTANEOUS,3",
    "INITIALIZED,4",
    "REQUEST,5",
    "ACTIVATION,6",
    "ACTIVATION_CONFIRMATION,7",
    "DEACTIVATION,8",
    "DEACTIVATION_CONFIRMATION,9",
    "ACTIVATION_TERMINATION,10",
    "RETURN_REMOTE,11",
    "RETURN_LOCAL,12",
    "FILE_TRANSFER,13",
    "INTERROGATED_STATION,20",
    "INTERROGATED_GROUP_1,21",
    "INTERROGATED_GROUP_16,36",
    "COUNTER_GENERAL,37",
    "COUNTER_GROUP_1,38",
    "COUNTER_GROUP_4,41",
    "UNKNOWN_TYPE,44",
    "UNKNOWN_CAUSE,45",
    "UNKNOWN_COMMON_ADDRESS,46",
    "UNKNOWN_OBJECT_ADDRESS,47",
    "PRIVATE_48,48",
    "PRIVATE_63,63",
  })
  void causesHaveTheNumbersOfTheStandard(Cause cause, int number) {
    assertThat(cause.number()).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 64})
  void causesBeyondSixBitsAreRefused(int number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cause.of(number))
        .withMessage("cause of transmission=" + number + ", expected 0..63");
  }

  @Test
  void everyOctetComesBack() {
    for (int octet = 0; octet < 256; octet++) {
      for (int originator : new int[] {0, 1, 255}) {
        Cot cot = Cot.read(octet, originator);
        assertThat(cot.octet()).isEqualTo(octet);
        assertThat(cot.originator()).isEqualTo(originator);
        assertThat(cot.cause().number()).isEqualTo(octet & 0x3F);
        assertThat(cot.negative()).isEqualTo((octet & 0x40) != 0);
        assertThat(cot.test()).isEqualTo((octet & 0x80) != 0);
      }
    }
  }

  @Test
  void answerKeepsTestBitAndOriginator() {
    Cot asked = new Cot(Cause.ACTIVATION, false, true, 7);
    assertThat(asked.answer(Cause.ACTIVATION_CONFIRMATION, true))
        .isEqualTo(new Cot(Cause.ACTIVATION_CONFIRMATION, true, true, 7));
    assertThat(asked.answer(Cause.ACTIVATION_TERMINATION, false).negative()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 256})
  void originatorBeyondAnOctetIsRefused(int originator) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Cot(Cause.ACTIVATION, false, false, originator))
        .withMessage("originator address=" + originator + ", expected 0..255");
  }
}
