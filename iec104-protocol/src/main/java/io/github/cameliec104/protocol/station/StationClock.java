package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Cp56Time;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;

/** The clock of a slave: this machine's, and how far the master's is ahead of it (101 §7.4.7). */
final class StationClock {

  private final InstantSource machine;
  private final ZoneId zone;
  private final ClockMode mode;
  private Duration offset = Duration.ZERO;

  StationClock(InstantSource machine, ZoneId zone, ClockMode mode) {
    this.machine = machine;
    this.zone = zone;
    this.mode = mode;
  }

  Instant now() {
    return machine.instant().plus(offset);
  }

  /** Goes by another clock from now on; false if that is not permitted or the time is unusable. */
  boolean set(Cp56Time time) {
    Instant told = time.possible() && !time.invalid() ? time.toInstant(zone) : null;
    return switch (mode) {
      case REFUSE -> false;
      case OFFSET -> {
        if (told != null) {
          offset = Duration.between(machine.instant(), told);
        }
        yield told != null;
      }
    };
  }

  /** Whether a time is at most so far from now, before or after. */
  boolean isWithin(Cp56Time time, Duration limit) {
    Instant told = time.toInstant(zone);
    return told != null && Duration.between(told, now()).abs().compareTo(limit) <= 0;
  }
}
