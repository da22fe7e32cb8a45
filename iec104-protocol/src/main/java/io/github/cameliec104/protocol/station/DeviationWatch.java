package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.asdu.TypeId.Direction;
import io.github.cameliec104.protocol.station.LinkCounters.Name;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what a station sends before the master does, and tells how it deviates from the
 * standard: each kind once, with the first case of it; what can differ by type or cause once for
 * each. Confined to the event loop of its link, whose connections it outlives.
 */
final class DeviationWatch {

  /** Most cases told of one link. */
  private static final int MAX_TOLD = 1000;

  private record Case(Deviation deviation, @Nullable TypeId type, @Nullable Cause cause) {}

  private final Set<Deviation> tolerated;
  private final int broadcast;
  private final LinkCounters counters;
  private final BiConsumer<Deviation, String> told;
  private final Set<Case> known = new HashSet<>();

  /**
   * Nothing is known of the station yet.
   *
   * @param tolerated what does not end the connection
   * @param broadcast the common address that means all stations
   * @param told takes each new case: what was seen and what was expected
   */
  DeviationWatch(
      Set<Deviation> tolerated,
      int broadcast,
      LinkCounters counters,
      BiConsumer<Deviation, String> told) {
    this.tolerated = Set.copyOf(tolerated);
    this.broadcast = broadcast;
    this.counters = counters;
    this.told = told;
  }

  boolean tolerates(Deviation deviation) {
    return tolerated.contains(deviation);
  }

  /** Tells what was found elsewhere. */
  void deviates(Deviation deviation, String detail) {
    met(new Case(deviation, null, null), detail);
  }

  private void met(Case found, String detail) {
    counters.add(Name.DEVIATIONS, 1);
    if (known.size() < MAX_TOLD && known.add(found)) {
      told.accept(found.deviation, detail);
    }
  }

  /** Tells what is wrong with an ASDU. */
  void check(Asdu asdu) {
    TypeId type = asdu.type();
    if (type == null) {
      return;
    }
    checkHeader(asdu, type);
    if (type.isMonitored()) {
      checkData(asdu, type);
    }
  }

  private void checkHeader(Asdu asdu, TypeId type) {
    Cause cause = asdu.cause();
    boolean refusal = cause == Cause.UNKNOWN_TYPE;
    if (!refusal && !type.causes(Direction.MONITOR).contains(cause)) {
      met(
          new Case(Deviation.UNEXPECTED_CAUSE, type, cause),
          "%s with cause %s, expected one of %s"
              .formatted(type, cause, type.causes(Direction.MONITOR)));
    }
    if (asdu.sequence() && !type.sequenceAllowed()) {
      met(new Case(Deviation.SEQUENCE_NOT_ALLOWED, type, null), type + " with SQ=1, expected 0");
    }
  }

  private void checkData(Asdu asdu, TypeId type) {
    if (!type.inSubset104()) {
      met(
          new Case(Deviation.TYPE_OF_101, type, null),
          type + ", expected a type of IEC 60870-5-104");
    }
    if (asdu.cot().negative()) {
      met(new Case(Deviation.NEGATIVE_DATA, type, null), type + " with P/N=1, expected 0");
    }
    int station = asdu.commonAddress();
    if (station == 0 || station == broadcast) {
      met(
          new Case(Deviation.NO_STATION_ADDRESS, null, null),
          "%s of common address %d, expected 1..%d".formatted(type, station, broadcast - 1));
    }
    if (asdu.objects().stream().anyMatch(object -> object.address() == 0)) {
      met(
          new Case(Deviation.OBJECT_ADDRESS_0, null, null),
          type + " of object address 0, expected 1 or more");
    }
  }
}
