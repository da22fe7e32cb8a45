package io.github.cameliec104.gateway.demo;

import io.github.cameliec104.protocol.asdu.Monitored;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The plant: two 110 kV lines, a busbar, two transformers, two 10 kV sections with three feeders
 * each and a coupler between them. A simulated day takes 24 minutes. Current follows load, voltage
 * drops with it, tap changers follow the voltage, temperatures follow the load with lag, registers
 * count energy; now and then something goes wrong.
 */
final class Substation {
  private static final double DAY_FASTER = 60;
  private static final double FIRST_HOUR = 6.5;

  private final Line line1;
  private final Line line2;
  private final Section sectionA;
  private final Section sectionB;
  private final Breaker coupler = new Breaker("BC.Q0", false);
  private final Drift frequency;
  private final Drift battery;
  private final Incidents incidents;
  private final Transducers transducers = new Transducers();
  private boolean remote = true;
  private double elapsedSeconds;
  private Map<String, Monitored> readings = Map.of();

  /** A plant in normal service at half past six; plants with the same seed do the same. */
  Substation(long seed) {
    Random random = new Random(seed);
    line1 = new Line("L1", random);
    line2 = new Line("L2", random);
    sectionA = new Section("A", new Transformer("T1", random), feeders(random, 1, 3.2, 2.4, 4.6));
    sectionB = new Section("B", new Transformer("T2", random), feeders(random, 4, 3.8, 1.9, 3.1));
    frequency = new Drift(random, 0.012, 15);
    battery = new Drift(random, 0.25, 60);
    incidents = new Incidents(random);
    advance(0);
  }

  private static List<Feeder> feeders(Random random, int number, double a, double b, double c) {
    return List.of(
        new Feeder("F" + number, a, 0, random),
        new Feeder("F" + (number + 1), b, -1.5, random),
        new Feeder("F" + (number + 2), c, 0.8, random));
  }

  /** What every point says now, by point name, in the order of the plant. */
  Map<String, Monitored> readings() {
    return readings;
  }

  /** The breakers a control centre may operate. */
  Stream<Breaker> breakers() {
    return Stream.of(
            Stream.of(line1, line2).map(Line::breaker),
            transformers().flatMap(t -> Stream.of(t.highSide(), t.lowSide())),
            Stream.of(coupler),
            feeders().map(Feeder::breaker))
        .flatMap(breakers -> breakers);
  }

  Stream<Transformer> transformers() {
    return Stream.of(sectionA, sectionB).map(Section::transformer);
  }

  private Stream<Feeder> feeders() {
    return Stream.of(sectionA, sectionB).flatMap(section -> section.feeders().stream());
  }

  /** False while the key switch in the control building stands on local: commands are refused. */
  boolean remote() {
    return remote;
  }

  void remote(boolean on) {
    remote = on;
  }

  /** Goes on in time. */
  void advance(double seconds) {
    elapsedSeconds += seconds;
    if (incidents.advance(seconds) && incidents.active(Incidents.Kind.SHORT_CIRCUIT)) {
      incidents.choose(feeders().toList()).shortCircuit();
    }
    coupler.advance(seconds);
    double hours = seconds * DAY_FASTER / 3600;
    Power a = sectionA.serve(seconds, hour(), hours);
    Power b = sectionB.serve(seconds, hour(), hours);
    feed(seconds, hours, carry(seconds, a, b));
    readings = transducers.read(report(seconds), incidents);
  }

  private double hour() {
    return FIRST_HOUR + elapsedSeconds * DAY_FASTER / 3600;
  }

  /** Each transformer carries its own section, or both carry all over the closed coupler. */
  private Power carry(double seconds, Power a, Power b) {
    Transformer first = sectionA.transformer();
    Transformer second = sectionB.transformer();
    Power all = a.plus(b);
    double share = first.inService() && second.inService() ? 0.5 : 1;
    boolean coupled = coupler.closed();
    double supply = busbarKilovolts();
    Power drawn =
        first
            .advance(seconds, coupled ? all.times(share) : a, supply)
            .plus(second.advance(seconds, coupled ? all.times(share) : b, supply));
    double own = first.inService() ? first.kilovolts() : 0;
    double other = second.inService() ? second.kilovolts() : 0;
    sectionA.kilovolts(coupled ? Math.max(own, other) : own);
    sectionB.kilovolts(coupled ? Math.max(own, other) : other);
    return drawn;
  }

  private void feed(double seconds, double hours, Power drawn) {
    line1.advance(seconds, hours, drawn.times(line2.breaker().closed() ? 0.52 : 1));
    line2.advance(seconds, hours, drawn.times(line1.breaker().closed() ? 0.48 : 1));
  }

  private double busbarKilovolts() {
    return Stream.of(line1, line2)
        .filter(line -> line.breaker().closed())
        .mapToDouble(Line::kilovolts)
        .max()
        .orElse(0);
  }

  private Report report(double seconds) {
    Report report = new Report();
    double ambient = 11 + 6 * Math.sin(2 * Math.PI * (hour() - 9) / 24);
    line1.report(report);
    line2.report(report);
    report.measured("B110.U", busbarKilovolts());
    report.measured("B110.F", busbarKilovolts() > 1 ? 50 + frequency.next(seconds) : 0);
    transformers().forEach(transformer -> transformer.report(report, ambient));
    boolean earthFault = incidents.active(Incidents.Kind.EARTH_FAULT);
    boolean inSectionA = incidents.choose(List.of(true, false));
    sectionA.report(report, earthFault && inSectionA);
    coupler.report(report);
    sectionB.report(report, earthFault && !inSectionA);
    report.measured("S.Battery", 231 + battery.next(seconds));
    report.measured("S.Ambient", ambient);
    report.single("S.Remote", remote);
    report.single("S.Door", incidents.active(Incidents.Kind.DOOR));
    return report;
  }
}
