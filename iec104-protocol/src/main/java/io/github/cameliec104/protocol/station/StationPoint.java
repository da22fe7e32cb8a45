package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.util.Set;

/**
 * A point that a slave has, or an object that it can be commanded at.
 *
 * @param address its common and object address
 * @param type a monitored type for a point, a command type for a commanded object
 * @param groups the interrogation groups it belongs to, 1 to 16; station interrogation has all. For
 *     a counter the groups of counter interrogations, 1 to 4
 * @param mode how a commanded object may be commanded; DIRECT_OR_SELECT for a point
 * @param report how a point is reported, and where the effect of a command is seen
 */
public record StationPoint(
    PointAddress address, TypeId type, Set<Integer> groups, CommandMode mode, ReportRules report) {

  /**
   * Copies the groups and checks the ranges.
   *
   * @throws IllegalArgumentException for a type that is neither, a group outside its range, an
   *     address 0 or 65535, which no station may have, or a mode or report that the type cannot
   *     have
   */
  public StationPoint {
    groups = Set.copyOf(groups);
    checkType(address, type);
    for (int group : groups) {
      int last = lastGroup(type);
      if (group < 1 || group > last) {
        throw new IllegalArgumentException(
            "point " + address + " in group " + group + ", expected 1.." + last);
      }
    }
    checkAddress(address);
    checkMode(address, type, mode);
    report.check(address, type);
  }

  /** A point or commanded object in no group. */
  public StationPoint(PointAddress address, TypeId type) {
    this(address, type, Set.of());
  }

  /** A point in some groups, or an object that is commanded directly or selected before. */
  public StationPoint(PointAddress address, TypeId type, Set<Integer> groups) {
    this(address, type, groups, CommandMode.DIRECT_OR_SELECT);
  }

  /** A point or commanded object that is reported as usual. */
  public StationPoint(PointAddress address, TypeId type, Set<Integer> groups, CommandMode mode) {
    this(address, type, groups, mode, ReportRules.DEFAULT);
  }

  /** A copy that is reported otherwise. */
  public StationPoint withReport(ReportRules value) {
    return new StationPoint(address, type, groups, mode, value);
  }

  /** Whether objects of this type can be selected; points and bit strings cannot. */
  public static boolean isSelectable(TypeId type) {
    return type.isCommand() && type != TypeId.C_BO_NA_1 && type != TypeId.C_BO_TA_1;
  }

  private static void checkMode(PointAddress address, TypeId type, CommandMode mode) {
    boolean fits =
        switch (mode) {
          case DIRECT_OR_SELECT -> true;
          case SELECT_REQUIRED -> isSelectable(type);
          case DIRECT_ONLY -> type.isCommand();
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "point " + address + " of type " + type + " with " + mode + ", which it cannot be");
    }
  }

  /** The last interrogation group that points of this type can be in: 4 for counters, else 16. */
  public static int lastGroup(TypeId type) {
    return type.withTimeTag(TimeTag.Kind.NONE) == TypeId.M_IT_NA_1 ? 4 : 16;
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
