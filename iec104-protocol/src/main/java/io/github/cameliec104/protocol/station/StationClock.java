package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Cp56Time;
import io.github.cameliec104.protocol.asdu.ReadTime;
import io.github.cameliec104.protocol.asdu.TimeQuality;
import io.github.cameliec104.protocol.asdu.TimeRules;
import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The clock of a slave: this machine's, and how far the master's is ahead of it (101 §7.4.7). */
final class StationClock {

  private final InstantSource machine;
  private final TimeRules rules;
  private final ClockMode mode;
  private volatile Duration offset = Duration.ZERO;
  private boolean synchronizedOnce;

  StationClock(InstantSource machine, TimeRules rules, ClockMode mode) {
    this.machine = machine;
    this.rules = rules;
    this.mode = mode;
  }

  Instant now() {
    return machine.instant().plus(offset);
  }

  /** How far this clock is ahead of the machine's; for any thread. */
  Duration offset() {
    return offset;
  }

  /** The time tag of this moment, with the flags that the rules give the own clock. */
  Cp56Time tag(int commonAddress) {
    return tag(now(), commonAddress);
  }

  /** The time tag of a moment by this clock. */
  Cp56Time tag(Instant moment, int commonAddress) {
    boolean doubtful = rules.sent().invalidUntilSynchronized() && !synchronizedOnce;
    int flags =
        (doubtful ? TimeQuality.INVALID : 0)
            | (rules.sent().substituted() ? TimeQuality.SUBSTITUTED : 0);
    return rules.tag(moment, commonAddress, TimeQuality.of(flags));
  }

  /** The time tag of an event: as reported, or made from its time, or of this moment. */
  @Nullable TimeTag tagOf(PointUpdate update, TypeId type) {
    TimeTag.Kind kind = type.timeTag();
    TimeTag reported = update.timeTag();
    if (kind == TimeTag.Kind.NONE || (reported != null && reported.kind() == kind)) {
      return kind == TimeTag.Kind.NONE ? null : reported;
    }
    int station = update.commonAddress();
    return update.time() == null
        ? tag(station)
        : rules.tag(update.time(), station, update.timeQuality());
  }

  /** The moment that a master told a station; null if it is none. */
  @Nullable Instant instant(Cp56Time time, int commonAddress) {
    return rules.read(time, commonAddress, now()).instant();
  }

  /**
   * Goes by another clock from now on; false if that is not permitted or the time is unusable.
   *
   * @param commonAddress the station that was told, in whose zone
   */
  boolean set(Cp56Time time, int commonAddress) {
    ReadTime told = rules.read(time, commonAddress, machine.instant());
    return switch (mode) {
      case REFUSE -> false;
      case OFFSET -> told.instant() != null && !told.quality().invalid() && set(told.instant());
    };
  }

  private boolean set(Instant told) {
    offset = Duration.between(machine.instant(), told);
    synchronizedOnce = true;
    return true;
  }

  /** Whether a time is at most so far from now, before or after. */
  boolean isWithin(Cp56Time time, int commonAddress, Duration limit) {
    Instant told = instant(time, commonAddress);
    return told != null && Duration.between(told, now()).abs().compareTo(limit) <= 0;
  }
}
