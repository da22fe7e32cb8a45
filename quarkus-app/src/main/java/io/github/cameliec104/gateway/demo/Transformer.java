package io.github.cameliec104.gateway.demo;

import java.util.Random;

/** A 110/10 kV transformer of 16 MVA between its two breakers. */
final class Transformer {
  private static final double RATED_MVA = 16;
  private static final double NO_LOAD_KV = 10.6;
  private static final double DROP_KV = 1.1;
  private static final double NETWORK_KV = 110;
  private static final double OIL_RISE = 48;
  private static final double WINDING_RISE = 21;

  private final String name;
  private final Breaker highSide;
  private final Breaker lowSide;
  private final TapChanger taps = new TapChanger();
  private final Drift voltageDrift;
  private final Lag oil = new Lag(24, 150);
  private final Lag winding = new Lag(5, 15);
  private boolean automatic = true;
  private Power power = Power.NONE;
  private double kilovolts = NO_LOAD_KV;

  Transformer(String name, Random random) {
    this.name = name;
    this.highSide = new Breaker(name + ".Q0", true);
    this.lowSide = new Breaker(name + ".Q10", true);
    this.voltageDrift = new Drift(random, 0.012, 20);
  }

  String name() {
    return name;
  }

  Breaker highSide() {
    return highSide;
  }

  Breaker lowSide() {
    return lowSide;
  }

  TapChanger taps() {
    return taps;
  }

  /** Switches the voltage regulator between automatic and manual; always possible. */
  boolean automatic(boolean on) {
    automatic = on;
    return true;
  }

  boolean inService() {
    return highSide.closed() && lowSide.closed();
  }

  /** Voltage at its 10 kV terminals; zero if the 110 kV side is dead or open. */
  double kilovolts() {
    return kilovolts;
  }

  /**
   * Goes on in time with the load it has to carry.
   *
   * @return what it draws from the 110 kV busbar: the load and its own losses
   */
  Power advance(double seconds, Power load, double supplyKilovolts) {
    highSide.advance(seconds);
    lowSide.advance(seconds);
    double drift = voltageDrift.next(seconds);
    boolean live = highSide.closed() && supplyKilovolts > 1;
    boolean loaded = live && lowSide.closed();
    power = loaded ? withLosses(load) : Power.NONE;
    kilovolts = live ? terminalKilovolts(supplyKilovolts) + drift : 0;
    taps.advance(seconds, automatic ? kilovolts : 0);
    winding.towards(WINDING_RISE * loading() * loading(), seconds);
    oil.towards(OIL_RISE * Math.pow(loading(), 1.6), seconds);
    return power;
  }

  private static Power withLosses(Power load) {
    return new Power(1.006 * load.active(), load.reactive() + 0.11 * load.active());
  }

  private double terminalKilovolts(double supplyKilovolts) {
    return NO_LOAD_KV * supplyKilovolts / NETWORK_KV * taps.ratio() - DROP_KV * loading();
  }

  private double loading() {
    return power.apparent() / RATED_MVA;
  }

  void report(Report report, double ambientCelsius) {
    highSide.report(report);
    lowSide.report(report);
    double oilCelsius = ambientCelsius + oil.value();
    report.measured(name + ".P", power.active());
    report.measured(name + ".Q", power.reactive());
    report.measured(name + ".I", power.amperes(kilovolts));
    report.measured(name + ".OilTemp", oilCelsius);
    report.measured(name + ".WindingTemp", oilCelsius + winding.value());
    report.step(name + ".Tap", taps.position(), taps.moving());
    report.single(name + ".TapAuto", automatic);
    report.single(name + ".OilWarning", oilCelsius > 85);
    report.single(name + ".Buchholz", false);
    report.single(name + ".DiffTrip", false);
  }
}
