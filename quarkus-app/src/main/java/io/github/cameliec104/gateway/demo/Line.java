package io.github.cameliec104.gateway.demo;

import io.github.cameliec104.protocol.asdu.DoubleState;
import java.util.List;
import java.util.Random;

/** A 110 kV overhead line to the next substation: bay with breaker, disconnectors, protection. */
final class Line {
  private static final double FEED_KV = 112.4;
  private static final double DROP_KV_PER_MW = 0.09;
  private static final List<String> PHASES = List.of("L1", "L2", "L3");

  private final String name;
  private final Breaker breaker;
  private final Drift voltageDrift;
  private final List<Drift> phaseDrifts;
  private Power power = Power.NONE;
  private double kilovolts = FEED_KV;
  private final double[] unbalance = new double[PHASES.size()];
  private double megawattHours;

  Line(String name, Random random) {
    this.name = name;
    this.breaker = new Breaker(name + ".Q0", true);
    this.voltageDrift = new Drift(random, 0.35, 60);
    this.phaseDrifts = PHASES.stream().map(phase -> new Drift(random, 0.0012, 120)).toList();
    this.megawattHours = 40_000 + random.nextInt(20_000);
  }

  Breaker breaker() {
    return breaker;
  }

  /** Line-to-line voltage at this end. */
  double kilovolts() {
    return kilovolts;
  }

  /** Goes on in time, feeding this share of the substation's load. */
  void advance(double seconds, double hours, Power load) {
    breaker.advance(seconds);
    power = breaker.closed() ? load : Power.NONE;
    kilovolts = FEED_KV - DROP_KV_PER_MW * power.active() + voltageDrift.next(seconds);
    for (int i = 0; i < unbalance.length; i++) {
      unbalance[i] = 1 + phaseDrifts.get(i).next(seconds);
    }
    megawattHours += power.active() * hours;
  }

  void report(Report report) {
    breaker.report(report);
    report.switched(name + ".Q1", DoubleState.ON);
    report.switched(name + ".Q9", DoubleState.ON);
    report.switched(name + ".Q8", DoubleState.OFF);
    for (int i = 0; i < unbalance.length; i++) {
      report.measured(name + ".U" + PHASES.get(i), kilovolts / Math.sqrt(3) * unbalance[i]);
      report.measured(name + ".I" + PHASES.get(i), power.amperes(kilovolts) / unbalance[i]);
    }
    report.measured(name + ".P", power.active());
    report.measured(name + ".Q", power.reactive());
    report.measured(name + ".CosPhi", power.factor());
    report.counter(name + ".W", megawattHours);
    report.single(name + ".DistanceTrip", false);
    report.single(name + ".SignalFail", false);
  }
}
