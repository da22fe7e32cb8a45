package io.github.cameliec104.gateway.demo;

import java.util.List;

/** A section of the 10 kV busbar with the transformer and the feeders connected to it. */
final class Section {
  private final String name;
  private final Transformer transformer;
  private final List<Feeder> feeders;
  private double kilovolts = 10.3;

  Section(String name, Transformer transformer, List<Feeder> feeders) {
    this.name = name;
    this.transformer = transformer;
    this.feeders = feeders;
  }

  Transformer transformer() {
    return transformer;
  }

  List<Feeder> feeders() {
    return feeders;
  }

  /** Line-to-line voltage; zero if nothing feeds the section. */
  void kilovolts(double value) {
    kilovolts = value;
  }

  double kilovolts() {
    return kilovolts;
  }

  /** Lets the feeders draw what the town needs and returns the sum. */
  Power serve(double seconds, double hour, double hours) {
    Power sum = Power.NONE;
    for (Feeder feeder : feeders) {
      sum = sum.plus(feeder.advance(seconds, hour, hours, kilovolts));
    }
    return sum;
  }

  void report(Report report, boolean earthFault) {
    report.measured(name + ".U", kilovolts);
    report.single(name + ".EarthFault", earthFault);
    feeders.forEach(feeder -> feeder.report(report));
  }
}
