package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One point of a slave and what it said last. */
final class ImagePoint {

  final PointAddress address;

  /** The type that events of the point are sent as. */
  final TypeId type;

  /** The same without time tag, as interrogations send it; null for pure events (M_EP). */
  final @Nullable TypeId untagged;

  /** Interrogation groups, bit n for group n. */
  private int groups;

  Monitored value;

  ImagePoint(PointAddress address, TypeId type, Set<Integer> groups, Monitored value) {
    this.address = address;
    this.type = type;
    this.value = value;
    untagged = type.withTimeTag(TimeTag.Kind.NONE);
    declare(groups);
  }

  /** Belongs to these interrogation groups from now on. */
  void declare(Set<Integer> members) {
    groups = 0;
    for (int group : members) {
      groups |= 1 << group;
    }
  }

  /** Whether station interrogation has it: counters and protection events have their own ways. */
  boolean interrogated() {
    return untagged != null && untagged != TypeId.M_IT_NA_1;
  }

  boolean inGroup(int group) {
    return (groups & 1 << group) != 0;
  }
}
