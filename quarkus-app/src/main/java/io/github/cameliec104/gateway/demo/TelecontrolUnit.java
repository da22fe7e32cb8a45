package io.github.cameliec104.gateway.demo;

import io.github.cameliec104.camel.points.Point;
import io.github.cameliec104.camel.points.PointList;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Command;
import io.github.cameliec104.protocol.asdu.DoubleState;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.StepDirection;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands between the simulated plant and the outside: says what changed, and operates what is
 * commanded. Safe for any thread.
 */
public final class TelecontrolUnit {
  private static final String COMMAND = " command";

  /** What became of a command. */
  public enum Outcome {
    /** The plant has begun to move. */
    DONE,
    /** There is nothing to command at that address. */
    UNKNOWN,
    /** Local control, an impossible state, or the end of the tap changer. */
    REFUSED
  }

  private final PointList points;
  private final Clock clock;
  private final Substation substation;
  private final Map<String, Monitored> told = new HashMap<>();
  private Instant now;

  /**
   * A unit in a plant in normal service.
   *
   * @param points the points it reports and the objects it can command
   * @param clock what drives the plant and stamps the changes
   * @param seed same seed, same day
   */
  public TelecontrolUnit(PointList points, Clock clock, long seed) {
    this.points = points;
    this.clock = clock;
    this.substation = new Substation(seed);
    this.now = clock.instant();
  }

  /**
   * Lets the plant go on to the present and tells what changed beyond its deadband: at first
   * everything, as background scan; then spontaneously.
   */
  public synchronized List<PointUpdate> changes() {
    Instant before = now;
    now = clock.instant();
    substation.advance(Duration.between(before, now).toMillis() / 1000.0);
    Cause cause = told.isEmpty() ? Cause.BACKGROUND : Cause.SPONTANEOUS;
    List<PointUpdate> changes = new ArrayList<>();
    substation
        .readings()
        .forEach((name, reading) -> tell(points.named(name), reading, cause, changes));
    return changes;
  }

  private void tell(
      @Nullable Point point, Monitored reading, Cause cause, List<PointUpdate> changes) {
    if (point == null) {
      return;
    }
    Monitored before = told.get(point.name());
    boolean changed = before == null || !before.equals(reading);
    if (changed && (before == null || point.beyondDeadband(before, reading))) {
      told.put(point.name(), reading);
      changes.add(
          PointUpdate.of(point.address(), point.type(), reading, now)
              .withName(point.name())
              .withCause(cause));
    }
  }

  /** Operates a breaker, a tap changer or a voltage regulator. */
  public synchronized Outcome command(PointAddress address, Command command) {
    Point object = points.command(address);
    if (object == null) {
      return Outcome.UNKNOWN;
    }
    String target = object.name().replace(COMMAND, "");
    boolean done = substation.remote() && command.permitted() && operate(target, command);
    return done ? Outcome.DONE : Outcome.REFUSED;
  }

  private boolean operate(String target, Command command) {
    if (command instanceof Command.DoubleCommand order) {
      return any(
          substation.breakers().filter(breaker -> breaker.name().equals(target)),
          breaker -> breaker.order(order.state() == DoubleState.ON));
    }
    Stream<Transformer> named =
        substation.transformers().filter(t -> target.startsWith(t.name() + "."));
    if (command instanceof Command.RegulatingStep order) {
      return any(named, t -> t.taps().go(order.direction() == StepDirection.HIGHER));
    }
    return command instanceof Command.SingleCommand order
        && any(named, t -> t.automatic(order.on()));
  }

  private static <T> boolean any(Stream<T> found, Predicate<T> operation) {
    return found.map(operation::test).reduce(false, Boolean::logicalOr);
  }
}
