package io.github.cameliec104.gateway.decode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.function.Consumer;

/** The pcap format: a header of 24 octets, then packets with a header of 16 each. */
final class PcapFile {

  private static final int MICROS = 0xA1B2C3D4;
  private static final int NANOS = 0xA1B23C4D;
  private static final int REST_OF_HEADER = 20;
  private static final int LINK_TYPE = 16;
  private static final int RECORD_HEADER = 16;

  private PcapFile() {}

  static boolean recognises(int magic) {
    int swapped = Integer.reverseBytes(magic);
    return magic == MICROS || magic == NANOS || swapped == MICROS || swapped == NANOS;
  }

  /** Reads what follows the first four octets. */
  static void read(int magic, InputStream in, Consumer<Packet> packets) throws IOException {
    boolean big = magic == MICROS || magic == NANOS;
    ByteOrder order = big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    boolean nanos = (big ? magic : Integer.reverseBytes(magic)) == NANOS;
    ByteBuffer header = CaptureFile.exactly(in, REST_OF_HEADER).order(order);
    int linkType = header.getInt(LINK_TYPE) & 0xFFFF;
    while (true) {
      ByteBuffer next = CaptureFile.exactlyOrEnd(in, RECORD_HEADER, order);
      if (!next.hasRemaining()) {
        return;
      }
      long seconds = next.getInt() & 0xFFFF_FFFFL;
      long fraction = next.getInt() & 0xFFFF_FFFFL;
      ByteBuffer octets = CaptureFile.exactly(in, next.getInt() & 0xFFFF_FFFFL);
      Instant time = Instant.ofEpochSecond(seconds, nanos ? fraction : fraction * 1000);
      packets.accept(new Packet(time, linkType, octets));
    }
  }
}
