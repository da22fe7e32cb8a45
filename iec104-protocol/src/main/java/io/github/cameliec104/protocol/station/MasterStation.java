package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.Iec104ClosedException;
import io.github.cameliec104.protocol.asdu.AddressSizes;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.AsduCodec;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.SystemElement.CounterInterrogation;
import io.github.cameliec104.protocol.asdu.SystemElement.EndOfInitialization;
import io.github.cameliec104.protocol.asdu.SystemElement.Interrogation;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.LinkCounters.Name;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The controlling station: interrogates after each start, turns received ASDUs into point updates,
 * sends requests and matches their answers (101 §7.4). Confined to the event loop of its link.
 */
public final class MasterStation implements Station {

  private final StartUp startUp;
  private final AsduCodec codec;
  private final MasterListener listener;
  private final InstantSource wallClock;
  private final LinkCounters counters;
  private final Requests requests;
  private final MasterAsdus asdus;
  private final ReceivedPoints points;
  private final Interrogations interrogations;
  private final MasterProcedures procedures;
  private final DeviationWatch deviations;
  private boolean started;
  private long now;

  /**
   * A master that has no link yet.
   *
   * @param wallClock tells the time, and when something was received
   */
  public MasterStation(
      MasterProfile profile,
      MasterListener listener,
      InstantSource wallClock,
      LinkCounters counters) {
    startUp = profile.startUp();
    codec = profile.codec();
    this.listener = listener;
    this.wallClock = wallClock;
    this.counters = counters;
    requests = new Requests(codec.sizes().broadcast(), counters);
    asdus = new MasterAsdus(profile, wallClock);
    points = new ReceivedPoints(profile.time());
    interrogations = new Interrogations(asdus, this::request, listener, wallClock);
    deviations =
        new DeviationWatch(
            profile.tolerated(), codec.sizes().broadcast(), counters, this::deviated);
    procedures = new MasterProcedures(startUp, asdus, interrogations, this::request);
  }

  @Override
  public void started(long nowNanos) {
    started = true;
    procedures.started(nowNanos);
  }

  /**
   * Data transfer goes on over another connection, and nothing was lost in between: only what was
   * not completely interrogated is interrogated again.
   */
  public void resumed(long nowNanos) {
    started = true;
    procedures.resumed(nowNanos);
  }

  @Override
  public void stopped(String reason, long nowNanos) {
    started = false;
    requests.failAll(reason);
  }

  /**
   * Sends a command; see {@link CommandRequest}.
   *
   * @throws IllegalArgumentException if address or time cannot be sent
   */
  public CompletableFuture<CommandResult> command(CommandRequest request, long nowNanos) {
    now = nowNanos;
    return request.selectBeforeOperate()
        ? new SelectBeforeOperate(request, step -> send(step, Cause.ACTIVATION)).begin()
        : send(request, Cause.ACTIVATION);
  }

  /**
   * Takes back a selection, or asks to break off a direct command that is carried out.
   *
   * @throws IllegalArgumentException if address or time cannot be sent
   */
  public CompletableFuture<CommandResult> deactivate(CommandRequest request, long nowNanos) {
    now = nowNanos;
    return send(request.selectBeforeOperate() ? request.selection() : request, Cause.DEACTIVATION);
  }

  private CompletableFuture<CommandResult> send(CommandRequest request, Cause cause) {
    return request(asdus.command(request, cause), request.until(), now);
  }

  /**
   * Interrogates a station; completes with the termination and tells it as events, too.
   *
   * @param commonAddress the station; 65535 for all, however many octets the link has for it
   * @throws IllegalArgumentException if the common address cannot be sent
   */
  public CompletableFuture<CommandResult> interrogate(
      int commonAddress, int qualifier, long nowNanos) {
    return interrogations.interrogate(commonAddress, qualifier, nowNanos);
  }

  /**
   * Asks for counters, or freezes or resets them (101 §7.4.8). Reading is complete with the
   * termination, which stations may leave out for the rest: that is complete with the confirmation.
   *
   * @param commonAddress as in {@link #interrogate}
   * @param request RQT, 1 to 4 group, 5 all
   * @param freeze FRZ, 0 read, 1 freeze, 2 freeze with reset, 3 reset
   * @throws IllegalArgumentException if a value is out of its range
   */
  public CompletableFuture<CommandResult> counterInterrogation(
      int commonAddress, int request, int freeze, long nowNanos) {
    return request(
        asdus.counterInterrogation(commonAddress, request, freeze),
        freeze == CounterInterrogation.READ ? Until.TERMINATION : Until.CONFIRMATION,
        nowNanos);
  }

