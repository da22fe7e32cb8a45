package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Cause;

/**
 * The application's answer to a {@link ReceivedCommand}. For any thread. The first of confirm and
 * refuse counts, everything later is ignored, as is everything after the command timed out or the
 * link to the master was lost.
 */
public interface CommandReply {

  /**
   * False once an answer does not count any more: it was given, the time is over, or the link to
   * the master was lost, who may have repeated the command elsewhere. What has not begun by then
   * should not be carried out.
   */
  boolean isOpen();

  /** Confirms: the command is accepted and will be or is carried out. */
  void confirm();

  /** Refuses with a negative confirmation. */
  void refuse();

  /**
   * Refuses with a cause.
   *
   * @param cause UNKNOWN_TYPE, UNKNOWN_CAUSE, UNKNOWN_COMMON_ADDRESS or UNKNOWN_OBJECT_ADDRESS; any
   *     other cause refuses like {@link #refuse()}
   */
  void refuse(Cause cause);

  /** Tells that the confirmed command is carried out; without effect before {@link #confirm}. */
  void terminate();
}
