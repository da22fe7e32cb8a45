package io.github.cameliec104.gateway.demo;

/**
 * An on-load tap changer with its voltage regulator. It goes one tap when the voltage has been
 * outside the band for a while; going takes time, during which the position is reported as moving.
 */
final class TapChanger {
  static final int LOWEST = 1;
  static final int NEUTRAL = 10;
  static final int HIGHEST = 19;
  private static final double SETPOINT_KV = 10.3;
  private static final double BAND_KV = 0.11;
  private static final double DELAY_SECONDS = 8;
  private static final double MOTOR_SECONDS = 3;
  private static final double RATIO_PER_TAP = 0.0125;

  private int position = NEUTRAL;
  private int wanted = NEUTRAL;
  private double outsideSeconds;
  private double motorSeconds;

  /** The factor by which the present tap raises the voltage. */
  double ratio() {
    return 1 + RATIO_PER_TAP * (position - NEUTRAL);
  }

  int position() {
    return position;
  }

  boolean moving() {
    return wanted != position;
  }

  /**
   * Starts to go one tap.
   *
   * @return false if that is not possible: it is already going, or stands at the end
   */
  boolean go(boolean higher) {
    int next = position + (higher ? 1 : -1);
    if (moving() || next < LOWEST || next > HIGHEST) {
      return false;
    }
    wanted = next;
    motorSeconds = MOTOR_SECONDS;
    return true;
  }

  /** Goes on in time; the regulator looks at the voltage if the busbar is live. */
  void advance(double seconds, double kilovolts) {
    motorSeconds -= seconds;
    if (motorSeconds <= 0) {
      position = wanted;
    }
    double deviation = kilovolts - SETPOINT_KV;
    boolean live = kilovolts > SETPOINT_KV / 2;
    outsideSeconds = live && Math.abs(deviation) > BAND_KV ? outsideSeconds + seconds : 0;
    if (outsideSeconds >= DELAY_SECONDS) {
      go(deviation < 0);
      outsideSeconds = 0;
    }
  }
}
