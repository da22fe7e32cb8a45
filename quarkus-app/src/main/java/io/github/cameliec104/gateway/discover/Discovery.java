package io.github.cameliec104.gateway.discover;

import io.github.cameliec104.protocol.Iec104ClosedException;
import io.github.cameliec104.protocol.Iec104TimeoutException;
import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Cot;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.SystemElement.CounterInterrogation;
import io.github.cameliec104.protocol.asdu.SystemElement.Interrogation;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.net.Iec104Master;
import io.github.cameliec104.protocol.net.MasterSettings;
import io.github.cameliec104.protocol.station.CommandResult;
import io.github.cameliec104.protocol.station.StartUp;
import io.github.cameliec104.protocol.station.Until;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Connects to a station, interrogates it, and collects the points it reports. */
public final class Discovery {

  private static final int ALL_COUNTERS = 5;
  private static final String HINT =
      "; some stations answer only under their own address, see --common-address";

  private final Questions questions;
  private final Consumer<String> progress;
  private final Answers answers;
  private final List<String> failures = new ArrayList<>();

  /**
   * What to ask.
   *
   * @param stations common addresses; empty asks all stations at once
   * @param counters true asks for counters, too
   * @param timeout how long each answer may take, and each interrogation to its end
   * @param rest how long to listen after the interrogation, for stations that answer later and for
   *     events
   */
  public record Questions(
      List<Integer> stations, boolean counters, Duration timeout, Duration rest) {}

  /**
   * What came of it.
   *
   * @param points what was found
   * @param failures why that may not be all, a line each; empty if everything was answered
   */
  public record Outcome(FoundPoints points, List<String> failures) {}

  private Discovery(Questions questions, Consumer<String> progress) {
    this.questions = questions;
    this.progress = progress;
    this.answers = new Answers(progress);
  }

  /**
   * Asks a station and waits for its answers.
   *
   * @param progress hears a line for each step, on any thread
   * @throws DiscoveryException if it could not be asked or reported no point
   */
  public static Outcome run(String host, int port, Questions questions, Consumer<String> progress)
      throws DiscoveryException, InterruptedException {
    StartUp startUp =
        StartUp.DEFAULT
            .withInterrogate(List.of())
            .withTimeouts(questions.timeout(), questions.timeout());
    MasterSettings settings = MasterSettings.of(host, port).withStartUp(startUp);
    Discovery discovery = new Discovery(questions, progress);
    try (Iec104Master master = Iec104Master.open(settings, discovery.answers)) {
      return discovery.ask(master);
    }
  }

  private Outcome ask(Iec104Master master) throws DiscoveryException, InterruptedException {
    answers.awaitStart(questions.timeout());
    if (questions.stations().isEmpty()) {
      progress.accept("connected; interrogating all stations");
      interrogateAll(master);
    } else {
      for (int station : questions.stations()) {
        progress.accept("interrogating station " + station);
        interrogate(master, station);
      }
    }
    answers.listen(questions.rest());
    for (int station : answers.awaitTerminations(questions.timeout())) {
      failures.add("interrogation of station " + station + ": it did not end in time");
    }
    if (questions.counters()) {
      for (int station : answers.points().stations().keySet()) {
        String what = "counter interrogation of station " + station;
        answered(what, master.request(counters(station), Until.TERMINATION));
      }
    }
    return outcome();
  }

  private Outcome outcome() throws DiscoveryException {
    if (answers.points().size() > 0) {
      return new Outcome(answers.points(), List.copyOf(failures));
    }
    throw new DiscoveryException(
        failures.isEmpty()
            ? "the interrogation ended, but no point was reported"
            : String.join("; ", failures));
  }

  private void interrogate(Iec104Master master, int station) throws InterruptedException {
    answered(
        "interrogation of station " + station, master.interrogate(station, Interrogation.STATION));
  }

  /** Each station answers for itself; the first that ends ends the request, others go on. */
  private void interrogateAll(Iec104Master master) throws InterruptedException {
    boolean ended =
        answered(
            "interrogation of all stations (65535)",
            master.interrogate(StartUp.ALL_STATIONS, Interrogation.STATION));
    if (!ended) {
      failures.set(failures.size() - 1, failures.get(failures.size() - 1) + HINT);
    }
  }

  /** Waits for the end of a request; what went wrong is a line of the failures. */
  private boolean answered(String what, CompletableFuture<CommandResult> request)
      throws InterruptedException {
    try {
      CommandResult result = request.get();
      if (result instanceof CommandResult.Refused refused) {
        failures.add(what + ": refused" + why(refused.cause()));
        return false;
      }
      return true;
    } catch (ExecutionException e) {
      failures.add(what + ": " + words(e.getCause()));
      return false;
    }
  }

  private static String why(Cause cause) {
    return cause == Cause.ACTIVATION_CONFIRMATION
        ? " (negative confirmation)"
        : " ("
            + cause.name().toLowerCase(Locale.ROOT).replace('_', ' ')
            + ", cause "
            + cause.number()
            + ")";
  }

  private String words(@Nullable Throwable failure) {
    if (failure instanceof Iec104TimeoutException) {
      return "no answer, or no end of it, within " + questions.timeout().toSeconds() + " s";
    }
    return failure instanceof Iec104ClosedException ? answers.lost() : String.valueOf(failure);
  }

  private static Asdu counters(int station) {
    return Asdu.of(
        TypeId.C_CI_NA_1,
        Cot.of(Cause.ACTIVATION),
        station,
        new InformationObject(0, new CounterInterrogation(ALL_COUNTERS, 0)));
  }
}
