package io.github.cameliec104.protocol.apci;

import java.time.Duration;

/**
 * The parameters of one connection, to be agreed with the peer (104 §9.6).
 *
 * <p>{@code w} should be at most two thirds of the peer's {@code k}. A larger {@code w} is
 * accepted: acknowledgements then come when t2 expires, and a peer whose window is full waits until
 * then.
 *
 * @param k most I frames sent and not yet acknowledged, 1..32767
 * @param w I frames received after which an acknowledgement is sent at the latest, 1..32767
 * @param t0 time limit for establishing a connection, 1 ms..255 s; used by whoever connects, not by
 *     the session
 * @param t1 time limit for the acknowledgement of an I frame and for the con of a U act, 1 ms..255
 *     s
 * @param t2 longest time a received I frame stays unacknowledged, 1 ms..255 s and less than {@code
 *     t1}
 * @param t3 time without any received frame after which the connection is tested, up to 48 h; zero
 *     switches the test off
 */
public record ApciSettings(int k, int w, Duration t0, Duration t1, Duration t2, Duration t3) {

  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofSeconds(255);
  private static final Duration LONGEST_T3 = Duration.ofDays(2);

  /** The values of 104 §9.6: k 12, w 8, t0 30 s, t1 15 s, t2 10 s, t3 20 s. */
  public static final ApciSettings DEFAULT =
      new ApciSettings(
          12,
          8,
          Duration.ofSeconds(30),
          Duration.ofSeconds(15),
          Duration.ofSeconds(10),
          Duration.ofSeconds(20));

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is outside its range; the message names value and
   *     range
   */
  public ApciSettings {
    checkFrames("k", k);
    checkFrames("w", w);
    checkTime("t0", t0);
    checkTime("t1", t1);
    checkTime("t2", t2);
    if (t2.compareTo(t1) >= 0) {
      throw new IllegalArgumentException("t2=" + t2 + ", expected less than t1=" + t1);
    }
    if (t3.isNegative() || t3.compareTo(LONGEST_T3) > 0) {
      throw new IllegalArgumentException("t3=" + t3 + ", expected 0..48 h");
    }
  }

  /** Returns a copy with another {@code k}. */
  public ApciSettings withK(int value) {
    return new ApciSettings(value, w, t0, t1, t2, t3);
  }

  /** Returns a copy with another {@code w}. */
  public ApciSettings withW(int value) {
    return new ApciSettings(k, value, t0, t1, t2, t3);
  }

  /** Returns a copy with another {@code t0}. */
  public ApciSettings withT0(Duration value) {
    return new ApciSettings(k, w, value, t1, t2, t3);
  }

  /** Returns a copy with another {@code t1}. */
  public ApciSettings withT1(Duration value) {
    return new ApciSettings(k, w, t0, value, t2, t3);
  }

  /** Returns a copy with another {@code t2}. */
  public ApciSettings withT2(Duration value) {
    return new ApciSettings(k, w, t0, t1, value, t3);
  }

  /** Returns a copy with another {@code t3}; zero switches the test of an idle connection off. */
  public ApciSettings withT3(Duration value) {
    return new ApciSettings(k, w, t0, t1, t2, value);
  }

  private static void checkFrames(String name, int value) {
    if (value < 1 || value > 32767) {
      throw new IllegalArgumentException(name + "=" + value + ", expected 1..32767");
    }
  }

  private static void checkTime(String name, Duration value) {
    if (value.compareTo(SHORTEST) < 0 || value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(name + "=" + value + ", expected 1 ms..255 s");
    }
  }
}
