package io.github.cameliec104.protocol.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test class after which Netty finds a buffer that was never released. Registered for every
 * test of the module through the service file of JUnit's extensions, which also loads this class
 * before Netty chooses its leak detectors.
 */
public final class LeakFailsTest implements AfterAllCallback {
  private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();
  private static final AtomicLong TRACKED = new AtomicLong();
  private static long lookedAt;

  static {
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(new CollectingFactory());
  }

  @Override
  public void afterAll(ExtensionContext context) throws InterruptedException {
    if (TRACKED.get() == lookedAt) {
      return; // no buffer was made since the last look
    }
    // The first round makes leaked buffers known to their queue, the second those they held.
    for (int round = 0; round < 2; round++) {
      collectGarbage();
      UnpooledByteBufAllocator.DEFAULT.buffer(1).release(); // tracking one buffer reports the lost
    }
    lookedAt = TRACKED.get();
    assertThat(drain())
        .as("buffers leaked until the end of %s", context.getDisplayName())
        .isEmpty();
  }

  /** Returns when the collector has enqueued the references to what was unreachable before. */
  private static void collectGarbage() throws InterruptedException {
    ReferenceQueue<Object> queue = new ReferenceQueue<>();
    PhantomReference<Object> canary = new PhantomReference<>(new Object(), queue);
    System.gc();
    assertThat(queue.remove(5_000)).as("reference enqueued by the collector").isSameAs(canary);
  }

  private static List<String> drain() {
    List<String> found = new ArrayList<>();
    for (String leak = LEAKS.poll(); leak != null; leak = LEAKS.poll()) {
      found.add(leak);
    }
    return found;
  }

  private static final class CollectingFactory extends ResourceLeakDetectorFactory {
    @Override
    @SuppressWarnings("deprecation") // abstract although deprecated
    public <T> ResourceLeakDetector<T> newResourceLeakDetector(
        Class<T> resource, int samplingInterval, long maxActive) {
      return newResourceLeakDetector(resource, samplingInterval);
    }

    @Override
    public <T> ResourceLeakDetector<T> newResourceLeakDetector(
        Class<T> resource, int samplingInterval) {
      return new CollectingDetector<>(resource, samplingInterval);
    }
  }

  private static final class CollectingDetector<T> extends ResourceLeakDetector<T> {
    CollectingDetector(Class<T> resource, int samplingInterval) {
      super(resource, samplingInterval);
    }

    @Override
    protected Object getInitialHint(String resourceType) {
      TRACKED.incrementAndGet();
      return super.getInitialHint(resourceType);
    }

    @Override
    protected boolean needReport() {
      return true;
    }

    @Override
    protected void reportTracedLeak(String resourceType, String records) {
      LEAKS.add(resourceType + records);
    }

    @Override
    protected void reportUntracedLeak(String resourceType) {
      LEAKS.add(resourceType);
    }
  }
}
