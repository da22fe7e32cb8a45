package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.SystemElement.Interrogation;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

/** Station and group interrogations of a master, and the events that tell of them. */
final class Interrogations {

  private final MasterAsdus asdus;
  private final RequestSender sender;
  private final MasterListener listener;
  private final InstantSource wallClock;

  Interrogations(
      MasterAsdus asdus, RequestSender sender, MasterListener listener, InstantSource wallClock) {
    this.asdus = asdus;
    this.sender = sender;
    this.listener = listener;
    this.wallClock = wallClock;
  }

  /** As {@link MasterStation#interrogate}. */
  CompletableFuture<CommandResult> interrogate(int commonAddress, int qualifier, long nowNanos) {
    CompletableFuture<CommandResult> answer =
        sender.request(asdus.interrogation(commonAddress, qualifier), Until.TERMINATION, nowNanos);
    answer.whenComplete(
        (result, failure) -> {
          if (result instanceof CommandResult.Refused refused) {
            finished(commonAddress, qualifier, "refused with cause " + refused.cause());
          } else if (failure != null && !(failure instanceof IllegalStateException)) {
            finished(commonAddress, qualifier, String.valueOf(failure.getMessage()));
          }
        });
    return answer;
  }

  /** With a broadcast each station answers for itself, so that the events name the stations. */
  void answered(Asdu asdu, Interrogation interrogation) {
    int qualifier = interrogation.qualifier();
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

  private void finished(int commonAddress, int qualifier, String reason) {
    listener.event(
        new LinkEvent.InterrogationFinished(
            commonAddress, qualifier, reason.isEmpty(), reason, wallClock.instant()));
  }
}
