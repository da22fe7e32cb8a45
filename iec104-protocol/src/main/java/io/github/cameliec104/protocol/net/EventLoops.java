package io.github.cameliec104.protocol.net;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The threads that all links of the process share: one event loop per processor, and one thread
 * that resolves host names, which may block. They start with the first link and end with the last.
 */
final class EventLoops {

  private static final Object LOCK = new Object();
  private static int users;
  private static @Nullable EventLoops shared;

  private final EventLoopGroup group;
  private final ExecutorService resolver;

  private EventLoops() {
    int threads = Runtime.getRuntime().availableProcessors();
    group = new NioEventLoopGroup(threads, new DefaultThreadFactory("iec104", true));
    ThreadPoolExecutor single =
        new ThreadPoolExecutor(
            1,
            1,
            5,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(10_000),
            new DefaultThreadFactory("iec104-resolver", true));
    single.allowCoreThreadTimeOut(true);
    resolver = single;
  }

  /** The shared threads; every call must be answered by one {@link #release}. */
  static EventLoops acquire() {
    synchronized (LOCK) {
      users++;
      EventLoops loops = shared;
      if (loops == null) {
        loops = new EventLoops();
        shared = loops;
      }
      return loops;
    }
  }

  /** Ends the threads if this was the last user. */
  void release() {
    synchronized (LOCK) {
      if (--users == 0) {
        shared = null;
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        resolver.shutdown();
      }
    }
  }

  EventLoop next() {
    return group.next();
  }

  ExecutorService resolver() {
    return resolver;
  }
}
