package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.TypeId;

/**
 * A command handed to the application, until it is confirmed, refused, timed out or its link is
 * lost. The public methods are for any thread, all others for the event loop.
 */
final class RunningCommand implements CommandReply {

  /** How far the application's answer has come. */
  enum State {
    /** Not answered. */
    OPEN,
    /** Confirmed; a termination may follow. */
    CONFIRMED,
    /** Refused, terminated, timed out, or nobody is there to be told. */
    OVER
  }

  private final SlaveLink link;
  private final int start;
  private final Asdu request;
  private final long deadline;
  private volatile State state = State.OPEN;

  /**
   * A command not answered yet.
   *
   * @param start the start of data transfer that it came in, and that its answers must go out in
   */
  RunningCommand(SlaveLink link, int start, Asdu request, long deadline) {
    this.link = link;
    this.start = start;
    this.request = request;
    this.deadline = deadline;
  }

  int start() {
    return start;
  }

  Asdu request() {
    return request;
  }

  long deadline() {
    return deadline;
  }

  State state() {
    return state;
  }

  /** Whether a termination may follow its confirmation; a reset is never terminated. */
  boolean terminates() {
    TypeId type = request.type();
    return type != null && type.isCommand();
  }

  PointAddress address() {
    return new PointAddress(request.commonAddress(), request.first().address());
  }

  void enter(State next) {
    state = next;
  }

  @Override
  public boolean isOpen() {
    return state == State.OPEN;
  }

  @Override
  public void confirm() {
    link.execute(() -> link.confirm(this));
  }

  @Override
  public void refuse() {
    refuse(Cause.ACTIVATION_CONFIRMATION);
  }

  @Override
  public void refuse(Cause cause) {
    Cause answer = cause.isUnknown() ? cause : Cause.ACTIVATION_CONFIRMATION;
    link.execute(() -> link.refuse(this, answer));
  }

  @Override
  public void terminate() {
    link.execute(() -> link.terminate(this));
  }
}
