package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.SystemElement.CounterInterrogation;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a master does by itself: after a start, after a station has restarted, and periodically; and
 * what it does when that fails. Nothing is under way twice.
 */
final class MasterProcedures {

  /** Most requests that wait for the end of one procedure. */
  private static final int MAX_FOLLOWERS = 100;

  private final StartUp startUp;
  private final ProcedureRules rules;
  private final MasterSender sender;
  private final LinkClock clock;
  private final ProcedureEvents events;
  private final InstantSource wallClock;
  private final List<Schedule> schedules;
  private final Map<ProcedureKey, ProcedureRun> runs = new HashMap<>();
  private final TreeSet<Integer> heard = new TreeSet<>();

  /** What was begun and has not been completed since. */
  private final Set<ProcedureKey> behind = new LinkedHashSet<>();

  private boolean started;

  MasterProcedures(
      StartUp startUp,
      MasterSender sender,
      ProcedureEvents events,
      LinkClock clock,
      InstantSource wallClock) {
    this.startUp = startUp;
    rules = startUp.procedures();
    this.sender = sender;
    this.events = events;
    this.clock = clock;
    this.wallClock = wallClock;
    schedules =
        List.of(
            new Schedule(Procedure.INTERROGATION, rules.interrogations().period()),
            new Schedule(
                freezes() ? Procedure.FREEZE : Procedure.COUNTERS, rules.counters().period()),
            new Schedule(Procedure.CLOCK, rules.clock().period()),
            new Schedule(Procedure.TEST, rules.testPeriod()));
  }

  private boolean freezes() {
    return rules.counters().freeze() != CounterInterrogation.READ;
  }

  /** Data transfer has started. */
  void started() {
    started = true;
    runs.values().removeIf(ProcedureRun::forgettable);
    for (int station : startUp.interrogate()) {
      rules.interrogations().qualifiers().forEach(q -> begin(Procedure.INTERROGATION, station, q));
      if (rules.clock().atStart()) {
        begin(Procedure.CLOCK, station, 0);
      }
    }
    beginAll(Procedure.COUNTERS);
    beginOverdue();
  }

  /** Data transfer goes on over another connection: what was not complete is asked again. */
  void resumed() {
    started = true;
    for (ProcedureKey key : List.copyOf(behind)) {
      begin(key.procedure(), key.commonAddress(), key.qualifier());
    }
    beginOverdue();
  }

  /** What has become due while the link was away; a freeze at another time would be none. */
  private void beginOverdue() {
    for (Schedule schedule : schedules) {
      schedule.begin(clock.now(), wallClock);
      if (schedule.due(clock.now(), wallClock) && schedule.procedure() != Procedure.FREEZE) {
        beginAll(schedule.procedure());
      }
    }
  }

  /** Data transfer has stopped: whatever was under way fails now. */
  void stopped(String reason) {
    started = false;
    for (ProcedureRun run : runs.values()) {
      if (run.state() == ProcedureRun.State.PAUSED) {
        cutShort(run, reason);
      }
    }
  }

  private void cutShort(ProcedureRun run, String reason) {
    run.over();
    if (run.key().procedure() == Procedure.INTERROGATION) {
      events.finished(run.key().commonAddress(), run.key().qualifier(), reason);
    }
  }

  /** A restarted station may have lost and gained points, its counters and its clock. */
  void restarted(int station) {
    if (!startUp.interrogate().isEmpty()) {
      for (int qualifier : rules.interrogations().qualifiers()) {
        ProcedureRun run = begin(Procedure.INTERROGATION, station, qualifier);
        if (run.state() == ProcedureRun.State.CONFIRMED) {
          run.again(); // part of the values may be from before
        }
      }
      if (rules.clock().atStart()) {
        begin(Procedure.CLOCK, station, 0);
      }
    }
    List<Integer> counted = rules.counters().stations();
    if (counted.contains(station) || counted.contains(StartUp.ALL_STATIONS)) {
      rules.counters().requests().forEach(q -> begin(Procedure.COUNTERS, station, q));
    }
  }

  /** A station has confirmed an interrogation. */
  void confirmed(int station, int qualifier) {
    heard.add(station);
    ProcedureRun run = runs.get(new ProcedureKey(Procedure.INTERROGATION, station, qualifier));
    if (run != null) {
      run.confirmed();
    }
  }

  private void beginAll(Procedure procedure) {
    for (int station : stations(procedure)) {
      for (int qualifier : qualifiers(procedure)) {
        begin(procedure, station, qualifier);
      }
    }
  }

  private List<Integer> stations(Procedure procedure) {
    return switch (procedure) {
      case INTERROGATION, CLOCK -> startUp.interrogate();
      case FREEZE, COUNTERS -> rules.counters().stations();
      case TEST ->
          startUp.interrogate().contains(StartUp.ALL_STATIONS)
              ? List.copyOf(heard)
              : startUp.interrogate();
    };
  }

  private List<Integer> qualifiers(Procedure procedure) {
    return switch (procedure) {
      case INTERROGATION -> rules.interrogations().qualifiers();
      case FREEZE, COUNTERS -> rules.counters().requests();
      case CLOCK, TEST -> List.of(0);
    };
  }

