package io.github.cameliec104.protocol.station;

import java.util.List;
import java.util.function.Consumer;

/** Saves parameters without making the event loop wait. */
@FunctionalInterface
public interface ParameterSaver {

  /** Saves nothing. */
  ParameterSaver NONE = (all, done) -> done.accept(true);

  /**
   * Begins to save everything.
   *
   * @param done to be called once, on the event loop, with whether it is saved
   */
  void save(List<PointParameters> all, Consumer<Boolean> done);
}
