package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.TypeId;
import org.jspecify.annotations.Nullable;

/** Which values of a measured point or of a counter are events. */
final class Reporting {

  private final TypeId type;
  private DeadBand deadBand = DeadBand.NONE;
  private @Nullable Monitored last;

  /** Every value of a point of this type is an event. */
  Reporting(TypeId type) {
    this.type = type;
  }

  /** Measures with another dead band from now on, still from the last event. */
  void measureWith(DeadBand other) {
    deadBand = other;
  }

  /** Whether a value is an event. */
  boolean isEvent(Monitored value) {
    Monitored before = last;
    return before == null || deadBand.isEvent(type, before, value);
  }

  /** A value became an event, from which the next ones are measured. */
  void reported(Monitored value) {
    last = value;
  }
}
