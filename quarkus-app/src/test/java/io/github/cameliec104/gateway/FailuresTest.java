package io.github.cameliec104.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class FailuresTest {

  @Test
  void joinsMessagesFromTheOutside() {
    assertThat(
            Failures.words(new IllegalStateException("cannot start", new IOException("refused"))))
        .isEqualTo("cannot start: refused");
  }

  @Test
  void saysNothingTwice() {
    assertThat(Failures.words(new IllegalStateException("x: refused", new IOException("refused"))))
        .isEqualTo("x: refused");
    assertThat(Failures.words(new IllegalStateException(new IOException("refused"))))
        .isEqualTo("java.io.IOException: refused");
  }

  @Test
  void namesTheKindOfExceptionThatHasNoMessage() {
    assertThat(Failures.words(new IllegalStateException())).isEqualTo("IllegalStateException");
  }
}
