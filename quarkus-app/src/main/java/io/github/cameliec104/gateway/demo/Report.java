package io.github.cameliec104.gateway.demo;

import io.github.cameliec104.protocol.asdu.CounterNotes;
import io.github.cameliec104.protocol.asdu.DoubleState;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Quality;
import java.util.LinkedHashMap;
import java.util.Map;

/** What all transducers and contacts of the plant say at one moment, by point name, in order. */
final class Report {
  private final Map<String, Monitored> readings = new LinkedHashMap<>();

  /** A measured value, reported as short float. */
  void measured(String name, double value) {
    readings.put(name, new Monitored.ShortFloat((float) value, Quality.GOOD));
  }

  /** A contact. */
  void single(String name, boolean on) {
    readings.put(name, new Monitored.SinglePoint(on, Quality.GOOD));
  }

  /** A switching device. */
  void switched(String name, DoubleState state) {
    readings.put(name, new Monitored.DoublePoint(state, Quality.GOOD));
  }

  /** A tap position. */
  void step(String name, int position, boolean moving) {
    readings.put(name, new Monitored.StepPosition(position, moving, Quality.GOOD));
  }

  /** An energy register. */
  void counter(String name, double reading) {
    readings.put(name, new Monitored.Counter((int) (long) reading, CounterNotes.NONE));
  }

  /** Sets quality flags on a reading that was reported before. */
  void flag(String name, int flags) {
    readings.computeIfPresent(
        name, (key, reading) -> reading.withQuality(reading.quality().with(flags)));
  }

  /** Replaces a reading by what it was before, as a transducer does that has stuck. */
  void freeze(String name, Map<String, Monitored> before) {
    readings.computeIfPresent(name, before::getOrDefault);
  }

  /** Everything reported, in order. */
  Map<String, Monitored> readings() {
    return readings;
  }
}
