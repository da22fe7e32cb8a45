package io.github.cameliec104.protocol.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressRangeTest {

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3, 10.1.2.3, 10.1.2.4",
    "10.1.2.3/32, 10.1.2.3, 10.1.2.2",
    "10.0.0.0/8, 10.255.0.1, 11.0.0.0",
    "10.1.2.128/25, 10.1.2.129, 10.1.2.127",
    "0.0.0.0/0, 203.0.113.7, ::1",
    "::1, ::1, ::2",
    "::/0, fd00::1, 10.0.0.1",
    "2001:db8::/33, 2001:db8:7fff::1, 2001:db8:8000::1",
    "[2001:db8::]/32, 2001:db8::1, 2001:db9::1",
    "[::1], ::1, 127.0.0.1",
    "' 10.0.0.0/31 ', 10.0.0.1, 10.0.0.2",
    "10.0.0.7, ::ffff:10.0.0.7, ::a00:7",
  })
  void aRangeContainsItsAddressesAndNoOthers(String range, String inside, String outside)
      throws UnknownHostException {
    assertThat(AddressRange.parse(range).contains(InetAddress.getByName(inside))).isTrue();
    assertThat(AddressRange.parse(range).contains(InetAddress.getByName(outside))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "rtu.example, 'address ''rtu.example'', expected an IP address or a network'",
    "'', 'address '''', expected an IP address or a network'",
    "10.0.0.0/33, 'address ''10.0.0.0/33'', expected an IP address or a network'",
    "10.0.0.0/-1, 'address ''10.0.0.0/-1'', expected an IP address or a network'",
    "10.0.0.0/, 'address ''10.0.0.0/'', expected an IP address or a network'",
    "::/129, 'address ''::/129'', expected an IP address or a network'",
    "10.0.0, 'address ''10.0.0'', expected an IP address or a network'",
    "fe80::1%eth0, 'address ''fe80::1%eth0'', expected an IP address or a network'",
    "10.1.0.0/8, 'network 10.1.0.0/8 has bits set behind its prefix, expected 10.0.0.0/8'",
  })
  void whatIsNoRangeIsRefusedWithItsText(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AddressRange.parse(text))
        .withMessageStartingWith(message);
  }

  @Test
  void listsAreReadAndWritten() {
    assertThat(AddressRange.parseAll(" ")).isEmpty();
    assertThat(AddressRange.parseAll("10.0.0.7, 2001:db8::/32"))
        .hasToString("[10.0.0.7/32, 2001:db8::/32]");
  }
}
