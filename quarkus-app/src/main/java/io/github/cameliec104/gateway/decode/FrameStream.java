package io.github.cameliec104.gateway.decode;

import io.github.cameliec104.protocol.apci.Apdu;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Cuts octets into frames. Octets that begin no frame are handed on as one malformed frame up to
 * the end of their piece, and what follows is passed over until a piece begins like a frame: a lost
 * border between frames cannot be found again within octets (104 §5.1).
 */
final class FrameStream {

  private static final int TLS_HANDSHAKE = 0x16;
  private static final int TLS_MAJOR = 0x03;

  private final Consumer<ByteBuffer> frames;
  private byte[] rest = new byte[0];
  private boolean searching;

  FrameStream(Consumer<ByteBuffer> frames) {
    this.frames = frames;
  }

  /** Takes the next octets; returns how many of them were passed over. */
  int take(ByteBuffer octets) {
    if (searching && !beginsFrame(octets)) {
      return octets.remaining();
    }
    searching = false;
    ByteBuffer all = joined(octets);
    while (all.remaining() >= 2) {
      if (!beginsFrame(all)) {
        frames.accept(all.slice());
        rest = new byte[0];
        searching = true;
        return 0;
      }
      int length = (all.get(all.position() + 1) & 0xFF) + 2;
      if (length > all.remaining()) {
        break;
      }
      frames.accept(all.slice(all.position(), length));
      all.position(all.position() + length);
    }
    rest = new byte[all.remaining()];
    all.get(rest);
    return 0;
  }

  private ByteBuffer joined(ByteBuffer octets) {
    return ByteBuffer.allocate(rest.length + octets.remaining())
        .put(rest)
        .put(octets.duplicate())
        .flip();
  }

  /** True while a frame has begun and not ended. */
  boolean isWithinFrame() {
    return rest.length > 0;
  }

  /** Hands over a frame that has no end, and looks for the next piece that begins one. */
  void cut() {
    if (rest.length > 0) {
      ByteBuffer begun = ByteBuffer.wrap(rest);
      rest = new byte[0];
      frames.accept(begun);
    }
    searching = true;
  }

  /** Cuts, and takes the next octets as a beginning. */
  void restart() {
    cut();
    searching = false;
  }

  private static boolean beginsFrame(ByteBuffer octets) {
    int at = octets.position();
    if ((octets.get(at) & 0xFF) != Apdu.START) {
      return false;
    }
    int length = octets.remaining() > 1 ? octets.get(at + 1) & 0xFF : Apdu.MIN_LENGTH;
    return length >= Apdu.MIN_LENGTH && length <= Apdu.MAX_LENGTH;
  }

  /** True if the octets are the beginning of an encrypted connection. */
  static boolean beginsTls(ByteBuffer octets) {
    int at = octets.position();
    return octets.remaining() > 2
        && octets.get(at) == TLS_HANDSHAKE
        && octets.get(at + 1) == TLS_MAJOR;
  }
}
