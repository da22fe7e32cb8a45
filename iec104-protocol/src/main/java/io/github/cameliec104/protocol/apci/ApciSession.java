package io.github.cameliec104.protocol.apci;

import java.nio.ByteBuffer;

/**
 * The procedures of one connection, in either role: numbering, windows, timers, start and stop (104
 * §5).
 *
 * <p>A session begins {@link ApciState#STOPPED} when TCP (and TLS) is connected. It has no clock:
 * every call says what time it is, in nanoseconds of a monotonic clock that may wrap around, never
 * going back. Its owner keeps one timer, set to {@link #deadline()} after every call, and calls
 * {@link #onDeadline} when it fires. Whatever a peer sends never throws, it closes.
 *
 * <p>Not thread safe: all calls come from one thread.
 */
public final class ApciSession {

  /** Which end of the connection this is. */
  public enum Role {
    /** Master, TCP client: starts and stops data transfer. */
    CONTROLLING,
    /** Slave, TCP server: confirms. */
    CONTROLLED
  }

  /** What an acknowledgement tells the peer. */
  public enum Acknowledge {
    /** The I frame has been received. */
    RECEIVED,
    /**
     * The I frame has been processed: N(R) advances only with {@link ApciSession#processed}. A slow
     * application then slows the peer down. It has to be done within the peer's t1, or the peer
     * closes the connection.
     */
    PROCESSED
  }

  private final Role role;
  private final ApciSettings settings;
  private final ApciOutput output;
  private final SendWindow sent;
  private final ReceiveWindow received;
  private final Supervision supervision;
  private final StartStop startStop;
  private final Timers timers;
  private long unexpectedConfirmations;

  /**
   * Begins with the connection just established.
   *
   * @param role which end this is
   * @param settings windows and timers
   * @param mode when received I frames may be acknowledged
   * @param output who carries out what the session wants
   * @param nowNanos present time
   */
  public ApciSession(
      Role role, ApciSettings settings, Acknowledge mode, ApciOutput output, long nowNanos) {
    this.role = role;
    this.settings = settings;
    this.output = output;
    long t1Nanos = settings.t1().toNanos();
    sent = new SendWindow(settings.k(), t1Nanos, output);
    received = new ReceiveWindow(mode, settings.w(), settings.t2().toNanos(), output);
    supervision = new Supervision(t1Nanos, settings.t3().toNanos(), nowNanos);
    startStop = new StartStop(role, output, sent, received, t1Nanos);
    timers = new Timers(sent, received, startStop, supervision);
  }

  /**
   * Takes a frame from the peer. A faulty frame closes the connection; after the end frames are
   * ignored.
   *
   * @param frame exactly one APDU, position at 68H; not changed and not kept
   * @param nowNanos present time
   */
  public void received(ByteBuffer frame, long nowNanos) {
    if (!isOpen()) {
      return;
    }
    Apdu apdu;
    try {
      apdu = Apdu.parse(frame);
    } catch (MalformedApduException e) {
      fail(e.reason(), String.valueOf(e.getMessage()), nowNanos);
      return;
    }
    supervision.received(nowNanos);
    if (apdu instanceof Apdu.I i) {
      receivedI(i, nowNanos);
    } else if (apdu instanceof Apdu.S s) {
      receivedS(s, nowNanos);
    } else if (apdu instanceof Apdu.U u) {
      receivedU(u.function(), nowNanos);
    } else {
      throw new AssertionError(apdu);
    }
  }

  /**
   * Ends the session for a reason found outside it, for instance by the framing or by the network.
   * Without effect after the end.
   *
   * @param reason why
   * @param detail what was seen and what was expected
   * @param nowNanos present time
   */
  public void fail(CloseReason reason, String detail, long nowNanos) {
    if (isOpen()) {
      startStop.close();
      output.closed(reason, detail);
    }
  }

