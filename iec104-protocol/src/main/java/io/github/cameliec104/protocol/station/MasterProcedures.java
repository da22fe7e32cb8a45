package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.SystemElement.Interrogation;

/** What a master does by itself: after a start, and after a station has restarted. */
final class MasterProcedures {

  private final StartUp startUp;
  private final MasterAsdus asdus;
  private final Interrogations interrogations;
  private final RequestSender sender;

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
      interrogations.interrogate(address, Interrogation.STATION, nowNanos);
      if (startUp.clock()) {
        sender.request(asdus.clock(address), Until.CONFIRMATION, nowNanos);
      }
    }
  }

  /** A restarted station may have lost and gained points: it is interrogated again. */
  void restarted(int commonAddress, long nowNanos) {
    if (!startUp.interrogate().isEmpty()) {
      interrogations.interrogate(commonAddress, Interrogation.STATION, nowNanos);
    }
  }
}
