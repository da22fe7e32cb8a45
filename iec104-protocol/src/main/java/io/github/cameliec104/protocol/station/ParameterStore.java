package io.github.cameliec104.protocol.station;

import java.io.IOException;
import java.util.List;

/**
 * Keeps what masters loaded, so that it survives a restart. Called by one thread at a time, which
 * may wait; never on an event loop.
 */
public interface ParameterStore {

  /**
   * What was saved last; empty if nothing ever was.
   *
   * @throws IOException if it cannot be read; the message names where it is
   */
  List<PointParameters> load() throws IOException;

  /**
   * Saves everything, in place of what was there. Whatever interrupts it, either the old or the new
   * is there afterwards.
   *
   * @throws IOException if it cannot be saved; the message names where
   */
  void save(List<PointParameters> all) throws IOException;
}
