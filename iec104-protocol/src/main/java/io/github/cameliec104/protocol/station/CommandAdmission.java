package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Asdu;
import java.util.Set;

/**
 * Which commands and selections a slave lets through to its application at all; others are refused
 * with a negative confirmation. To take back a selection is always permitted.
 *
 * @param time which as to their time tag
 * @param originators originator addresses, 0 to 255, from which commands are taken; empty takes
 *     them from all
 * @param test whether commands for test (T=1) are handed to the application, which must not carry
 *     them out then
 */
public record CommandAdmission(CommandTime time, Set<Integer> originators, boolean test) {

  /** With and without time tag, from every originator, not for test. */
  public static final CommandAdmission DEFAULT =
      new CommandAdmission(CommandTime.ANY, Set.of(), false);

  /**
   * Copies the set and checks the range.
   *
   * @throws IllegalArgumentException if an originator address is outside its range
   */
  public CommandAdmission {
    originators = Set.copyOf(originators);
    for (int originator : originators) {
      Limits.check("originator address", originator, 0, 255);
    }
  }

  /** Whether a command is let through. */
  boolean admits(Asdu command) {
    boolean tagged = command.first().time() != null;
    boolean timely =
        switch (time) {
          case ANY -> true;
          case REQUIRED -> tagged;
          case REFUSED -> !tagged;
        };
    return timely
        && (originators.isEmpty() || originators.contains(command.cot().originator()))
        && (test || !command.cot().test());
  }
}
