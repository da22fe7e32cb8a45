package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Cot;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.SystemElement.EndOfInitialization;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.LinkCounters.Name;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a slave has to tell one master. Answers go first, then events, then the points of
 * interrogations, then cyclic data and files in turns, then scans (101 §7.4); the order of events
 * is never changed.
 */
public final class SlaveLink implements Station {

  /** Answers that may wait; while there are more, no further request is acknowledged. */
  private static final int MAX_REPLIES = 100;

  /** Answers that may wait when those of a broadcast are added; it is refused beyond. */
  private static final int MAX_BROADCAST_REPLIES = 10_000;

  /** Commands that may wait for the application; further ones are refused. */
  private static final int MAX_COMMANDS = 1000;

  /** The mark of an ASDU that holds no events. */
  private static final long NO_EVENT = -1;

  private final SlaveStation station;
  private final String peer;
  private final String key;
  private final LinkCounters counters;
  private final SlaveConnection connection;
  private final SlaveRequests requests;
  private final ArrayDeque<Asdu> replies = new ArrayDeque<>();
  private final ArrayDeque<Runnable> parked = new ArrayDeque<>();
  private final ArrayDeque<InterrogationAnswer> interrogations = new ArrayDeque<>();
  private final ArrayDeque<RunningCommand> commands = new ArrayDeque<>();
  private final Unhurried unhurried;
  private final LinkFiles files;
  private final PositionQueue sent = new PositionQueue();
  private @Nullable EventCursor cursor;
  private int starts;

  SlaveLink(
      SlaveStation station,
      String peer,
      String key,
      LinkCounters counters,
      SlaveConnection connection) {
    this.station = station;
    this.peer = peer;
    this.key = key;
    this.counters = counters;
    this.connection = connection;
    requests = new SlaveRequests(station, this);
    files = new LinkFiles(station.files(), this);
    unhurried = new Unhurried(station, counters, files);
  }

  String peer() {
    return peer;
  }

  /** The host of the master, or its redundancy group. */
  String key() {
    return key;
  }

  boolean isStarted() {
    return cursor != null;
  }

  /**
   * Makes this the only link of its redundancy group that is started (104 §10). Called before
   * anything is sent on it; {@link #started} does it, too.
   */
  public void takeOver() {
    station.deactivateOthers(this);
  }

  /** Another link of the group has started: from now on nothing is sent here. */
  void deactivate(String reason) {
    stopped(reason, 0);
    connection.deactivate(reason);
  }

  /** Runs a task on the event loop and sends what it produced; for any thread. */
  void execute(Runnable task) {
    connection.execute(task);
  }

  /** There may be something to send. */
  void wake() {
    if (cursor != null) {
      connection.execute(() -> {});
    }
  }

  @Override
  public void started(long nowNanos) {
    if (cursor == null) {
      takeOver();
      cursor = station.log().attach(key);
      starts++;
      unhurried.started(nowNanos);
      station.initialized().forEach(this::initialized);
      station.countBuffered();
    }
  }

  private void initialized(int commonAddress) {
    InformationObject coldStart = new InformationObject(0, new EndOfInitialization(0, false));
    replies.add(Asdu.of(TypeId.M_EI_NA_1, Cot.of(Cause.INITIALIZED), commonAddress, coldStart));
  }

  /** Forgets the events with time tag that this master has not got. */
  void discardTaggedEvents() {
    if (cursor != null) {
      cursor.discardTagged();
      station.countBuffered();
    }
  }

  /**
   * Answers, interrogations, selections and files die with the start they belong to; events stay in
   * the log.
   */
  @Override
  public void stopped(String reason, long nowNanos) {
    replies.clear();
    interrogations.clear();
    unhurried.stopped(reason);
    sent.clear();
    commands.forEach(this::abandon);
    commands.clear();
    station.selections().stopped(this);
    if (cursor != null) {
      cursor.detach();
      cursor = null;
      station.countBuffered();
    }
    List<Runnable> waiting = new ArrayList<>(parked);
    parked.clear();
    waiting.forEach(Runnable::run);
  }

  private void abandon(RunningCommand command) {
    if (command.state() == RunningCommand.State.OPEN) {
      station.selections().answered(command.address());
    }
    command.enter(RunningCommand.State.OVER);
  }

  @Override
  public void received(Asdu asdu, Runnable done, long nowNanos) {
    requests.received(asdu, nowNanos);
    if (replies.size() < MAX_REPLIES) {
      done.run();
    } else {
      parked.add(done);
    }
  }

  /** The files of the station as this master has them. */
  LinkFiles files() {
    return files;
  }

  void reply(Asdu answer) {
    if (cursor != null) {
      replies.add(answer);
      counters.add(Name.COMMANDS_REFUSED, answer.cot().negative() ? 1 : 0);
    }
  }

  /**
   * Takes one answer from any code on the event loop, now or later; it is dropped if data transfer
   * was stopped in between.
   */
  Consumer<Asdu> answering() {
    int start = starts;
    return answer ->
        execute(
            () -> {
              if (start == starts) {
                reply(answer);
              }
            });
  }

  LinkCounters counters() {
    return counters;
  }

  /** Whether so many answers more would be too many; a link that owes few may always owe more. */
  boolean owesTooMany(int more) {
    return replies.size() >= MAX_REPLIES && replies.size() + more > MAX_BROADCAST_REPLIES;
  }

