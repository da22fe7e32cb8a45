package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import java.time.Duration;
import java.time.InstantSource;

/** Tells the listener of a master how its procedures fare. */
final class ProcedureEvents {

  private final MasterListener listener;
  private final InstantSource wallClock;

  ProcedureEvents(MasterListener listener, InstantSource wallClock) {
    this.listener = listener;
    this.wallClock = wallClock;
  }

  void failed(ProcedureKey key, int attempt, boolean repeated, String reason) {
    listener.event(
        new LinkEvent.ProcedureFailed(
            key.procedure(),
            key.commonAddress(),
            key.qualifier(),
            attempt,
            repeated,
            reason,
            wallClock.instant()));
  }

  /**
   * A station confirmed or terminated an interrogation. With a broadcast each station answers for
   * itself, so that the events name the stations.
   */
  void answered(Asdu asdu, int qualifier) {
    if (asdu.cot().negative()) {
      return;
    }
    if (asdu.cause() == Cause.ACTIVATION_CONFIRMATION) {
      listener.event(
          new LinkEvent.InterrogationStarted(asdu.commonAddress(), qualifier, wallClock.instant()));
    } else if (asdu.cause() == Cause.ACTIVATION_TERMINATION) {
      finished(asdu.commonAddress(), qualifier, "");
    }
  }

  /** An interrogation ended; the reason is empty if it is complete. */
  void finished(int commonAddress, int qualifier, String reason) {
    listener.event(
        new LinkEvent.InterrogationFinished(
            commonAddress, qualifier, reason.isEmpty(), reason, wallClock.instant()));
  }

  void late(Asdu answer, Duration after) {
    listener.event(new LinkEvent.LateAnswer(answer, after, wallClock.instant()));
  }
}
