package io.github.cameliec104.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.gateway.Terminal.Style;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

  @Test
  void coloursOnlyWhereALauncherFoundATerminal() {
    assertThat(Terminal.wantsColour(Map.of())).isFalse();
    assertThat(Terminal.wantsColour(Map.of("GATEWAY_TERMINAL", "1"))).isTrue();
    assertThat(Terminal.wantsColour(Map.of("GATEWAY_TERMINAL", "1", "NO_COLOR", ""))).isFalse();
    assertThat(Terminal.wantsColour(Map.of("GATEWAY_TERMINAL", "1", "TERM", "dumb"))).isFalse();
  }

  @Test
  void leavesTextAsItIsWithoutColours() {
    assertThat(new Terminal(System.out, false).styled(Style.BAD, "IV")).isEqualTo("IV");
    assertThat(new Terminal(System.out, true).styled(Style.BAD, "IV"))
        .isEqualTo("\u001b[31mIV\u001b[0m");
  }
}
