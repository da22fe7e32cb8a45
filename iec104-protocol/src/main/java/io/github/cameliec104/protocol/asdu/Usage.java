package io.github.cameliec104.protocol.asdu;

import io.github.cameliec104.protocol.asdu.TypeId.Direction;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What types with the same causes of transmission are used for: the causes they may have in each
 * direction (101 §7.2.3, 104 §9.5), by number.
 */
enum Usage {
  /** Binary states and steps without time tag. */
  STATE(monitored("2-3 5 11-12 20-36")),
  /** Binary states and steps with time tag. */
  STATE_EVENT(monitored("3 5 11-12")),
  BITSTRING(monitored("2-3 5 20-36")),
  MEASURED(monitored("1-3 5 20-36")),
  /** Measured values and bit strings with time tag. */
  VALUE_EVENT(monitored("3 5")),
  COUNTER(monitored("3 37-41")),
  PROTECTION(monitored("3")),
  INITIALIZATION(monitored("4")),

  /** What is confirmed, can be deactivated and is terminated: commands and interrogation. */
  TERMINATED(controlled("6 8", "7 9-10 44-47")),
  COUNTER_INTERROGATION(controlled("6", "7 10 44-47")),
  READ(controlled("5", "44-47")),
  /** Cause 3 is a station that tells its time. */
  CLOCK(controlled("6", "3 7 44-47")),
  CONFIRMED(controlled("6", "7 44-47")),
  DELAY(controlled("3 6", "7 44-47")),
  /** Causes 5 and 20 to 36 answer a read and an interrogation. */
  PARAMETER(controlled("6", "5 7 20-36 44-47")),
  PARAMETER_ACTIVATION(controlled("6 8", "7 9 44-47")),

  FILE(both("13", "13 44-47")),
  /** Cause 5 calls the directory. */
  FILE_CALL(both("5 13", "13 44-47")),
  DIRECTORY(monitored("3 5"));

  private record Causes(Direction direction, String controlled, String monitored) {}

  private final Direction direction;

  @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
  private final Set<Cause> controlled;

  @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
  private final Set<Cause> monitored;

  Usage(Causes causes) {
    direction = causes.direction;
    controlled = parse(causes.controlled);
    monitored = parse(causes.monitored);
  }

  private static Causes monitored(String monitored) {
    return new Causes(Direction.MONITOR, "", monitored);
  }

  private static Causes controlled(String controlled, String monitored) {
    return new Causes(Direction.CONTROL, controlled, monitored);
  }

  private static Causes both(String controlled, String monitored) {
    return new Causes(Direction.BOTH, controlled, monitored);
  }

  private static Set<Cause> parse(String numbers) {
    EnumSet<Cause> causes = EnumSet.noneOf(Cause.class);
    Arrays.stream(numbers.split(" ", -1))
        .filter(range -> !range.isEmpty())
        .flatMap(Usage::range)
        .forEach(causes::add);
    return Collections.unmodifiableSet(causes);
  }

  private static Stream<Cause> range(String text) {
    int dash = text.indexOf('-');
    int first = Integer.parseInt(dash < 0 ? text : text.substring(0, dash));
    int last = Integer.parseInt(text.substring(dash + 1));
    return IntStream.rangeClosed(first, last).mapToObj(Cause::of);
  }

  Direction direction() {
    return direction;
  }

  /** The causes of requests, from a master. */
  Set<Cause> controlled() {
    return controlled;
  }

  /** The causes of data and answers, from a slave. */
  Set<Cause> monitored() {
    return monitored;
  }
}
