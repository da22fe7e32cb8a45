package io.github.cameliec104.e2e;

/** An outstation, listening on loopback. Its methods may be called from the thread of the test. */
interface SlavePeer extends AutoCloseable {

  /** The TCP port it listens on. */
  int port();

  /**
   * Puts a point into the image that interrogations are answered from. Time and cause are not
   * looked at.
   */
  void set(PeerPoint point);

  /**
   * Makes the address of a command known.
   *
   * @param accepted whether such a command is confirmed and executed, or refused with a negative
   *     confirmation
   */
  void know(PeerCommand command, boolean accepted);

  /**
   * Sends a point to every master that has started data transfer. With nobody there a foreign peer
   * drops it; ours keeps it until somebody is.
   */
  void event(PeerPoint point);

  /** One entry for each time a master has started data transfer. */
  Inbox<String> starts();

  /** The commands it has accepted and executed, in order. */
  Inbox<PeerCommand> commands();

  @Override
  void close();
}
