package io.github.cameliec104.protocol.apci;

import java.nio.ByteBuffer;

/**
 * What a session wants done. Called on the session's thread, in the order in which it has to
 * happen.
 *
 * <p>Every method may call the session's {@code send}, {@code processed}, {@code
 * startDataTransfer}, {@code stopDataTransfer}, {@code fail} and {@code close}; {@code received}
 * and {@code onDeadline} may not be called from here. An exception thrown here comes out of the
 * method of the session that was called.
 */
public interface ApciOutput {

  /**
   * Sends a frame to the peer.
   *
   * @param apdu the frame; the ASDU of an I frame is the very buffer that was given to {@link
   *     ApciSession#send}
   */
  void transmit(Apdu apdu);

  /**
   * Hands over a received ASDU. Its numbers have been checked: each ASDU comes once and in order.
   *
   * @param asdu the octets, least significant first, valid only during the call: they belong to the
   *     received frame
   */
  void deliver(ByteBuffer asdu);

  /**
   * Tells that the peer acknowledged I frames.
   *
   * @param frames how many of the oldest unacknowledged I frames, at least 1
   */
  void acknowledged(int frames);

  /**
   * Tells that the state changed. {@link ApciSession#state()} already answers {@code to}.
   *
   * @param from state before
   * @param to state now
   */
  void changed(ApciState from, ApciState to);

  /**
   * Asks whether the session may go on although the controlled station deviates from the standard.
   *
   * @param deviation how
   * @param detail what was seen and what was expected
   * @return false, unless overridden: the connection is closed
   */
  default boolean tolerates(ApciDeviation deviation, String detail) {
    return false;
  }

  /**
   * Asks to close the TCP connection. Called once, after {@link #changed}; nothing is called after
   * it.
   *
   * @param reason why
   * @param detail what was seen and what was expected
   */
  void closed(CloseReason reason, String detail);
}
