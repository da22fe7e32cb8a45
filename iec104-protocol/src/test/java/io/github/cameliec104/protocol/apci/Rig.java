package io.github.cameliec104.protocol.apci;

import io.github.cameliec104.protocol.apci.ApciSession.Acknowledge;
import io.github.cameliec104.protocol.apci.ApciSession.Role;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A session with its recording and a clock that stands still unless told. */
final class Rig {

  final Recording recording = new Recording();
  final ApciSession session;
  private final Role role;
  private long now;

  Rig(Role role, ApciSettings settings, Acknowledge mode) {
    this.role = role;
    session = new ApciSession(role, settings, mode, recording, now);
  }

  Rig(Role role) {
    this(role, ApciSettings.DEFAULT, Acknowledge.RECEIVED);
  }

  /** A session in STARTED, its recording empty. */
  static Rig started(Role role, ApciSettings settings, Acknowledge mode) {
    Rig rig = new Rig(role, settings, mode);
    rig.start();
    rig.take();
    return rig;
  }

  static Rig started(Role role) {
    return started(role, ApciSettings.DEFAULT, Acknowledge.RECEIVED);
  }

  /** Goes from STOPPED to STARTED, as the role requires. */
  void start() {
    if (role == Role.CONTROLLING) {
      session.startDataTransfer(now);
      receive(new Apdu.U(Apdu.U.Function.STARTDT_CON));
    } else {
      receive(new Apdu.U(Apdu.U.Function.STARTDT_ACT));
    }
  }

  static ByteBuffer asdu(int octet) {
    return ByteBuffer.wrap(new byte[] {(byte) octet});
  }

  long now() {
    return now;
  }

  List<String> take() {
    return recording.take();
  }

  void receive(Apdu apdu) {
    ByteBuffer frame = ByteBuffer.allocate(apdu.length());
    apdu.write(frame);
    receive(frame.flip());
  }

  void receive(ByteBuffer frame) {
    session.received(frame, now);
  }

  /** Receives the I frame that is expected next, acknowledging nothing new. */
  void receiveI(int octet) {
    receive(new Apdu.I(session.receiveNumber(), acknowledgedNumber(), asdu(octet)));
  }

  /** Returns the N(R) that acknowledges nothing new. */
  int acknowledgedNumber() {
    return (session.sendNumber() - session.unacknowledgedSent()) & 0x7FFF;
  }

  void send(int octet) {
    session.send(asdu(octet), now);
  }

  /** Lets time pass, calling the session whenever something is due. */
  void advanceMillis(long millis) {
    long until = now + TimeUnit.MILLISECONDS.toNanos(millis);
    while (session.deadline() - until <= 0) {
      now = session.deadline();
      session.onDeadline(now);
    }
    now = until;
  }
}
