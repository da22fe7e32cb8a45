package io.github.cameliec104.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.gateway.Terminal.Style;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
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
    assertThat(new Terminal(System.out, false, () -> {}).styled(Style.BAD, "IV")).isEqualTo("IV");
    assertThat(new Terminal(System.out, true, () -> {}).styled(Style.BAD, "IV"))
        .isEqualTo("\u001b[31mIV\u001b[0m");
  }

  @Test
  void endsWhenNobodyReadsAnyMore() throws IOException {
    PipedInputStream reader = new PipedInputStream();
    PrintStream out = new PrintStream(new PipedOutputStream(reader), false, StandardCharsets.UTF_8);
    AtomicBoolean closed = new AtomicBoolean();
    Terminal terminal = new Terminal(out, false, () -> closed.set(true));
    terminal.line("read");
    assertThat(closed).isFalse();
    reader.close();
    terminal.line("not read");
    assertThat(closed).isTrue();
  }
}
