package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.TypeId;
import java.util.Set;

/**
 * A point that a slave has, or an object that it can be commanded at.
 *
 * @param address its common and object address
 * @param type a monitored type for a point, a command type for a commanded object
 * @param groups the interrogation groups it belongs to, 1 to 16; station interrogation has all
 */
public record StationPoint(PointAddress address, TypeId type, Set<Integer> groups) {

  /**
   * Copies the groups and checks the ranges.
   *
   * @throws IllegalArgumentException for a type that is neither, a group outside 1..16, or an
   *     address 0 or 65535, which no station may have
   */
  public StationPoint {
    groups = Set.copyOf(groups);
    checkType(address, type);
    for (int group : groups) {
      if (group < 1 || group > 16) {
        throw new IllegalArgumentException(
            "point " + address + " in group " + group + ", expected 1..16");
      }
    }
    checkAddress(address);
  }

  /** A point or commanded object in no group. */
  public StationPoint(PointAddress address, TypeId type) {
    this(address, type, Set.of());
  }

  static void checkType(PointAddress address, TypeId type) {
    if ((!type.isMonitored() && !type.isCommand()) || !type.inSubset104()) {
      throw new IllegalArgumentException(
          "point "
              + address
              + " of type "
              + type
              + ", expected a monitored or command type of IEC 60870-5-104");
    }
  }

  static void checkAddress(PointAddress address) {
    if (address.commonAddress() == 0 || address.commonAddress() == 0xFFFF) {
      throw new IllegalArgumentException(
          "point " + address + ": common address expected 1..65534, 65535 means all stations");
    }
    if (address.objectAddress() == 0) {
      throw new IllegalArgumentException(
          "point " + address + ": object address expected 1..16777215");
    }
  }
}
