package io.github.cameliec104.gateway.demo;

import java.util.Random;

/**
 * A 10 kV feeder: a part of the town behind a breaker with overcurrent protection and automatic
 * reclosing.
 */
final class Feeder {
  private static final double RECLOSE_SECONDS = 4;
  private static final double TRIP_SECONDS = 0.6;
  private static final double FAULT_CURRENT = 6.5;

  /** What the protection is doing. */
  private enum Protection {
    /** Watching. */
    READY,
    /** A fault has been seen, the time to the trip runs. */
    PICKED_UP,
    /** The breaker is open, the dead time before reclosing runs. */
    TRIPPED
  }

  private final String name;
  private final double peakMegawatts;
  private final double hourShift;
  private final Breaker breaker;
  private final Drift loadDrift;
  private final Drift factorDrift;
  private Protection protection = Protection.READY;
  private double sinceSeconds;
  private Power power = Power.NONE;
  private double kilovolts;
  private double kilowattHours;

  /**
   * A feeder in service.
   *
   * @param peakMegawatts what its part of the town draws at the daily peak
   * @param hourShift by how many hours its peak comes later than the town's
   */
  Feeder(String name, double peakMegawatts, double hourShift, Random random) {
    this.name = name;
    this.peakMegawatts = peakMegawatts;
    this.hourShift = hourShift;
    this.breaker = new Breaker(name + ".Q0", true);
    this.loadDrift = new Drift(random, 0.03, 40);
    this.factorDrift = new Drift(random, 0.008, 90);
    this.kilowattHours = 100_000 + random.nextInt(900_000);
  }

  Breaker breaker() {
    return breaker;
  }

  /** A short circuit on the feeder; without effect while the breaker is open. */
  void shortCircuit() {
    if (breaker.closed()) {
      enter(Protection.PICKED_UP);
    }
  }

  /**
   * Goes on in time.
   *
   * @param hour time of day
   * @param hours how much of the day has passed since the last call
   * @return what the feeder draws
   */
  Power advance(double seconds, double hour, double hours, double busbarKilovolts) {
    breaker.advance(seconds);
    protect(seconds);
    double demand = DailyLoad.at(hour - hourShift) * (1 + loadDrift.next(seconds));
    double factor = Math.min(0.99, 0.955 + factorDrift.next(seconds));
    boolean live = breaker.closed() && busbarKilovolts > 1;
    double active = live ? peakMegawatts * demand : 0;
    power = new Power(active, active * Math.tan(Math.acos(factor)));
    kilovolts = busbarKilovolts;
    kilowattHours += active * 1000 * hours;
    return power;
  }

  private void protect(double seconds) {
    sinceSeconds += seconds;
    switch (protection) {
      case READY -> {}
      case PICKED_UP -> {
        if (sinceSeconds >= TRIP_SECONDS) {
          breaker.open();
          enter(Protection.TRIPPED);
        }
      }
      case TRIPPED -> {
        if (sinceSeconds >= RECLOSE_SECONDS) {
          breaker.close();
          enter(Protection.READY);
        }
      }
    }
  }

  private void enter(Protection next) {
    protection = next;
    sinceSeconds = 0;
  }

  void report(Report report) {
    breaker.report(report);
    boolean fault = protection == Protection.PICKED_UP;
    report.single(name + ".PickUp", fault);
    report.single(name + ".Trip", protection == Protection.TRIPPED);
    double amperes = power.amperes(kilovolts);
    report.measured(name + ".I", fault ? FAULT_CURRENT * amperes : amperes);
    report.measured(name + ".P", power.active());
    report.measured(name + ".Q", power.reactive());
    report.counter(name + ".W", kilowattHours);
  }
}
