package io.github.cameliec104.protocol.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Test;

class AddressesTest {

  @Test
  void anIpv6AddressStandsInBrackets() throws UnknownHostException {
    assertThat(Addresses.text("station.example", 2404)).isEqualTo("station.example:2404");
    assertThat(Addresses.text("10.0.0.1", 2404)).isEqualTo("10.0.0.1:2404");
    assertThat(Addresses.text("fe80::1", 2404)).isEqualTo("[fe80::1]:2404");
    InetAddress loopback =
        InetAddress.getByAddress(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
    assertThat(Addresses.text(new InetSocketAddress(loopback, 1))).isEqualTo("[::1]:1");
    assertThat(Addresses.text(InetSocketAddress.createUnresolved("a", 1))).isEqualTo("a:1");
    assertThat(Addresses.text(null)).isEqualTo("null");
  }

  @Test
  void anIpAddressNeedsNoResolver() {
    assertThat(Addresses.literal("10.0.0.1", 2404)).isNotNull();
    assertThat(Addresses.literal("::1", 2404)).isNotNull();
    assertThat(Addresses.literal("localhost", 2404)).isNull();
  }

  @Test
  void failuresAreToldInPlainWords() {
    assertThat(Addresses.reason(new ConnectTimeoutException("10 s")))
        .isEqualTo("no answer in time");
    assertThat(Addresses.reason(new UnknownHostException("a"))).isEqualTo("unknown host");
    assertThat(Addresses.reason(new NoRouteToHostException("a"))).isEqualTo("no route to host");
    assertThat(Addresses.reason(new ConnectException("a"))).isEqualTo("connection refused");
    assertThat(Addresses.reason(new BindException("Address already in use")))
        .isEqualTo("address already in use");
    assertThat(Addresses.reason(new BindException("Permission denied")))
        .isEqualTo("Permission denied");
    assertThat(Addresses.reason(new IOException("Connection reset"))).isEqualTo("Connection reset");
    assertThat(Addresses.reason(new ClosedChannelException())).isEqualTo("ClosedChannelException");
  }

  @Test
  void hostAndPortAreChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MasterSettings.of(" ", 2404))
        .withMessage("host is empty, expected a host name or an IP address");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MasterSettings.of("a", 0))
        .withMessage("port=0, expected 1..65535");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SlaveSettings.of("a", 65_536))
        .withMessage("port=65536, expected 0..65535");
    assertThat(SlaveSettings.of("a", 0).port()).isZero();
  }

  @Test
  void limitsAreChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LinkSettings.DEFAULT.withMaxPending(0))
        .withMessage("maxPending=0, expected 1..1000000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SlaveLimits.DEFAULT.withMaxConnections(0))
        .withMessage("maxConnections=0, expected 1..100000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SlaveLimits.DEFAULT.withEventBuffer(10_000_001))
        .withMessage("eventBuffer=10000001, expected 1..10000000");
  }
}