  /**
   * Tells that the application is done with the oldest delivered ASDUs, so that they may be
   * acknowledged. Without effect with {@link Acknowledge#RECEIVED} and after the end.
   *
   * @param frames how many more of them, in the order of delivery
   * @param nowNanos present time
   * @throws IllegalArgumentException if fewer were delivered
   */
  public void processed(int frames, long nowNanos) {
    if (isOpen()) {
      received.processed(frames, nowNanos);
      acknowledgeIfNecessary();
      startStop.confirmStopIfDrained();
    }
  }

  /** Whether an ASDU may be sent now: started, and fewer than k I frames are unacknowledged. */
  public boolean canSend() {
    return state() == ApciState.STARTED && !sent.isFull();
  }

  /**
   * Sends an ASDU in an I frame.
   *
   * @param asdu its remaining octets, 1..249; handed to {@link ApciOutput#transmit} as it is
   * @param nowNanos present time
   * @throws IllegalStateException unless {@link #canSend()}
   * @throws IllegalArgumentException if the ASDU is too short or too long
   */
  public void send(ByteBuffer asdu, long nowNanos) {
    if (!canSend()) {
      throw new IllegalStateException(
          "cannot send in " + state() + " with " + sent.outstanding() + " of k=" + settings.k());
    }
    Apdu frame = new Apdu.I(sent.next(), received.acknowledgeable(), asdu);
    sent.sent(nowNanos);
    received.acknowledged();
    output.transmit(frame);
  }

  /**
   * Sends STARTDT act. {@link ApciState#STARTED} follows with its con.
   *
   * @param nowNanos present time
   * @throws IllegalStateException unless this is the controlling station and {@link
   *     ApciState#STOPPED}
   */
  public void startDataTransfer(long nowNanos) {
    startStop.start(nowNanos);
  }

  /**
   * Acknowledges what was received and sends STOPDT act. {@link ApciState#STOPPED} follows with its
   * con; until then I frames are still delivered and acknowledged.
   *
   * @param nowNanos present time
   * @throws IllegalStateException unless this is the controlling station and {@link
   *     ApciState#STARTED}
   */
  public void stopDataTransfer(long nowNanos) {
    startStop.stop(nowNanos);
  }

  /**
   * Ends the session with {@link CloseReason#REQUESTED}. Without effect after the end.
   *
   * @param nowNanos present time
   */
  public void close(long nowNanos) {
    fail(CloseReason.REQUESTED, "in state " + state(), nowNanos);
  }

  /**
   * Returns when {@link #onDeadline} has to be called: the earliest of all timers that run.
   *
   * @return a time in nanoseconds, or {@link Long#MAX_VALUE} if no timer runs
   */
  public long deadline() {
    return timers.deadline();
  }

  /**
   * Does what is due. Calling too early or too often is harmless.
   *
   * @param nowNanos present time
   */
  public void onDeadline(long nowNanos) {
    if (!isOpen()) {
      return;
    }
    CloseReason expired = timers.expired(nowNanos);
    if (expired != null) {
      boolean frame = expired == CloseReason.T1_I_FRAME;
      String oldest = frame ? ", oldest unacknowledged N(S)=" + sent.oldest() : "";
      fail(expired, "t1=" + settings.t1() + oldest, nowNanos);
      return;
    }
    if (timers.acknowledgementDue(nowNanos)) {
      received.acknowledge();
    }
    if (isOpen() && timers.testDue(nowNanos)) {
      supervision.test(nowNanos);
      output.transmit(new Apdu.U(Apdu.U.Function.TESTFR_ACT));
    }
  }

  /** Returns the state. */
  public ApciState state() {
    return startStop.state();
  }

  /** Returns how many own I frames the peer has not acknowledged, 0..k. */
  public int unacknowledgedSent() {
    return sent.outstanding();
  }

  /** Returns how many received I frames no N(R) has acknowledged yet, 0..32767. */
  public int unacknowledgedReceived() {
    return received.unacknowledged();
  }

  /** Returns V(S), the number of the next I frame to send, 0..32767. */
  public int sendNumber() {
    return sent.next();
  }

  /** Returns V(R), the number expected of the next received I frame, 0..32767. */
  public int receiveNumber() {
    return received.next();
  }

  /** Returns how many U con frames came that nobody had asked for; they are ignored. */
  public long unexpectedConfirmations() {
    return unexpectedConfirmations;
  }

