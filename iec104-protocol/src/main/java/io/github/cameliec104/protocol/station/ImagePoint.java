package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Monitored.Counter;
import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One point of a slave and what it said last. */
final class ImagePoint {

  /** Readings are numbered modulo 32. */
  private static final int READINGS = 32;

  final PointAddress address;

  /** The type that events of the point are sent as. */
  final TypeId type;

  /** The same without time tag, as interrogations send it; null for pure events (M_EP). */
  final @Nullable TypeId untagged;

  /** Interrogation groups, bit n for group n. */
  private int groups;

  Monitored value;

  /** What the counter was at the last freeze, null before the first. */
  private @Nullable Counter frozen;

  /** What the application counted when the counter was reset last. */
  private int base;

  private int readings;

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
    return untagged != null && !isCounter();
  }

  boolean isCounter() {
    return untagged == TypeId.M_IT_NA_1;
  }

  boolean inGroup(int group) {
    return (groups & 1 << group) != 0;
  }

  /** What an interrogation reports: the present value, of a counter that was frozen the frozen. */
  Monitored interrogatedValue() {
    return frozen == null ? value : frozen;
  }

  /** The value that masters are told for what the application reports. */
  Monitored told(Monitored reported) {
    return reported instanceof Counter counter
        ? new Counter(counter.value() - base, counter.notes())
        : reported;
  }

  /** Keeps the present reading of a counter for interrogations, under the next number. */
  void freeze() {
    if (value instanceof Counter counter) {
      readings = (readings + 1) % READINGS;
      frozen = new Counter(counter.value(), counter.notes().withSequence(readings));
    }
  }

  /** Counts from 0 again, although the application goes on from where it is. */
  void reset() {
    if (value instanceof Counter counter) {
      base += counter.value();
      value = new Counter(0, counter.notes());
    }
  }
}
