package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.Iec104ClosedException;
import io.github.cameliec104.protocol.asdu.AddressSizes;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.AsduCodec;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Cot;
import io.github.cameliec104.protocol.asdu.Cp56Time;
import io.github.cameliec104.protocol.asdu.Element;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.SystemElement.ClockSynchronization;
import io.github.cameliec104.protocol.asdu.SystemElement.CounterInterrogation;
import io.github.cameliec104.protocol.asdu.SystemElement.EndOfInitialization;
import io.github.cameliec104.protocol.asdu.SystemElement.Interrogation;
import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.LinkCounters.Name;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The controlling station: interrogates after each start, turns received ASDUs into point updates,
 * sends requests and matches their answers (101 §7.4). Confined to the event loop of its link.
 */
public final class MasterStation implements Station {

  private final StartUp startUp;
  private final ZoneId zone;
  private final AsduCodec codec;
  private final MasterListener listener;
  private final InstantSource wallClock;
  private final LinkCounters counters;
  private final Requests requests;
  private boolean started;
  private long now;

  /**
   * A master that has no link yet.
   *
   * @param zone the zone in which the station tells the time
   * @param codec tells what fits an ASDU
   * @param wallClock tells when something was received
   */
  public MasterStation(
      StartUp startUp,
      ZoneId zone,
      AsduCodec codec,
      MasterListener listener,
      InstantSource wallClock,
      LinkCounters counters) {
    this.startUp = startUp;
    this.zone = zone;
    this.codec = codec;
    this.listener = listener;
    this.wallClock = wallClock;
    this.counters = counters;
    requests = new Requests(codec.sizes().broadcast(), counters);
  }

  @Override
  public void started(long nowNanos) {
    started = true;
    for (int address : startUp.interrogate()) {
      interrogate(address, Interrogation.STATION, nowNanos);
      if (startUp.clock()) {
        synchronizeClock(address, nowNanos);
      }
    }
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
    TimeTag time =
        request.type().timeTag() == TimeTag.Kind.NONE
            ? null
            : Cp56Time.of(request.time() == null ? wallClock.instant() : request.time(), zone);
    PointAddress address = request.address();
    InformationObject object =
        new InformationObject(address.objectAddress(), request.command(), time);
    Cot cot = activation().answer(cause, false);
    return request(
        Asdu.of(request.type(), cot, address.commonAddress(), object), request.until(), now);
  }

  /**
   * Interrogates a station; completes with the termination and tells it as events, too.
   *
   * @param commonAddress the station; 65535 for all, however many octets the link has for it
   * @throws IllegalArgumentException if the common address cannot be sent
   */
  public CompletableFuture<CommandResult> interrogate(
      int commonAddress, int qualifier, long nowNanos) {
    CompletableFuture<CommandResult> answer =
        request(
            system(TypeId.C_IC_NA_1, commonAddress, new Interrogation(qualifier)),
            Until.TERMINATION,
            nowNanos);
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
    if (request < CounterInterrogation.FIRST_GROUP || request > CounterInterrogation.GENERAL) {
      throw new IllegalArgumentException("counter request RQT=" + request + ", expected 1..5");
    }
    return request(
        system(TypeId.C_CI_NA_1, commonAddress, new CounterInterrogation(request, freeze)),
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
    Cp56Time time = Cp56Time.of(wallClock.instant(), zone);
    return request(
        system(TypeId.C_CS_NA_1, commonAddress, new ClockSynchronization(time)),
        Until.CONFIRMATION,
        nowNanos);
  }

  private Asdu system(TypeId type, int commonAddress, Element element) {
    int sent = commonAddress == StartUp.ALL_STATIONS ? codec.sizes().broadcast() : commonAddress;
    return Asdu.of(type, activation(), sent, new InformationObject(0, element));
  }

  private Cot activation() {
    return new Cot(Cause.ACTIVATION, false, false, startUp.originator());
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

  @Override
  public void received(Asdu asdu, Runnable done, long nowNanos) {
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
      receivedAnswer(asdu, type, nowNanos);
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
    Instant received = wallClock.instant();
    List<PointUpdate> points = new ArrayList<>(asdu.objects().size());
    for (InformationObject object : asdu.objects()) {
      points.add(point(asdu, type, object, received));
    }
    listener.points(points, done);
  }

  private PointUpdate point(Asdu asdu, TypeId type, InformationObject object, Instant received) {
    TimeTag tag = object.time();
    return new PointUpdate(
        null,
        new PointAddress(asdu.commonAddress(), object.address()),
        type,
        asdu.cause(),
        (Monitored) object.element(),
        tag,
        tag == null ? null : tag.toInstant(zone, received),
        received);
  }

  /** A restarted station may have lost and gained points: it is interrogated again. */
  private void receivedEndOfInitialization(Asdu asdu, EndOfInitialization end, long nowNanos) {
    listener.event(
        new LinkEvent.EndOfInitialization(
            asdu.commonAddress(), end.cause(), end.parametersChanged(), wallClock.instant()));
    if (!startUp.interrogate().isEmpty()) {
      interrogate(asdu.commonAddress(), Interrogation.STATION, nowNanos);
    }
  }

  private void receivedAnswer(Asdu asdu, TypeId type, long nowNanos) {
    PendingRequest request = requests.answered(asdu, nowNanos);
    if (type == TypeId.C_IC_NA_1) {
      receivedInterrogationAnswer(asdu);
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

  /** With a broadcast each station answers for itself, so that the events name the stations. */
  private void receivedInterrogationAnswer(Asdu asdu) {
    int qualifier = ((Interrogation) asdu.first().element()).qualifier();
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
