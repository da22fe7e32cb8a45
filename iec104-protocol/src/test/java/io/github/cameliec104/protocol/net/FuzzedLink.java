package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.apci.ApciSession;
import io.github.cameliec104.protocol.apci.ApciSession.Acknowledge;
import io.github.cameliec104.protocol.apci.ApciSettings;
import io.github.cameliec104.protocol.apci.Apdu;
import io.github.cameliec104.protocol.asdu.AddressSizes;
import io.github.cameliec104.protocol.asdu.AsduCodec;
import io.github.cameliec104.protocol.station.LinkCounters;
import io.github.cameliec104.protocol.station.Station;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;

/**
 * Runs a program of octets as the other end of a connection, and watches what our end makes of it:
 * no fault of ours, only whole frames with numbers in order, never more than k unacknowledged, no
 * buffer left behind. Where a program ends in the middle of a step, zeros follow.
 *
 * <p>The first octet chooses settings. Each step is an octet, taken modulo 8, with its arguments:
 *
 * <pre>
 * 0 n octets   as they are
 * 1 n octets   an ASDU in an I frame with the right numbers
 * 2            an S frame with the right number
 * 3 f          the U frame of function f modulo 6
 * 4 t          t times 100 ms pass
 * 5 a          our application does something
 * 6 n          the last I frame n times more, numbered on
 * 7            from now on each octet comes alone
 * </pre>
 */
final class FuzzedLink {

  private static final int[] U_FUNCTIONS = {0x07, 0x0B, 0x13, 0x23, 0x43, 0x83};
  private static final int NUMBERS = 0x8000;

  private final ByteBuffer program;
  private final UnpooledByteBufAllocator buffers = new UnpooledByteBufAllocator(false, true);
  private final LinkSettings settings;
  private VirtualConnection connection;
  private byte[] lastAsdu = {(byte) 200, 1, 3, 0, 1, 0};
  private boolean singleOctets;
  private int sent;
  private int received;

  FuzzedLink(byte[] octets) {
    program = ByteBuffer.wrap(octets);
    settings = settings(next());
  }

  LinkSettings settings() {
    return settings;
  }

  long nowNanos() {
    return connection.nowNanos();
  }

  /** 0 is the default. */
  private static LinkSettings settings(int choice) {
    LinkSettings chosen = LinkSettings.DEFAULT.withMaxPending(20);
    if ((choice & 0x01) != 0) {
      chosen = chosen.withAcknowledge(Acknowledge.PROCESSED);
    }
    if ((choice & 0x02) != 0) {
      chosen = chosen.withApci(ApciSettings.DEFAULT.withK(2).withW(1));
    }
    if ((choice & 0x04) != 0) {
      chosen = chosen.withSizes(new AddressSizes(1, 1, 2));
    }
    return chosen;
  }

  /** Runs the whole program; the application gets the argument of its step. */
  void run(
      ApciSession.Role role,
      BiFunction<SessionHandler, LinkCounters, Station> stations,
      IntConsumer application) {
    connection = new VirtualConnection(role, settings, stations, buffers, 0);
    if (role == ApciSession.Role.CONTROLLING) {
      connection.handler().startDataTransfer();
    }
    take();
    while (program.hasRemaining() && connection.channel().isOpen()) {
      step(next() % 8, application);
      take();
      connection.channel().checkException();
    }
    connection.advance(Duration.ofMinutes(2));
    take();
    connection.disconnect();
    connection.channel().checkException();
    check(!connection.detail().startsWith("internal error"), connection.detail());
    check(buffers.metric().usedHeapMemory() == 0, "no buffer of the heap is left");
    check(buffers.metric().usedDirectMemory() == 0, "no direct buffer is left");
  }

  private void step(int operation, IntConsumer application) {
    switch (operation) {
      case 0 -> feed(nextOctets());
      case 1 -> {
        byte[] octets = nextOctets();
        lastAsdu = octets.length == 0 ? new byte[1] : octets;
        sendLast();
      }
      case 2 -> feed(new byte[] {0x68, 4, 1, 0, low(received), high(received)});
      case 3 -> feed(new byte[] {0x68, 4, (byte) U_FUNCTIONS[next() % 6], 0, 0, 0});
      case 4 -> connection.advance(Duration.ofMillis(100L * next()));
      case 5 -> {
        int argument = next();
        connection.handler().execute(() -> application.accept(argument));
      }
      case 6 -> {
        for (int count = next(); count > 0 && connection.channel().isOpen(); count--) {
          sendLast();
          take();
        }
      }
      default -> singleOctets = true;
    }
  }

  private int next() {
    return program.hasRemaining() ? program.get() & 0xFF : 0;
  }

  private byte[] nextOctets() {
    int length = Math.min(next(), AddressSizes.MAX_ASDU);
    byte[] octets = new byte[length];
    program.get(octets, 0, Math.min(length, program.remaining()));
    return octets;
  }

  private void sendLast() {
    ByteBuffer frame = ByteBuffer.allocate(Apdu.HEADER_OCTETS + lastAsdu.length);
    new Apdu.I(sent, received, ByteBuffer.wrap(lastAsdu)).write(frame);
    sent = (sent + 1) % NUMBERS;
    feed(frame.array());
  }

  private static byte low(int number) {
    return (byte) (number << 1);
  }

  private static byte high(int number) {
    return (byte) (number >> 7);
  }

  private void feed(byte[] octets) {
    int piece = singleOctets ? 1 : octets.length;
    for (int i = 0; i < octets.length; i += piece) {
      connection.feed(octets, i, piece);
    }
  }

  /** Looks at everything our end sent. */
  private void take() {
    for (byte[] frame = connection.takeFrame(); frame != null; frame = connection.takeFrame()) {
      if (Apdu.parse(ByteBuffer.wrap(frame)) instanceof Apdu.I i) {
        check(i.ns() == received, "N(S)=" + i.ns() + ", expected " + received);
        received = (received + 1) % NUMBERS;
        new AsduCodec(settings.sizes()).decode(i.asdu());
      }
    }
    int open = connection.channel().isOpen() ? (int) unacknowledged() : 0;
    check(open <= settings.apci().k(), open + " frames are unacknowledged");
  }

  private long unacknowledged() {
    return connection.counters().snapshot().unacknowledged();
  }

  private static void check(boolean expected, String what) {
    if (!expected) {
      throw new AssertionError(what);
    }
  }
}
