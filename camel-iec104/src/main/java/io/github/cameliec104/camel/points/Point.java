package io.github.cameliec104.camel.points;

import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.StationPoint;
import java.util.Set;

/**
 * One named point of a station, or one object that can be commanded.
 *
 * @param name what routes call it; not blank
 * @param address its common and object address
 * @param type a monitored type (M_…) for a point, a command type (C_…) for a commanded object
 * @param groups the interrogation groups it belongs to, 1 to 16
 * @param details everything else known about it
 */
public record Point(
    String name, PointAddress address, TypeId type, Set<Integer> groups, PointDetails details) {

  /**
   * Copies the groups and checks the values.
   *
   * @throws IllegalArgumentException for a blank name, a type that is neither a monitored nor a
   *     command type of IEC 60870-5-104, a group outside its range, an address that no station may
   *     have, or details that do not fit the type
   */
  public Point {
    if (name.isBlank()) {
      throw new IllegalArgumentException("point " + address + " with a blank name");
    }
    groups = stationPoint(address, type, groups, details).groups();
  }

  /** A point in no group of which nothing else is known. */
  public Point(String name, PointAddress address, TypeId type) {
    this(name, address, type, Set.of(), PointDetails.NONE);
  }

  /** Common address of the station, 1 to 65534. */
  public int commonAddress() {
    return address.commonAddress();
  }

  /** Information object address, 1 to 16777215. */
  public int objectAddress() {
    return address.objectAddress();
  }

  /** True if it is an object to command, false if it is a point that reports. */
  public boolean isCommand() {
    return type.isCommand();
  }

  /** What kind of value it has. */
  public ValueKind kind() {
    return ValueKind.of(type);
  }

  /** From the number sent to engineering units. */
  public Scaling scaling() {
    return details.scaling();
  }

  /** The declaration of this point for a slave. */
  public StationPoint stationPoint() {
    return stationPoint(address, type, groups, details);
  }

  private static StationPoint stationPoint(
      PointAddress address, TypeId type, Set<Integer> groups, PointDetails details) {
    return new StationPoint(address, type, groups, details.select())
        .withReport(details.report().rules(details.scaling()));
  }

  /** A copy of which something else is known. */
  Point withDetails(PointDetails value) {
    return new Point(name, address, type, groups, value);
  }

  /**
   * True if a change is worth an event: the quality differs, the value is no number, or the number
   * moved by more than the deadband. Without deadband every value is worth an event.
   *
   * @param before the value of the last event
   * @param after the value now
   */
  public boolean beyondDeadband(Monitored before, Monitored after) {
    return stationPoint().report().deadBand().isEvent(type, before, after);
  }
}
