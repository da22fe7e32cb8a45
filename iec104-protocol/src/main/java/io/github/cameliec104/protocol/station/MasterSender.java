package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.SystemElement.CounterInterrogation;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Sends the requests of a master at the present time of its link. */
final class MasterSender {

  private final MasterAsdus asdus;
  private final RequestSender sender;
  private final LinkClock clock;
  private final int freeze;

  /**
   * Sends on one link.
   *
   * @param freeze FRZ of the procedure that freezes
   */
  MasterSender(MasterAsdus asdus, RequestSender sender, LinkClock clock, int freeze) {
    this.asdus = asdus;
    this.sender = sender;
    this.clock = clock;
    this.freeze = freeze;
  }

  /** Sends what a procedure asks. */
  CompletableFuture<CommandResult> ask(ProcedureKey key) {
    int station = key.commonAddress();
    int qualifier = key.qualifier();
    return switch (key.procedure()) {
      case INTERROGATION -> send(asdus.interrogation(station, qualifier), Until.TERMINATION);
      case FREEZE -> counters(station, qualifier, freeze);
      case COUNTERS -> counters(station, qualifier, CounterInterrogation.READ);
      case CLOCK -> send(asdus.clock(station), Until.CONFIRMATION);
      case TEST -> send(asdus.test(station), Until.CONFIRMATION);
    };
  }

  /** Reading is over with the termination, which stations may leave out for the rest. */
  CompletableFuture<CommandResult> counters(int station, int request, int frz) {
    return send(
        asdus.counterInterrogation(station, request, frz),
        frz == CounterInterrogation.READ ? Until.TERMINATION : Until.CONFIRMATION);
  }

  /** Sends a request now. */
  CompletableFuture<CommandResult> send(Asdu activation, Until until) {
    return sender.request(activation, until, clock.now());
  }

  MasterAsdus asdus() {
    return asdus;
  }

  /** Sends a request and passes its answer on; what is withdrawn is not sent. */
  static void relay(
      Supplier<CompletableFuture<CommandResult>> request, CompletableFuture<CommandResult> to) {
    if (to.isDone()) {
      return;
    }
    try {
      request
          .get()
          .whenComplete(
              (result, failure) -> {
                if (failure == null) {
                  to.complete(result);
                } else {
                  to.completeExceptionally(failure);
                }
              });
    } catch (IllegalArgumentException e) {
      to.completeExceptionally(e);
    }
  }
}