  /** Does something now unless it is under way. */
  private ProcedureRun begin(Procedure procedure, int station, int qualifier) {
    ProcedureKey key = new ProcedureKey(procedure, station, qualifier);
    if (procedure == Procedure.INTERROGATION || procedure == Procedure.COUNTERS) {
      behind.add(key);
    }
    ProcedureRun run = runs.computeIfAbsent(key, ProcedureRun::new);
    if (!run.underWay()) {
      run.over();
      ask(run);
    }
    return run;
  }

  private void ask(ProcedureRun run) {
    run.asked();
    sender.ask(run.key()).whenComplete((result, failure) -> answered(run, result, failure));
  }

  private void answered(
      ProcedureRun run, @Nullable CommandResult result, @Nullable Throwable failure) {
    if (!started) {
      cutShort(run, reason(result, failure));
    } else if (result != null && result.positive()) {
      behind.remove(run.key());
      run.failed("");
      over(run);
    } else if (failure instanceof IllegalStateException) {
      run.pause(run.attempt(), pauseEnd()); // somebody else asks for the same just now
    } else {
      failed(run, result, failure);
    }
    List<Runnable> followers = new ArrayList<>(run.followers());
    run.followers().clear();
    followers.forEach(Runnable::run);
  }

  private long pauseEnd() {
    return clock.now() + rules.repetition().pause().toNanos();
  }

  private void failed(
      ProcedureRun run, @Nullable CommandResult result, @Nullable Throwable failure) {
    String reason = reason(result, failure);
    if (mayRepeat(run.key(), result) && run.attempt() <= rules.repetition().retries()) {
      events.failed(run.key(), run.attempt(), true, reason);
      run.pause(run.attempt() + 1, pauseEnd());
    } else {
      if (run.key().procedure() == Procedure.INTERROGATION) {
        events.finished(run.key().commonAddress(), run.key().qualifier(), reason);
      } else if (run.failed(reason)) {
        events.failed(run.key(), run.attempt(), false, reason);
      }
      over(run);
    }
  }

  private static String reason(@Nullable CommandResult result, @Nullable Throwable failure) {
    if (result instanceof CommandResult.Refused refused) {
      return "refused with cause " + refused.cause();
    }
    return failure == null ? "broken off" : String.valueOf(failure.getMessage());
  }

  /**
   * What was not answered is tried again, and what was refused for now. To reset counters twice
   * would lose what they had counted.
   */
  private boolean mayRepeat(ProcedureKey key, @Nullable CommandResult result) {
    boolean unanswered = result == null;
    boolean refused =
        result instanceof CommandResult.Refused r && r.cause() == Cause.ACTIVATION_CONFIRMATION;
    return switch (key.procedure()) {
      case INTERROGATION, COUNTERS -> unanswered || refused;
      case FREEZE -> refused || (unanswered && rules.counters().freeze() == 1);
      case CLOCK, TEST -> unanswered;
    };
  }

  /** Counters are read when they are frozen, or, for what they had before, when they are not. */
  private void over(ProcedureRun run) {
    ProcedureKey key = run.key();
    boolean again = run.over();
    if (key.procedure() == Procedure.FREEZE) {
      ProcedureRun read =
          runs.get(new ProcedureKey(Procedure.COUNTERS, key.commonAddress(), key.qualifier()));
      if (read != null && read.underWay()) {
        read.again(); // it may have passed the freeze
      } else {
        begin(Procedure.COUNTERS, key.commonAddress(), key.qualifier());
      }
    }
    if (again) {
      ask(run);
    } else if (run.forgettable()) {
      runs.remove(key, run);
    }
  }

  /**
   * Sends a request of the application, after the same procedure if that is under way.
   *
   * @return its answer; an {@link IllegalStateException} if too many wait
   */
  CompletableFuture<CommandResult> after(
      ProcedureKey key, Supplier<CompletableFuture<CommandResult>> request) {
    ProcedureRun run = runs.get(key);
    if (run == null || !run.underWay()) {
      return request.get();
    } else if (run.followers().size() >= MAX_FOLLOWERS) {
      return CompletableFuture.failedFuture(
          new IllegalStateException(key + ": " + MAX_FOLLOWERS + " requests wait for it"));
    }
    CompletableFuture<CommandResult> future = new CompletableFuture<>();
    run.followers().add(() -> MasterSender.relay(request, future));
    return future;
  }

  /** The next time at which something is due, or {@link Long#MAX_VALUE}. */
  long deadline() {
    long first = Long.MAX_VALUE;
    if (started) {
      for (Schedule schedule : schedules) {
        first = Requests.earlier(first, schedule.next());
      }
      for (ProcedureRun run : runs.values()) {
        first = Requests.earlier(first, run.retryAt());
      }
    }
    return first;
  }

  void onDeadline(long nowNanos) {
    if (!started) {
      return;
    }
    for (Schedule schedule : schedules) {
      if (schedule.due(nowNanos, wallClock)) {
        beginAll(schedule.procedure());
      }
    }
    for (ProcedureRun run : List.copyOf(runs.values())) {
      if (run.state() == ProcedureRun.State.PAUSED && nowNanos - run.retryAt() >= 0) {
        ask(run);
      }
    }
  }
}
