package io.github.cameliec104.gateway.demo;

import io.github.cameliec104.protocol.asdu.DoubleState;

/** A circuit breaker: opens at once, and closes after its spring has been released. */
final class Breaker {
  private static final double CLOSING_SECONDS = 1;

  private final String name;
  private DoubleState state;
  private double untilClosed;

  Breaker(String name, boolean closed) {
    this.name = name;
    this.state = closed ? DoubleState.ON : DoubleState.OFF;
  }

  String name() {
    return name;
  }

  boolean closed() {
    return state == DoubleState.ON;
  }

  void open() {
    state = DoubleState.OFF;
  }

  /** Starts to close; the contacts meet one second later, until then the position is between. */
  void close() {
    if (state == DoubleState.OFF) {
      state = DoubleState.INTERMEDIATE;
      untilClosed = CLOSING_SECONDS;
    }
  }

  /**
   * Does what a control centre asks for.
   *
   * @return false if it is moving
   */
  boolean order(boolean on) {
    if (state == DoubleState.INTERMEDIATE) {
      return false;
    }
    if (on) {
      close();
    } else {
      open();
    }
    return true;
  }

  void advance(double seconds) {
    untilClosed -= seconds;
    if (state == DoubleState.INTERMEDIATE && untilClosed <= 0) {
      state = DoubleState.ON;
    }
  }

  void report(Report report) {
    report.switched(name, state);
  }
}
