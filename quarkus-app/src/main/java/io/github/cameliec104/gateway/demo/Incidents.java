package io.github.cameliec104.gateway.demo;

import java.util.List;
import java.util.Random;

/**
 * What goes wrong in the plant, one thing at a time: a fault on a feeder, an earth fault in the
 * network, a transducer that fails, a door that is opened.
 */
final class Incidents {
  /** A thing that goes wrong. */
  enum Kind {
    /** A short circuit on a feeder; the protection trips and recloses. */
    SHORT_CIRCUIT(1),
    /** An earth fault on a 10 kV section; raises an alarm, nothing trips. */
    EARTH_FAULT(12),
    /** A transducer that delivers nothing new, then nothing that can be used. */
    TRANSDUCER(30),
    /** Somebody is in the control building. */
    DOOR(15);

    private final double seconds;

    Kind(double seconds) {
      this.seconds = seconds;
    }
  }

  private static final List<Kind> KINDS = List.of(Kind.values());
  private static final double FIRST_SECONDS = 12;
  private static final double QUIET_SECONDS = 10;
  private static final double MORE_QUIET_SECONDS = 20;

  private final Random random;
  private Kind kind = Kind.DOOR;
  private int where;
  private double sinceStart = Double.POSITIVE_INFINITY;
  private double untilNext = FIRST_SECONDS;

  Incidents(Random random) {
    this.random = random;
  }

  /** Goes on in time; true if a new incident begins now. */
  boolean advance(double seconds) {
    sinceStart += seconds;
    untilNext -= seconds;
    if (untilNext > 0) {
      return false;
    }
    kind = KINDS.get(random.nextInt(KINDS.size()));
    where = random.nextInt(1000);
    sinceStart = 0;
    untilNext = kind.seconds + QUIET_SECONDS + MORE_QUIET_SECONDS * random.nextDouble();
    return true;
  }

  /** True while an incident of this kind lasts. */
  boolean active(Kind asked) {
    return kind == asked && sinceStart < kind.seconds;
  }

  /** Seconds since the last incident began. */
  double sinceStart() {
    return sinceStart;
  }

  /** Which of several places the incident is at. */
  <T> T choose(List<T> places) {
    return places.get(where % places.size());
  }
}
