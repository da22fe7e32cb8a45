package io.github.cameliec104.gateway.decode;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/** Recognises capture files and reads them. */
final class CaptureFile {

  private static final int MAX_OCTETS = 64 * 1024 * 1024;

  private CaptureFile() {}

  /** True if a file that begins with these four octets is a capture. */
  static boolean recognises(byte[] start) {
    return start.length == 4
        && (PcapFile.recognises(ByteBuffer.wrap(start).getInt())
            || PcapNgFile.recognises(ByteBuffer.wrap(start).getInt()));
  }

  /**
   * Reads all packets.
   *
   * @throws EOFException if the file ends within a packet
   * @throws IOException with what was found and expected if the file is damaged
   */
  static void read(InputStream in, Consumer<Packet> packets) throws IOException {
    ByteBuffer start = exactly(in, 4);
    if (PcapFile.recognises(start.getInt(0))) {
      PcapFile.read(start.getInt(0), in, packets);
    } else {
      PcapNgFile.read(start.getInt(0), in, packets);
    }
  }

  /** The next octets, big endian, all of them. */
  static ByteBuffer exactly(InputStream in, long length) throws IOException {
    if (length < 0 || length > MAX_OCTETS) {
      throw new DamagedCaptureException(
          "a packet of " + length + " octets, expected at most " + MAX_OCTETS);
    }
    byte[] octets = in.readNBytes((int) length);
    if (octets.length < length) {
      throw new EOFException("the file ends within a packet");
    }
    return ByteBuffer.wrap(octets);
  }

  /** The next octets; none if the file ends before the first of them. */
  static ByteBuffer exactlyOrEnd(InputStream in, int length, ByteOrder order) throws IOException {
    byte[] octets = in.readNBytes(length);
    if (octets.length != 0 && octets.length < length) {
      throw new EOFException("the file ends within a packet");
    }
    return ByteBuffer.wrap(octets).order(order);
  }
}
