package io.github.cameliec104.protocol.station;

/** What a slave's side of a link wants of the connection that carries it. */
@FunctionalInterface
public interface SlaveConnection {

  /** Runs a task on the event loop, now or soon, and sends what it produced; for any thread. */
  void execute(Runnable task);

  /**
   * Closes the connection at once: another one of its redundancy group has started, and nothing may
   * follow on this one (104 §10). Called on the event loop.
   *
   * @param reason says which group and which connection
   */
  default void deactivate(String reason) {}
}
