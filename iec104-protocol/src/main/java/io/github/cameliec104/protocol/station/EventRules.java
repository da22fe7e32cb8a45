package io.github.cameliec104.protocol.station;

import java.util.List;

/**
 * How a slave treats events.
 *
 * @param buffer how many are kept, and which are sent first
 * @param groups the names of the redundancy groups (104 §10). Of each group one connection at most
 *     is started, and the group gets every event once. Empty: each connection gets every event.
 */
public record EventRules(EventBuffer buffer, List<String> groups) {

  /** Keeps an own copy of the names. */
  public EventRules {
    groups = List.copyOf(groups);
  }

  /** Without groups, the same bound for each class. */
  public static EventRules keeping(int events) {
    return new EventRules(EventBuffer.DEFAULT.withCapacity(events), List.of());
  }

  /** A copy with other groups. */
  public EventRules withGroups(List<String> names) {
    return new EventRules(buffer, names);
  }

  boolean grouped() {
    return !groups.isEmpty();
  }
}