  /**
   * Sets the clock of a station to this machine's, in the zone of the link.
   *
   * @param commonAddress as in {@link #interrogate}
   * @throws IllegalArgumentException if the common address cannot be sent
   */
  public CompletableFuture<CommandResult> synchronizeClock(int commonAddress, long nowNanos) {
    return request(asdus.clock(commonAddress), Until.CONFIRMATION, nowNanos);
  }

  /**
   * Sends any request that is answered by a confirmation and perhaps a termination.
   *
   * @throws IllegalArgumentException if the request cannot be encoded
   */
  public CompletableFuture<CommandResult> request(Asdu activation, Until until, long nowNanos) {
    codec.encode(activation, ByteBuffer.allocate(AddressSizes.MAX_ASDU));
    PendingRequest request =
        new PendingRequest(
            activation,
            until,
            startUp.confirmationTimeout(),
            startUp.terminationTimeout(),
            nowNanos);
    if (!started) {
      return CompletableFuture.failedFuture(
          new Iec104ClosedException(Requests.describe(request) + ": data transfer is not started"));
    }
    return requests.add(request);
  }

  private void deviated(Deviation deviation, String detail) {
    listener.event(new LinkEvent.Deviated(deviation, detail, wallClock.instant()));
  }

  @Override
  public boolean tolerates(Deviation deviation) {
    return deviations.tolerates(deviation);
  }

  @Override
  public void deviates(Deviation deviation, String detail) {
    deviations.deviates(deviation, detail);
  }

  @Override
  public void received(Asdu asdu, Runnable done, long nowNanos) {
    deviations.check(asdu);
    now = nowNanos;
    TypeId type = asdu.type();
    if (type == null) {
      receivedUnknown(asdu, nowNanos);
    } else if (type.isMonitored()) {
      receivedPoints(asdu, type, done);
      return;
    } else if (asdu.first().element() instanceof EndOfInitialization end) {
      receivedEndOfInitialization(asdu, end, nowNanos);
    } else {
      receivedAnswer(asdu, nowNanos);
    }
    done.run();
  }

  /** An answer to a request of a type without layout, or something to be told as it is. */
  private void receivedUnknown(Asdu asdu, long nowNanos) {
    if (requests.answered(asdu, nowNanos) == null) {
      listener.event(new LinkEvent.Undecoded(asdu, wallClock.instant()));
    } else {
      count(asdu);
    }
  }

  private void receivedPoints(Asdu asdu, TypeId type, Runnable done) {
    if (asdu.cot().test() || asdu.cause().isUnknown()) {
      counters.add(Name.EVENTS_DROPPED, asdu.objects().size());
      done.run();
      return;
    }
    counters.add(Name.POINTS_RECEIVED, asdu.objects().size());
    listener.points(points.of(asdu, type, wallClock.instant()), done);
  }

  private void receivedEndOfInitialization(Asdu asdu, EndOfInitialization end, long nowNanos) {
    listener.event(
        new LinkEvent.EndOfInitialization(
            asdu.commonAddress(), end.cause(), end.parametersChanged(), wallClock.instant()));
    procedures.restarted(asdu.commonAddress(), nowNanos);
  }

  private void receivedAnswer(Asdu asdu, long nowNanos) {
    PendingRequest request = requests.answered(asdu, nowNanos);
    if (asdu.first().element() instanceof Interrogation interrogation) {
      interrogations.answered(asdu, interrogation);
    }
    if (request != null) {
      count(asdu);
    }
  }

  private void count(Asdu answer) {
    boolean refused = answer.cot().negative() || answer.cause().isUnknown();
    if (refused) {
      counters.add(Name.COMMANDS_REFUSED, 1);
    } else if (answer.cause() != Cause.ACTIVATION_TERMINATION) {
      counters.add(Name.COMMANDS_CONFIRMED, 1);
    }
  }

  @Override
  public @Nullable Asdu next(long nowNanos) {
    return requests.next();
  }

  @Override
  public void acknowledged(int asdus, long nowNanos) {
    // nothing waits for it: a request is done when it is answered
  }

  @Override
  public long deadline() {
    return requests.deadline();
  }

  @Override
  public void onDeadline(long nowNanos) {
    requests.expire(nowNanos);
  }
}
