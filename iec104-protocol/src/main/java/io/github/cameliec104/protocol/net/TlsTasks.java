package io.github.cameliec104.protocol.net;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that sign and verify certificates for all links of the process, so that no event loop
 * computes or waits: at most four, none when there is nothing to do. A handshake that finds no
 * place in their queue fails.
 */
final class TlsTasks {

  private static final int THREADS = 4;
  private static final int MAX_WAITING = 10_000;
  private static final Executor SHARED = threads();

  private TlsTasks() {}

  static Executor executor() {
    return SHARED;
  }

  private static Executor threads() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            5,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MAX_WAITING),
            new DefaultThreadFactory("iec104-tls", true));
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }
}
