package io.github.cameliec104.e2e;

/**
 * A control centre of another maker that has connected to loopback and started data transfer. It
 * does nothing by itself. Its methods may be called from the thread of the test.
 */
interface ForeignMaster extends AutoCloseable {

  /**
   * Sends a station interrogation; the answers come in {@link #points()} and {@link #answers()}.
   */
  void interrogate(int ca);

  /** Sends a command; the answers come in {@link #answers()}. */
  void command(ForeignCommand command);

  /** Leaves the link, connects again and starts data transfer. */
  void reconnect();

  /** The points received, in order. */
  Inbox<ForeignPoint> points();

  /** The answers received, in order. */
  Inbox<ForeignAnswer> answers();

  @Override
  void close();
}
