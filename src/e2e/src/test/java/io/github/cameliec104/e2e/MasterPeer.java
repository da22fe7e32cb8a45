package io.github.cameliec104.e2e;

/**
 * A control centre that has connected to loopback and started data transfer. It does nothing by
 * itself. Its methods may be called from the thread of the test.
 */
interface MasterPeer extends AutoCloseable {

  /**
   * Sends a station interrogation; the answers come in {@link #points()} and {@link #answers()}.
   */
  void interrogate(int ca);

  /**
   * Sends a counter interrogation, request 5 without freeze; the answers come in {@link #points()}
   * and {@link #answers()}.
   *
   * @throws UnsupportedOperationException if the peer has no such thing
   */
  void interrogateCounters(int ca);

  /** Sends a command; the answers come in {@link #answers()}. */
  void command(PeerCommand command);

  /** Leaves the link; when this returns, everything it brought is in the inboxes. */
  void disconnect();

  /** Connects again and starts data transfer. */
  void connect();

  /** The points received, in order. */
  Inbox<PeerPoint> points();

  /** The answers received, in order. */
  Inbox<PeerAnswer> answers();

  @Override
  void close();
}
