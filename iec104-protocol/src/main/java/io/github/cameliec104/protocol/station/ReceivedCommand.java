package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Command;
import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command that a master sent to a slave.
 *
 * @param address the commanded object
 * @param type C_SC_NA_1 to C_BO_TA_1
 * @param command value and qualifier
 * @param timeTag when the master issued it, as sent; null for types without time tag
 * @param time the instant of the time tag in the time zone of the link
 * @param originator originator address of the master, 0 if not used
 * @param peer the master's address, host:port
 * @param age how old it was when it came, by its time tag and the clock of the slave; negative if
 *     it is ahead, null without time tag
 * @param test whether it is for test (T=1) and must not be carried out; false unless the slave is
 *     told to hand such commands over
 */
public record ReceivedCommand(
    PointAddress address,
    TypeId type,
    Command command,
    @Nullable TimeTag timeTag,
    @Nullable Instant time,
    int originator,
    String peer,
    @Nullable Duration age,
    boolean test) {

  /** A command of unknown age that is not for test. */
  public ReceivedCommand(
      PointAddress address,
      TypeId type,
      Command command,
      @Nullable TimeTag timeTag,
      @Nullable Instant time,
      int originator,
      String peer) {
    this(address, type, command, timeTag, time, originator, peer, null, false);
  }
}
