package io.github.cameliec104.protocol.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cameliec104.protocol.asdu.Monitored.SinglePoint;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StationValuesTest {

  @Test
  void anAddressIsReadAsItIsWritten() {
    PointAddress address = new PointAddress(1, 4001);
    assertThat(address).hasToString("1/4001");
    assertThat(PointAddress.parse("1/4001")).isEqualTo(address);
    assertThat(PointAddress.parse(" 65535 / 16777215 "))
        .isEqualTo(new PointAddress(0xFFFF, 0xFFFFFF));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "1", "1/", "/1", "1/2/3", "a/b", "-1/1", "65536/1", "1/16777216"})
  void whatIsNoAddressIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PointAddress.parse(text))
        .withMessageMatching(".*(expected).*");
  }

  @Test
  void addressesAreOrderedByStationThenObject() {
    assertThat(Stream.of("2/1", "1/10", "1/9").map(PointAddress::parse).sorted())
        .map(PointAddress::toString)
        .containsExactly("1/9", "1/10", "2/1");
  }

  @Test
  void aPointIsOfATypeOfThisProtocolInGroupsThatExist() {
    PointAddress address = new PointAddress(1, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StationPoint(address, TypeId.C_IC_NA_1))
        .withMessageContaining("C_IC_NA_1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StationPoint(address, TypeId.M_SP_TA_1))
        .withMessageContaining("M_SP_TA_1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StationPoint(address, TypeId.M_SP_NA_1, Set.of(17)))
        .withMessage("point 1/1 in group 17, expected 1..16");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StationPoint(address, TypeId.M_IT_TB_1, Set.of(5)))
        .withMessage("point 1/1 in group 5, expected 1..4");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new StationPoint(address, TypeId.C_BO_NA_1, Set.of(), CommandMode.SELECT_REQUIRED))
        .withMessage("point 1/1 of type C_BO_NA_1 with SELECT_REQUIRED, which it cannot be");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new StationPoint(address, TypeId.M_SP_NA_1, Set.of(), CommandMode.DIRECT_ONLY));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StationPoint(new PointAddress(0xFFFF, 1), TypeId.M_SP_NA_1))
        .withMessageContaining("1..65534");
  }

  @Test
  void anUpdateHoldsTheElementOfItsType() {
    PointAddress address = new PointAddress(1, 1);
    SinglePoint value = new SinglePoint(true, Quality.GOOD);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PointUpdate.of(address, TypeId.M_ME_NC_1, value))
        .withMessage("point 1/1 of type M_ME_NC_1 with a SinglePoint");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PointUpdate.of(address, TypeId.C_SC_NA_1, value));
    PointUpdate update = PointUpdate.of(address, TypeId.M_SP_TB_1, value).withName("breaker");
    assertThat(update.name()).isEqualTo("breaker");
    assertThat(update.time()).isNull();
    assertThat(update.quality()).isEqualTo(Quality.GOOD);
    assertThat(update.withName(null).withValue(value)).isEqualTo(update.withName(null));
  }

  @Test
  void whatAMasterDoesAfterAStartIsChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StartUp.DEFAULT.withInterrogate(List.of(0)))
        .withMessage("common address to interrogate=0, expected 1..65535");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StartUp.DEFAULT.withOriginator(256))
        .withMessage("originator address=256, expected 0..255");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StartUp.DEFAULT.withTimeouts(Duration.ZERO, Duration.ofSeconds(1)))
        .withMessage("confirmationTimeout=PT0S, expected more than 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CommandRules(Duration.ofMillis(-1), true))
        .withMessageContaining("PT-0.001S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CommandRules.DEFAULT.withSelectTimeout(Duration.ZERO))
        .withMessage("selectTimeout=PT0S, expected more than 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CommandRules.DEFAULT.withMaxAge(Duration.ofSeconds(-1)))
        .withMessage("maxAge=PT-1S, expected 0 or more");
  }
}
