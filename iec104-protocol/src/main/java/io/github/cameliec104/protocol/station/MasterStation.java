package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.Iec104ClosedException;
import io.github.cameliec104.protocol.asdu.AddressSizes;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.AsduCodec;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.SystemElement.EndOfInitialization;
import io.github.cameliec104.protocol.asdu.SystemElement.Interrogation;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.file.FileClient;
import io.github.cameliec104.protocol.file.FileEntry;
import io.github.cameliec104.protocol.station.LinkCounters.Name;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The controlling station: interrogates after each start, turns received ASDUs into point updates,
 * sends requests and matches their answers (101 §7.4). Confined to the event loop of its link.
 */
public final class MasterStation implements Station {

  private final RequestRules rules;
  private final AsduCodec codec;
  private final MasterListener listener;
  private final InstantSource wallClock;
  private final LinkCounters counters;
  private final LinkClock clock = new LinkClock();
  private final Requests requests;
  private final CommandQueue commands;
  private final MasterAsdus asdus;
  private final ReceivedPoints points;
  private final CollectedPoints collected = new CollectedPoints();
  private final ProcedureEvents events;
  private final MasterProcedures procedures;
  private final DeviationWatch deviations;
  private final Enquiries enquiries;
  private final FileClient files;
  private boolean started;

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
    StartUp startUp = profile.startUp();
    rules = startUp.requests();
    codec = profile.codec();
    this.listener = listener;
    this.wallClock = wallClock;
    this.counters = counters;
    requests = new Requests(codec.sizes().broadcast(), counters);
    commands = new CommandQueue(rules.commands(), clock, counters);
    asdus = new MasterAsdus(profile, wallClock);
    points = new ReceivedPoints(profile.time());
    deviations =
        new DeviationWatch(
            profile.tolerated(), codec.sizes().broadcast(), counters, this::deviated);
    events = new ProcedureEvents(listener, wallClock);
    int freeze = startUp.procedures().counters().freeze();
    MasterSender sender = new MasterSender(asdus, this::request, clock, freeze);
    procedures = new MasterProcedures(startUp, sender, events, clock, wallClock);
    enquiries = new Enquiries(sender, procedures, events, collected);
    files = new FileClient(codec.sizes(), profile.time(), startUp.originator());
  }

  /** Gives up a request whose caller does not wait for it; what waited for it may go on. */
  public void withdraw(CompletableFuture<CommandResult> answer, long nowNanos) {
    clock.at(nowNanos);
    answer.cancel(false);
  }

  @Override
  public void started(long nowNanos) {
    clock.at(nowNanos);
    started = true;
    files.started();
    procedures.started();
  }

  /**
   * Data transfer goes on over another connection, and nothing was lost in between: only what was
   * not completely interrogated is interrogated again.
   */
  public void resumed(long nowNanos) {
    clock.at(nowNanos);
    started = true;
    files.started();
    procedures.resumed();
  }

  @Override
  public void stopped(String reason, long nowNanos) {
    clock.at(nowNanos);
    started = false;
    procedures.stopped(reason);
    commands.failAll(reason);
    requests.failAll(reason);
    files.stopped(reason);
  }

  /**
   * Sends a command, perhaps after others that are under way; see {@link CommandRequest} and {@link
   * CommandOrder}.
   *
   * @throws IllegalArgumentException if address or time cannot be sent
   */
  public CompletableFuture<CommandResult> command(CommandRequest request, long nowNanos) {
    clock.at(nowNanos);
    encode(asdus.command(request, Cause.ACTIVATION));
    if (!started) {
      return notStarted(request.type() + " to " + request.address());
    }
    return commands.add(request.address(), begun -> command(request, nowNanos, begun));
  }

  private CompletableFuture<CommandResult> command(
      CommandRequest request, long madeNanos, long nowNanos) {
    return request.selectBeforeOperate()
        ? new SelectBeforeOperate(request, step -> send(step, madeNanos, clock.now())).begin()
        : send(request, madeNanos, nowNanos);
  }

  private CompletableFuture<CommandResult> send(
      CommandRequest request, long madeNanos, long nowNanos) {
    Asdu asdu = asdus.command(request, Cause.ACTIVATION);
    return open(new PendingRequest(asdu, request.until(), rules, madeNanos, nowNanos));
  }

  /**
   * Takes back a selection, or asks to break off a direct command that is carried out. It waits for
   * no other command.
   *
   * @throws IllegalArgumentException if address or time cannot be sent
   */
  public CompletableFuture<CommandResult> deactivate(CommandRequest request, long nowNanos) {
    CommandRequest wanted = request.selectBeforeOperate() ? request.selection() : request;
    return request(asdus.command(wanted, Cause.DEACTIVATION), Until.CONFIRMATION, nowNanos);
  }

  /**
   * Asks something that is no command.
   *
   * @throws IllegalArgumentException if it cannot be sent
   */
  public CompletableFuture<CommandResult> ask(Enquiry enquiry, long nowNanos) {
    clock.at(nowNanos);
    return enquiry.ask(enquiries);
  }

  /**
   * Sends any request that is answered by a confirmation and perhaps a termination.
   *
   * @throws IllegalArgumentException if the request cannot be encoded
   */
  public CompletableFuture<CommandResult> request(Asdu activation, Until until, long nowNanos) {
    clock.at(nowNanos);
    encode(activation);
    return open(new PendingRequest(activation, until, rules, nowNanos, nowNanos));
  }

  private void encode(Asdu asdu) {
    codec.encode(asdu, ByteBuffer.allocate(AddressSizes.MAX_ASDU));
  }

  private CompletableFuture<CommandResult> open(PendingRequest request) {
    return started ? requests.add(request) : notStarted(Requests.describe(request));
  }

  private static CompletableFuture<CommandResult> notStarted(String what) {
    return CompletableFuture.failedFuture(
        new Iec104ClosedException(what + ": data transfer is not started"));
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

  /** The files of the stations. */
  public FileClient files() {
    return files;
  }

  @Override
  public void received(Asdu asdu, Runnable done, long nowNanos) {
    deviations.check(asdu);
    clock.at(nowNanos);
    TypeId type = asdu.type();
    if (type == null) {
      receivedUnknown(asdu, nowNanos);
    } else if (type.isMonitored()) {
      receivedPoints(asdu, type, done);
      return;
    } else if (asdu.first().element() instanceof EndOfInitialization end) {
      receivedEndOfInitialization(asdu, end);
    } else if (FileClient.takes(type)) {
      for (FileEntry file : files.received(asdu, nowNanos)) {
        listener.event(new LinkEvent.FileAnnounced(file, wallClock.instant()));
      }
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
    List<PointUpdate> received = points.of(asdu, type, wallClock.instant());
    collected.received(received);
    if (asdu.cause() == Cause.REQUEST) {
      received.forEach(p -> requests.read(asdu, p.objectAddress(), p, clock.now()));
    }
    listener.points(received, done);
  }

  private void receivedEndOfInitialization(Asdu asdu, EndOfInitialization end) {
    listener.event(
        new LinkEvent.EndOfInitialization(
            asdu.commonAddress(), end.cause(), end.parametersChanged(), wallClock.instant()));
    procedures.restarted(asdu.commonAddress());
  }

  private void receivedAnswer(Asdu asdu, long nowNanos) {
    if (asdu.first().element() instanceof Interrogation interrogation) {
      receivedInterrogationAnswer(asdu, interrogation.qualifier());
    }
    if (asdu.cause() == Cause.REQUEST) {
      asdu.objects().forEach(object -> requests.read(asdu, object.address(), null, nowNanos));
    }
    PendingRequest request = requests.answered(asdu, nowNanos);
    if (request != null) {
      count(asdu);
      if (request.isGivenUp() && asdu.cause() != Cause.ACTIVATION_TERMINATION) {
        events.late(asdu, request.age(nowNanos));
      }
    }
  }

  private void receivedInterrogationAnswer(Asdu asdu, int qualifier) {
    events.answered(asdu, qualifier);
    if (asdu.cause() == Cause.ACTIVATION_CONFIRMATION && !asdu.cot().negative()) {
      procedures.confirmed(asdu.commonAddress(), qualifier);
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
    Asdu request = requests.next(nowNanos);
    return request == null ? files.next(nowNanos) : request;
  }

  @Override
  public void acknowledged(int asdus, long nowNanos) {
    // nothing waits for it: a request is done when it is answered
  }

  @Override
  public long deadline() {
    long asked = Requests.earlier(requests.deadline(), commands.deadline());
    long byItself = Requests.earlier(procedures.deadline(), files.deadline());
    return Requests.earlier(asked, byItself);
  }

  /** Commands that have waited too long go first: what ends now makes no room for them. */
  @Override
  public void onDeadline(long nowNanos) {
    clock.at(nowNanos);
    commands.expire(nowNanos);
    requests.expire(nowNanos);
    procedures.onDeadline(nowNanos);
    files.onDeadline(nowNanos);
  }
}
