package io.github.cameliec104.gateway.decode;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The pcapng format: blocks, of which those that hold packets and interfaces matter here. */
final class PcapNgFile {

  private static final int SECTION = 0x0A0D0D0A;
  private static final int INTERFACE = 1;
  private static final int OBSOLETE_PACKET = 2;
  private static final int SIMPLE_PACKET = 3;
  private static final int ENHANCED_PACKET = 6;
  private static final int BYTE_ORDER = 0x1A2B3C4D;
  private static final int BLOCK_FRAME = 12;
  private static final int TIME_RESOLUTION = 9;
  private static final int TIME_OFFSET = 14;
  private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);

  private final InputStream in;
  private final Consumer<Packet> packets;
  private final List<Interface> interfaces = new ArrayList<>();
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

  /** What is known about where packets were captured; {@code perSecond} counts its time units. */
  private record Interface(int linkType, BigInteger perSecond, long offsetSeconds) {}

  private PcapNgFile(InputStream in, Consumer<Packet> packets) {
    this.in = in;
    this.packets = packets;
  }

  static boolean recognises(int magic) {
    return magic == SECTION;
  }

  /** Reads what follows the first four octets. */
  static void read(int magic, InputStream in, Consumer<Packet> packets) throws IOException {
    PcapNgFile file = new PcapNgFile(in, packets);
    int type = magic;
    while (true) {
      file.block(type);
      ByteBuffer next = CaptureFile.exactlyOrEnd(in, 4, file.order);
      if (!next.hasRemaining()) {
        return;
      }
      type = next.getInt();
    }
  }

  private void block(int type) throws IOException {
    ByteBuffer length = CaptureFile.exactly(in, 4);
    if (type == SECTION) {
      int mark = CaptureFile.exactly(in, 4).getInt();
      order = mark == BYTE_ORDER ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
      interfaces.clear();
    }
    int taken = type == SECTION ? 4 : 0;
    long octets = length.order(order).getInt() & 0xFFFF_FFFFL;
    if (octets < BLOCK_FRAME + taken || octets % 4 != 0) {
      throw new DamagedCaptureException(
          "a block of " + octets + " octets, expected 12 or more in steps of 4");
    }
    ByteBuffer body = CaptureFile.exactly(in, octets - BLOCK_FRAME - taken).order(order);
    CaptureFile.exactly(in, 4);
    content(type, body);
  }

  private void content(int type, ByteBuffer body) throws IOException {
    if (body.remaining() < least(type)) {
      throw new DamagedCaptureException(
          "a block of type "
              + type
              + " with "
              + body.remaining()
              + " octets of content, expected "
              + least(type)
              + " or more");
    }
    switch (type) {
      case INTERFACE -> interfaces.add(described(body));
      case ENHANCED_PACKET -> packet(body, body.getInt());
      case OBSOLETE_PACKET -> {
        int number = body.getShort() & 0xFFFF;
        body.getShort(); // packets dropped
        packet(body, number);
      }
      case SIMPLE_PACKET -> simple(body);
      default -> {} // names, statistics and whatever else a file may hold
    }
  }

  private static int least(int type) {
    return switch (type) {
      case INTERFACE -> 8;
      case ENHANCED_PACKET, OBSOLETE_PACKET -> 20;
      case SIMPLE_PACKET -> 4;
      default -> 0;
    };
  }

  private static Interface described(ByteBuffer body) {
    int linkType = body.getShort() & 0xFFFF;
    body.position(8);
    BigInteger perSecond = BigInteger.valueOf(1_000_000);
    long offset = 0;
    while (body.remaining() >= 4) {
      int code = body.getShort() & 0xFFFF;
      int length = body.getShort() & 0xFFFF;
      if (code == 0 || length > body.remaining()) {
        break;
      }
      if (code == TIME_RESOLUTION && length == 1) {
        int exponent = body.get(body.position()) & 0xFF;
        perSecond =
            exponent < 0x80 ? BigInteger.TEN.pow(exponent) : BigInteger.TWO.pow(exponent & 0x7F);
      } else if (code == TIME_OFFSET && length == 8) {
        offset = body.getLong(body.position());
      }
      body.position(Math.min(body.limit(), body.position() + (length + 3) / 4 * 4));
    }
    return new Interface(linkType, perSecond, offset);
  }

  private void packet(ByteBuffer body, int number) throws IOException {
    Interface from = captured(number);
    long high = body.getInt() & 0xFFFF_FFFFL;
    long low = body.getInt() & 0xFFFF_FFFFL;
    long length = body.getInt() & 0xFFFF_FFFFL;
    body.getInt();
    BigInteger units = BigInteger.valueOf(high).shiftLeft(32).or(BigInteger.valueOf(low));
    accept(from, time(units, from), body, length);
  }

  /** The time of so many units; times that no clock shows become 1970. */
  private static Instant time(BigInteger units, Interface from) {
    BigInteger nanos =
        units
            .multiply(NANOS)
            .divide(from.perSecond())
            .add(BigInteger.valueOf(from.offsetSeconds()).multiply(NANOS));
    BigInteger[] parts = nanos.divideAndRemainder(NANOS);
    boolean usual = nanos.signum() >= 0 && parts[0].bitLength() <= 33;
    return usual
        ? Instant.ofEpochSecond(parts[0].longValue(), parts[1].longValue())
        : Instant.EPOCH;
  }

  private void simple(ByteBuffer body) throws IOException {
    long length = Math.min(body.getInt() & 0xFFFF_FFFFL, body.remaining());
    accept(captured(0), Instant.EPOCH, body, length);
  }

  private void accept(Interface from, Instant time, ByteBuffer body, long length)
      throws IOException {
    if (length > body.remaining()) {
      throw new DamagedCaptureException(
          "a packet of " + length + " octets, expected at most " + body.remaining());
    }
    ByteBuffer octets = body.slice(body.position(), (int) length);
    packets.accept(new Packet(time, from.linkType(), octets));
  }

  private Interface captured(int number) throws IOException {
    @Nullable Interface found =
        number >= 0 && number < interfaces.size() ? interfaces.get(number) : null;
    if (found == null) {
      throw new DamagedCaptureException(
          "a packet of interface " + number + ", but " + interfaces.size() + " are described");
    }
    return found;
  }
}
