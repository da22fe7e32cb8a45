package io.github.cameliec104.protocol.apci;

import io.github.cameliec104.protocol.apci.ApciSession.Acknowledge;
import io.github.cameliec104.protocol.apci.ApciSession.Role;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A master and a slave connected by a network that keeps the order and delays each frame by chance.
 * Both send ASDUs that count from 0, the master stops and starts at times, the applications take
 * their time.
 */
final class TwoStations {

  private static final long LONGEST_DELAY = Duration.ofMillis(200).toNanos();
  private static final long LONGEST_PROCESSING = Duration.ofMillis(20).toNanos();

  private record Flight(long at, ByteBuffer frame) {}

  final Station master;
  final Station slave;
  int stops;
  int tests;
  private final Random random;
  private final int total;
  private final int stopEvery;
  private long now;

  /**
   * Connects them.
   *
   * @param mode of the master; the slave does the opposite
   * @param total ASDUs each of them sends
   * @param stopEvery after how many steps, on average, the master stops data transfer
   */
  TwoStations(
      Random random, ApciSettings a, ApciSettings b, Acknowledge mode, int total, int stopEvery) {
    this.random = random;
    this.total = total;
    this.stopEvery = stopEvery;
    now = Long.MAX_VALUE - random.nextLong(Duration.ofMinutes(1).toNanos());
    master = new Station(Role.CONTROLLING, a, mode);
    boolean received = mode == Acknowledge.RECEIVED;
    Acknowledge slaveMode = received ? Acknowledge.PROCESSED : Acknowledge.RECEIVED;
    slave = new Station(Role.CONTROLLED, b, slaveMode);
    master.other = slave;
    slave.other = master;
  }

  /** Runs until everything is sent, processed and acknowledged, or a connection is closed. */
  void run() {
    while (master.fault == null && slave.fault == null && !(master.isDone() && slave.isDone())) {
      operate();
      master.sendSome();
      slave.sendSome();
      now = Deadline.earlier(master.next(), slave.next());
      master.step();
      slave.step();
    }
  }

  private void operate() {
    boolean stop = random.nextInt(stopEvery) == 0;
    if (master.session.state() == ApciState.STOPPED) {
      master.session.startDataTransfer(now);
    } else if (master.session.state() == ApciState.STARTED && stop) {
      master.session.stopDataTransfer(now);
      stops++;
    }
  }

  /** One end of the connection. */
  final class Station implements ApciOutput {

    final ApciSession session;
    final Acknowledge mode;
    int sent;
    int delivered;
    int acknowledged;
    @Nullable String fault;
    private final Deque<Flight> incoming = new ArrayDeque<>();
    private final Deque<Long> processing = new ArrayDeque<>();
    private @Nullable Station other;

    Station(Role role, ApciSettings settings, Acknowledge mode) {
      this.mode = mode;
      session = new ApciSession(role, settings, mode, this, now);
    }

    boolean isDone() {
      return acknowledged == total && delivered == total;
    }

    void sendSome() {
      int most = random.nextInt(4) == 0 ? random.nextInt(30) : 0;
      for (int i = 0; i < most && sent < total && session.canSend(); i++) {
        session.send(ByteBuffer.allocate(4).putInt(0, sent++), now);
      }
    }

    /** Returns when the next thing happens here. */
    long next() {
      long next = session.deadline();
      if (!incoming.isEmpty()) {
        next = Deadline.earlier(next, incoming.element().at());
      }
      return processing.isEmpty() ? next : Deadline.earlier(next, processing.element());
    }

    /** Does what is due. */
    void step() {
      while (!incoming.isEmpty() && now - incoming.element().at() >= 0) {
        session.received(incoming.remove().frame(), now);
      }
      while (!processing.isEmpty() && now - processing.element() >= 0) {
        processing.remove();
        session.processed(1, now);
      }
      session.onDeadline(now);
    }

    @Override
    public void transmit(Apdu apdu) {
      if (apdu instanceof Apdu.U u && u.function() == Apdu.U.Function.TESTFR_ACT) {
        tests++;
      }
      ByteBuffer frame = ByteBuffer.allocate(apdu.length());
      apdu.write(frame);
      long at = now + random.nextLong(LONGEST_DELAY);
      Deque<Flight> line = other.incoming;
      if (!line.isEmpty() && line.getLast().at() - at > 0) {
        at = line.getLast().at();
      }
      line.add(new Flight(at, frame.flip()));
    }

    @Override
    public void deliver(ByteBuffer asdu) {
      int number = asdu.order(ByteOrder.BIG_ENDIAN).getInt();
      if (number != delivered) {
        fault = "delivered " + number + ", expected " + delivered;
      }
      delivered++;
      if (mode == Acknowledge.PROCESSED) {
        long free = processing.isEmpty() ? now : processing.getLast();
        processing.add(free + random.nextLong(LONGEST_PROCESSING));
      }
    }

    @Override
    public void acknowledged(int frames) {
      acknowledged += frames;
    }

    @Override
    public void changed(ApciState from, ApciState to) {}

    @Override
    public void closed(CloseReason reason, String detail) {
      fault = reason + ": " + detail;
    }
  }
}