  ArrayDeque<InterrogationAnswer> interrogations() {
    return interrogations;
  }

  /** Queues a cyclic or background update while data transfer is started. */
  void cyclic(PointUpdate update) {
    if (cursor != null) {
      unhurried.cyclic(update);
    }
  }

  /** Whether the application owes so many answers that no further command is taken. */
  boolean isBusy() {
    return commands.size() >= MAX_COMMANDS;
  }

  /** Remembers a command whose answer the application owes. */
  RunningCommand running(Asdu request, long nowNanos) {
    long deadline = nowNanos + station.rules().timeout().toNanos();
    RunningCommand command = new RunningCommand(this, starts, request, deadline);
    commands.add(command);
    return command;
  }

  void confirm(RunningCommand command) {
    if (command.state() == RunningCommand.State.OPEN) {
      command.enter(RunningCommand.State.CONFIRMED);
      counters.add(Name.COMMANDS_CONFIRMED, 1);
      station.returns().carriedOut(command.address());
      reply(command.request().answer(Cause.ACTIVATION_CONFIRMATION, false));
      answered(command);
    }
  }

  void refuse(RunningCommand command, Cause cause) {
    if (command.state() == RunningCommand.State.OPEN) {
      command.enter(RunningCommand.State.OVER);
      station.returns().refused(command.address());
      reply(command.request().answer(cause, true));
      answered(command);
    }
  }

  void terminate(RunningCommand command) {
    if (command.state() == RunningCommand.State.CONFIRMED) {
      command.enter(RunningCommand.State.OVER);
      station.returns().carriedOut(command.address());
      if (command.terminates() && station.rules().termination() && command.start() == starts) {
        reply(command.request().answer(Cause.ACTIVATION_TERMINATION, false));
      }
    }
  }

  private void answered(RunningCommand command) {
    commands.remove(command);
    station.selections().answered(command.address());
  }

  @Override
  public @Nullable Asdu next(long nowNanos) {
    if (cursor == null) {
      return null;
    }
    Asdu asdu = nextReply();
    if (asdu == null) {
      asdu = nextEvents(cursor);
    } else {
      sent.add(NO_EVENT);
    }
    if (asdu == null) {
      asdu = nextInterrogated();
    }
    return asdu == null ? nextUnhurried(nowNanos) : asdu;
  }

  private @Nullable Asdu nextUnhurried(long nowNanos) {
    Asdu asdu = unhurried.next(nowNanos);
    if (asdu != null) {
      sent.add(NO_EVENT);
    }
    return asdu;
  }

  private @Nullable Asdu nextReply() {
    Asdu reply = replies.poll();
    while (!parked.isEmpty() && replies.size() < MAX_REPLIES) {
      parked.remove().run();
    }
    return reply;
  }

  /** As many of the next events as have the same type, cause and station and fit one ASDU. */
  private @Nullable Asdu nextEvents(EventCursor events) {
    PointUpdate first = events.peek();
    if (first == null) {
      return null;
    }
    int capacity = station.codec().capacity(first.type(), false);
    List<InformationObject> objects = new ArrayList<>();
    PointUpdate event = first;
    long mark;
    do {
      objects.add(new InformationObject(event.objectAddress(), event.value(), event.timeTag()));
      mark = events.take();
      event = events.peek();
    } while (event != null && objects.size() < capacity && together(first, event));
    sent.add(mark);
    counters.add(Name.POINTS_SENT, objects.size());
    return Asdu.of(first.type(), Cot.of(first.cause()), first.commonAddress(), objects);
  }

  private static boolean together(PointUpdate a, PointUpdate b) {
    return a.type() == b.type() && a.cause() == b.cause() && a.commonAddress() == b.commonAddress();
  }

  private @Nullable Asdu nextInterrogated() {
    while (!interrogations.isEmpty()) {
      Asdu asdu = interrogations.peek().next();
      if (asdu != null) {
        sent.add(NO_EVENT);
        if (asdu.cause() != Cause.ACTIVATION_TERMINATION) {
          counters.add(Name.POINTS_SENT, asdu.objects().size());
        }
        return asdu;
      }
      interrogations.remove();
    }
    return null;
  }

  @Override
  public void acknowledged(int asdus, long nowNanos) {
    boolean moved = false;
    for (int i = 0; i < asdus && !sent.isEmpty(); i++) {
      long mark = sent.poll();
      if (cursor != null && mark != NO_EVENT) {
        cursor.acknowledge(mark);
        moved = true;
      }
    }
    if (moved) {
      station.countBuffered();
    }
  }

  @Override
  public long deadline() {
    RunningCommand oldest = commands.peek();
    return oldest == null
        ? unhurried.deadline()
        : Unhurried.earlier(unhurried.deadline(), oldest.deadline());
  }

  /**
   * Begins scans, breaks off idle file transfers, and refuses the commands that the application did
   * not answer in time.
   */
  @Override
  public void onDeadline(long nowNanos) {
    unhurried.onDeadline(nowNanos);
    Iterator<RunningCommand> all = new ArrayList<>(commands).iterator();
    while (all.hasNext()) {
      RunningCommand command = all.next();
      if (nowNanos - command.deadline() < 0) {
        return;
      }
      counters.add(Name.COMMANDS_TIMED_OUT, 1);
      refuse(command, Cause.ACTIVATION_CONFIRMATION);
    }
  }
}
