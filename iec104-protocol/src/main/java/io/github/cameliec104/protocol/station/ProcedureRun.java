package io.github.cameliec104.protocol.station;

import java.util.ArrayDeque;

/** One procedure of a master at one station: at most one attempt is under way. */
final class ProcedureRun {

  /** How far it is. */
  enum State {
    /** Nothing to do. */
    IDLE,
    /** Sent or waiting to be, not confirmed. */
    ASKED,
    /** Confirmed, not terminated. */
    CONFIRMED,
    /** Failed, to be tried again later. */
    PAUSED
  }

  private final ProcedureKey key;
  private final ArrayDeque<Runnable> followers = new ArrayDeque<>();
  private State state = State.IDLE;
  private int attempt = 1;
  private boolean again;
  private long retryAt;
  private String told = "";

  ProcedureRun(ProcedureKey key) {
    this.key = key;
  }

  ProcedureKey key() {
    return key;
  }

  State state() {
    return state;
  }

  private void enter(State next) {
    state = next;
  }

  boolean underWay() {
    return state == State.ASKED || state == State.CONFIRMED;
  }

  /** The number of the present attempt, from 1. */
  int attempt() {
    return attempt;
  }

  void asked() {
    enter(State.ASKED);
  }

  void confirmed() {
    if (state == State.ASKED) {
      enter(State.CONFIRMED);
    }
  }

  /** It is to be done once more when it is done. */
  void again() {
    again = true;
  }

  /** To be tried again; {@code next} is the number of that attempt. */
  void pause(int next, long until) {
    attempt = next;
    retryAt = until;
    enter(State.PAUSED);
  }

  /** When to try again, or {@link Long#MAX_VALUE}. */
  long retryAt() {
    return state == State.PAUSED ? retryAt : Long.MAX_VALUE;
  }

  /** It is over, well or not; true if it is to be done once more. */
  boolean over() {
    enter(State.IDLE);
    attempt = 1;
    boolean once = again;
    again = false;
    return once;
  }

  /** Notes why it failed; false if that was the reason the last time, too. */
  boolean failed(String reason) {
    boolean news = !reason.equals(told);
    told = reason;
    return news;
  }

  /** Whether there is anything to remember of it. */
  boolean forgettable() {
    return state == State.IDLE && told.isEmpty() && followers.isEmpty();
  }

  /** What is to be done when the present attempt is over. */
  ArrayDeque<Runnable> followers() {
    return followers;
  }
}
