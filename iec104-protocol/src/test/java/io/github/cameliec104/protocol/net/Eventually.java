package io.github.cameliec104.protocol.net;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what other threads do, as short as possible. */
final class Eventually {

  private Eventually() {}

  /** Returns when the condition holds; fails after ten seconds. */
  static void eventually(Callable<Boolean> condition) {
    await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2)).until(condition);
  }
}
