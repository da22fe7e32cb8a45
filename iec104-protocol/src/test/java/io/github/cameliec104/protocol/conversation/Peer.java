package io.github.cameliec104.protocol.conversation;

import io.github.cameliec104.protocol.apci.ApciSession;
import io.github.cameliec104.protocol.apci.ApciSettings;
import io.github.cameliec104.protocol.apci.ApciState;
import io.github.cameliec104.protocol.apci.CloseReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Our end of a connection as a {@link Conversation} sees it: what can be done to it, and what it
 * did.
 */
public interface Peer {

  /** Opens the connection. */
  interface Factory {

    /** Returns our end of a connection that has just been established. */
    Peer open(ApciSession.Role role, ApciSettings settings, ApciSession.Acknowledge mode);
  }

  /** The other end sends octets: any part of a frame or several frames. */
  void feed(byte[] octets);

  /** The other end closes the TCP connection. */
  void disconnect();

  /** Time passes; whatever comes due happens when it is due. */
  void advance(Duration time);

  /** The application asks for STARTDT. */
  void start();

  /** The application asks for STOPDT. */
  void stop();

  /** The application closes the connection. */
  void close();

  /** The application sends an ASDU; fails if {@link #canSend()} is false. */
  void send(byte[] asdu);

  /** The application is done with the oldest delivered ASDUs. */
  void processed(int frames);

  /** The application cannot decode the ASDU that was delivered last. */
  void reject();

  /** Whether the application may send an ASDU. */
  boolean canSend();

  /**
   * Takes the oldest octets sent to the other end and not taken yet, at most {@code most} of them.
   */
  byte[] takeTransmitted(int most);

  /** Takes the oldest ASDU delivered to the application and not taken yet, or null. */
  byte @Nullable [] takeDelivered();

  /** Returns the state of the connection. */
  ApciState state();

  /** Returns why the connection was closed, or null while it is open. */
  @Nullable CloseReason closed();
}
