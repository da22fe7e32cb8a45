package io.github.cameliec104.protocol.conversation;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationParserTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "role slave;jump",
        "role slave;= SLEEPING",
        "role slave;! BORED",
        "role slave;> 6",
        "role slave;> 68 xx",
        "role slave;>",
        "role slave;+ 15",
        "role slave;start now",
        "role slave;repeat 2;+ 1s",
        "role slave;end",
        "role slave;processed",
        "role slave;+ 1s;k 3",
        "role slave;k 0",
        "role slave;acknowledge never",
        "role server",
        "+ 1s",
        ""
      })
  void whatIsNoDirectiveIsRefused(String lines) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse(lines))
        .withMessageContaining("x.txt");
  }

  @Test
  void theMessageNamesFileAndLine() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("role slave;# comment;jump 3 # high"))
        .withMessage("x.txt:3: jump 3: unknown directive");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "role slave;> 680443000000",
        "role slave;> 680443000000;+ 1s;< 680483000000",
        "role slave;> 680443000000;< 680483000001",
        "role slave;> 680443000000;< 680483000000 680483000000",
        "role slave;< 680483000000",
        "role slave;> 680401000000",
        "role slave;> 680401000000;! LENGTH",
        "role slave;! LENGTH",
        "role slave;= STARTED",
        "role slave;ready",
        "role slave;send 01",
        "role slave;start",
        "role slave;deliver 01",
        "role slave;> 680407000000;< 68040B000000;> 680500000000 01",
        "role slave;> 680407000000;< 68040B000000;> 680500000000 01;deliver 02",
        "role slave;> 680407000000;< 68040B000000;blocked",
      })
  void whatIsNotExpectedFails(String lines) {
    Conversation conversation = parse(lines);
    assertThatThrownBy(
            () ->
                conversation.run(
                    (role, settings, mode) -> new SessionPeer(role, settings, mode, 0)))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("x.txt:");
  }

  private static Conversation parse(String lines) {
    return Conversation.parse("x.txt", List.of(lines.split(";")));
  }
}
