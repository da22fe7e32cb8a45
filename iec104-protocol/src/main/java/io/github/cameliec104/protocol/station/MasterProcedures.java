package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.SystemElement.Interrogation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a master does by itself: after a start, and after a station has restarted. */
final class MasterProcedures {

  private final StartUp startUp;
  private final MasterAsdus asdus;
  private final Interrogations interrogations;
  private final RequestSender sender;
  private final Set<Integer> behind = new LinkedHashSet<>();

  MasterProcedures(
      StartUp startUp, MasterAsdus asdus, Interrogations interrogations, RequestSender sender) {
    this.startUp = startUp;
    this.asdus = asdus;
    this.interrogations = interrogations;
    this.sender = sender;
  }

  /** Data transfer has started. */
  void started(long nowNanos) {
    for (int address : startUp.interrogate()) {
      catchUp(address, nowNanos);
      if (startUp.clock()) {
        sender.request(asdus.clock(address), Until.CONFIRMATION, nowNanos);
      }
    }
  }

  /** A restarted station may have lost and gained points: it is interrogated again. */
  void restarted(int commonAddress, long nowNanos) {
    if (!startUp.interrogate().isEmpty()) {
      catchUp(commonAddress, nowNanos);
    }
  }

  /** Data transfer goes on over another connection: what was not complete is asked again. */
  void resumed(long nowNanos) {
    for (int address : List.copyOf(behind)) {
      catchUp(address, nowNanos);
    }
  }

  private void catchUp(int commonAddress, long nowNanos) {
    behind.add(commonAddress);
    interrogations
        .interrogate(commonAddress, Interrogation.STATION, nowNanos)
        .thenAccept(
            result -> {
              if (result.positive()) {
                behind.remove(commonAddress);
              }
            });
  }
}
