package io.github.cameliec104.e2e;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Cot;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.SystemElement.CounterInterrogation;
import io.github.cameliec104.protocol.asdu.SystemElement.Interrogation;
import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.net.Iec104Master;
import io.github.cameliec104.protocol.net.MasterSettings;
import io.github.cameliec104.protocol.station.CommandResult;
import io.github.cameliec104.protocol.station.LinkEvent;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.MasterListener;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.github.cameliec104.protocol.station.StartUp;
import io.github.cameliec104.protocol.station.Until;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Our master. */
final class OurMaster implements MasterPeer {

  private final Inbox<LinkState> states = new Inbox<>("states of our master");
  private final Inbox<PeerPoint> points = new Inbox<>("points at our master");
  private final Inbox<PeerAnswer> answers = new Inbox<>("answers at our master", this::failures);
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final Queue<Runnable> unfinished = new ConcurrentLinkedQueue<>();
  private final MasterSettings settings;
  private volatile boolean busy;
  private Iec104Master master;

  /** Connects and interrogates nobody by itself. */
  OurMaster(int port) {
    this(
        MasterSettings.of("127.0.0.1", port)
            .withStartUp(StartUp.DEFAULT.withInterrogate(List.of())));
  }

  OurMaster(MasterSettings settings) {
    this.settings = settings;
    master = open();
  }

  private Iec104Master open() {
    Iec104Master opened = Iec104Master.open(settings, new Listener());
    awaitState(LinkState.STARTED);
    return opened;
  }

  /** The master itself, for what the other stacks do not have. */
  Iec104Master master() {
    return master;
  }

  /**
   * Keeps the master waiting for its listener, which has the points but says that it is not done
   * with them, until this is called with false.
   */
  void busy(boolean value) {
    busy = value;
    for (Runnable done = unfinished.poll(); done != null; done = unfinished.poll()) {
      done.run();
    }
  }

  /** What became of the requests that were not answered. */
  private String failures() {
    return failures.toString();
  }

  /** Returns when the link has come to a state, in addition to those already awaited. */
  void awaitState(LinkState state) {
    states.takeUntil(state::equals);
  }

  /** The answers are told as events. */
  @Override
  public void interrogate(int ca) {
    master.interrogate(ca, Interrogation.STATION);
  }

  @Override
  public void interrogateCounters(int ca) {
    InformationObject general = new InformationObject(0, new CounterInterrogation(5, 0));
    Asdu request = Asdu.of(TypeId.C_CI_NA_1, Cot.of(Cause.ACTIVATION), ca, general);
    master.request(request, Until.TERMINATION).whenComplete(this::report);
  }

  /** A select is never terminated. */
  @Override
  public void command(PeerCommand command) {
    master.command(OurCommands.request(command)).whenComplete(this::report);
  }

  private void report(@Nullable CommandResult result, @Nullable Throwable failure) {
    if (result == null) {
      failures.add(Objects.requireNonNull(failure));
      return;
    }
    Asdu answer = result.answer();
    if (result instanceof CommandResult.Terminated) {
      answers.add(answer(answer, Cause.ACTIVATION_CONFIRMATION)); // terminated means confirmed
    }
    answers.add(answer(answer, answer.cause()));
  }

  private static PeerAnswer answer(Asdu answer, Cause cause) {
    return new PeerAnswer(
        answer.commonAddress(),
        answer.first().address(),
        String.valueOf(answer.type()),
        cause.number(),
        answer.cot().negative());
  }

  @Override
  public void disconnect() {
    master.close();
  }

  @Override
  public void connect() {
    master = open();
  }

  @Override
  public Inbox<PeerPoint> points() {
    return points;
  }

  @Override
  public Inbox<PeerAnswer> answers() {
    return answers;
  }

  @Override
  public void close() {
    master.close();
  }

  /** Sorts what comes. */
  private final class Listener implements MasterListener {
    @Override
    public void points(List<PointUpdate> updates, Runnable done) {
      updates.forEach(update -> points.add(point(update)));
      if (busy) {
        unfinished.add(done);
      } else {
        done.run();
      }
    }

    @Override
    public void event(LinkEvent event) {
      if (event instanceof LinkEvent.StateChanged change) {
        states.add(change.state());
      } else if (event instanceof LinkEvent.InterrogationStarted started) {
        answers.add(new PeerAnswer(started.commonAddress(), 0, "C_IC_NA_1", 7, false));
      } else if (event instanceof LinkEvent.InterrogationFinished end && end.complete()) {
        answers.add(new PeerAnswer(end.commonAddress(), 0, "C_IC_NA_1", 10, false));
      }
    }
  }

  /** A received update in the notation of the contract. */
  static PeerPoint point(PointUpdate update) {
    return new PeerPoint(
        update.commonAddress(),
        update.objectAddress(),
        update.type().name(),
        OurValues.value(update.value()),
        OurValues.quality(update.value()),
        time(update),
        update.cause().number());
  }

  private static String time(PointUpdate update) {
    TimeTag tag = update.timeTag();
    return tag == null ? PeerPoint.NONE : update.time() + (tag.invalid() ? "!" : "");
  }
}