  private void receivedI(Apdu.I frame, long nowNanos) {
    String detail = "N(S)=" + frame.ns() + ", expected " + received.next();
    if (state() != ApciState.STARTED && state() != ApciState.PENDING_STOP && !mayBeEarly()) {
      fail(CloseReason.NOT_STARTED, "I frame in state " + state(), nowNanos);
    } else if (frame.ns() != received.next() && !mayBegin(frame.ns(), detail)) {
      fail(CloseReason.SEQUENCE_NUMBER, detail, nowNanos);
    } else if (!sent.accepts(frame.nr())) {
      rejectNumber(frame.nr(), nowNanos);
    } else if (received.isExhausted()) {
      String excess = received.unacknowledged() + " unacknowledged frames and one more";
      fail(CloseReason.WINDOW_EXCEEDED, excess, nowNanos);
    } else {
      received.received(nowNanos);
      sent.acknowledge(frame.nr());
      if (isOpen()) {
        output.deliver(frame.asdu());
      }
      acknowledgeIfNecessary();
    }
  }

  /** A station that sends before it has confirmed the start is heard only if that is tolerated. */
  private boolean mayBeEarly() {
    return state() == ApciState.PENDING_START
        && output.tolerates(ApciDeviation.DATA_BEFORE_START, "I frame in state " + state());
  }

  /**
   * A station that counts from 1 is believed only if that is tolerated, and only in its first
   * frame: later a gap is a loss. A controlled station never believes it, since it would execute.
   */
  private boolean mayBegin(int ns, String detail) {
    boolean first = role == Role.CONTROLLING && ns == 1 && received.isUntouched();
    if (first && output.tolerates(ApciDeviation.FIRST_NUMBER_1, detail)) {
      received.beginAt(ns);
      return true;
    }
    return false;
  }

  /** A master takes S frames in every state: some slaves acknowledge only after STOPDT con. */
  private void receivedS(Apdu.S frame, long nowNanos) {
    if (role == Role.CONTROLLED && state() == ApciState.STOPPED) {
      fail(CloseReason.NOT_STARTED, "S frame in state " + state(), nowNanos);
    } else if (!sent.accepts(frame.nr())) {
      rejectNumber(frame.nr(), nowNanos);
    } else {
      sent.acknowledge(frame.nr());
      startStop.confirmStopIfDrained();
    }
  }

  private void receivedU(Apdu.U.Function function, long nowNanos) {
    switch (function) {
      case STARTDT_ACT, STOPDT_ACT -> receivedActivation(function, nowNanos);
      case TESTFR_ACT -> output.transmit(new Apdu.U(Apdu.U.Function.TESTFR_CON));
      case STARTDT_CON -> count(startStop.confirmed(ApciState.PENDING_START, ApciState.STARTED));
      case STOPDT_CON -> count(startStop.confirmed(ApciState.PENDING_STOP, ApciState.STOPPED));
      case TESTFR_CON -> count(supervision.confirmed(nowNanos));
    }
  }

  private void receivedActivation(Apdu.U.Function function, long nowNanos) {
    if (role == Role.CONTROLLING) {
      fail(CloseReason.UNEXPECTED_ACTIVATION, function + " from the controlled station", nowNanos);
    } else if (function == Apdu.U.Function.STARTDT_ACT) {
      startStop.activateStart();
    } else {
      startStop.activateStop();
    }
  }

  private void count(boolean expected) {
    if (!expected) {
      unexpectedConfirmations++;
    }
  }

  private boolean isOpen() {
    return state() != ApciState.CLOSED;
  }

  private void rejectNumber(int nr, long nowNanos) {
    String detail = "N(R)=" + nr + ", expected " + sent.oldest() + ".." + sent.next();
    fail(CloseReason.ACKNOWLEDGE_NUMBER, detail, nowNanos);
  }

  private void acknowledgeIfNecessary() {
    if (state().draining()) {
      received.acknowledge();
    } else if (state().mayAcknowledge()) {
      received.acknowledgeIfFull();
    }
  }
}
