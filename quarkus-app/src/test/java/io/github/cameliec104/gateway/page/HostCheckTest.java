package io.github.cameliec104.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.HostAndPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostCheckTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:8080",
        "[2001:db8::1]",
        "127.0.0.1:8080",
        "10.1.2.3",
        "[::1]:8080"
      })
  void passesAddressesAndLocalhost(String host) {
    assertThat(HostCheck.allowed(HostAndPort.parseAuthority(host, -1))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8080",
        "127.0.0.1.evil.example",
        "localhost.evil",
        "",
        "1.2.3.4@x"
      })
  void refusesNames(String host) {
    assertThat(HostCheck.allowed(HostAndPort.parseAuthority(host, -1))).isFalse();
  }

  @Test
  void refusesRequestsWithoutHost() {
    assertThat(HostCheck.allowed(null)).isFalse();
  }
}
