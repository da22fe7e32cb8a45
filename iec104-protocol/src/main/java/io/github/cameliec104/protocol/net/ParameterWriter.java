package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.station.ParameterSaver;
import io.github.cameliec104.protocol.station.ParameterStore;
import io.github.cameliec104.protocol.station.PointParameters;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the parameters of a slave on a thread of its own, so that the event loop does not wait for
 * a disk. The station asks for one after the other.
 */
final class ParameterWriter implements ParameterSaver {

  private static final Logger LOG = LoggerFactory.getLogger(ParameterWriter.class);
  private static final ThreadFactory THREADS = new DefaultThreadFactory("iec104-parameters", true);

  private final EventLoop loop;
  private final ParameterStore store;

  ParameterWriter(EventLoop loop, ParameterStore store) {
    this.loop = loop;
    this.store = store;
  }

  @Override
  public void save(List<PointParameters> all, Consumer<Boolean> done) {
    THREADS.newThread(() -> write(all, done)).start();
  }

  private void write(List<PointParameters> all, Consumer<Boolean> done) {
    boolean saved = isWritten(all);
    try {
      loop.execute(() -> done.accept(saved));
    } catch (RejectedExecutionException e) {
      LOG.debug("parameters saved={} after the end of the event loop", saved);
    }
  }

  private boolean isWritten(List<PointParameters> all) {
    try {
      store.save(all);
      return true;
    } catch (IOException | RuntimeException e) {
      LOG.error("parameters are not saved and refused: {}", e.getMessage());
      return false;
    }
  }
}
