package io.github.cameliec104.protocol.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TcpAddressTest {

  @Test
  void namesAndAddressesAreReadWithAndWithoutPort() {
    assertThat(TcpAddress.parseList("rtu, 10.0.0.2:2405,[::1]:2406,[fe80::1]", 2404))
        .isEqualTo(
            List.of(
                new TcpAddress("rtu", 2404),
                new TcpAddress("10.0.0.2", 2405),
                new TcpAddress("::1", 2406),
                new TcpAddress("fe80::1", 2404)));
    assertThat(TcpAddress.parseList(" ", 2404)).isEmpty();
    assertThat(TcpAddress.parse("[::1]", 2404)).hasToString("[::1]:2404");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "rtu:", "rtu:x", "rtu:0", "rtu:65536", "::1", "[::1", "[::1]x", ":1"})
  void whatIsNoneIsRefusedAndNamed(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TcpAddress.parse(text, 2404))
        .withMessageStartingWith("address '" + text + "', expected one such as");
  }

  @Test
  void anEmptyPlaceInAListIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> TcpAddress.parseList("a,,b", 2404));
  }
}
