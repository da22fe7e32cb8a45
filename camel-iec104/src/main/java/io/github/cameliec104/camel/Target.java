package io.github.cameliec104.camel;

import io.github.cameliec104.camel.points.Point;
import io.github.cameliec104.camel.points.PointList;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.PointAddress;
import org.jspecify.annotations.Nullable;

/**
 * The object that something is sent to or published at. What the point list says of it wins over
 * what the message says.
 *
 * @param point its entry in the point list, or null
 * @param type its type if anything tells it, or null
 */
record Target(PointAddress address, @Nullable Point point, @Nullable TypeId type) {

  /** The common address of a station that nobody has named. */
  static final int USUAL_COMMON_ADDRESS = 1;

  /**
   * Finds the object.
   *
   * @param command true for an object to command, false for a point to publish
   * @throws IllegalArgumentException if nothing tells the object, or what tells it is wrong
   */
  static Target find(Told told, Iec104Configuration options, PointList points, boolean command) {
    Point named = told.name() == null ? null : named(told.name(), points, command);
    if (named != null) {
      return new Target(named.address(), named, named.type());
    }
    PointAddress address = address(told, options);
    Point point = command ? points.command(address) : points.monitored(address);
    return new Target(address, point, point == null ? type(told, command) : point.type());
  }

  private static @Nullable Point named(String name, PointList points, boolean command) {
    return points.allNamed(name).stream()
        .filter(point -> point.isCommand() == command)
        .findFirst()
        .orElse(null);
  }

  private static PointAddress address(Told told, Iec104Configuration options) {
    if (told.objectAddress() == null) {
      throw new IllegalArgumentException(
          told.name() == null
              ? "no object address, expected the option objectAddress or one of the headers "
                  + Iec104Constants.POINT_NAME
                  + " and "
                  + Iec104Constants.OBJECT_ADDRESS
              : "name '"
                  + told.name()
                  + "', expected one in the point list "
                  + options.getPoints());
    }
    return new PointAddress(commonAddress(told, options), told.objectAddress());
  }

  private static int commonAddress(Told told, Iec104Configuration options) {
    return told.commonAddress() == null ? commonAddress(options) : told.commonAddress();
  }

  /** The common address of an endpoint. */
  static int commonAddress(Iec104Configuration options) {
    Integer option = options.getCommonAddress();
    return option == null ? USUAL_COMMON_ADDRESS : option;
  }

  private static @Nullable TypeId type(Told told, boolean command) {
    return told.type() == null
        ? null
        : PointFilter.type("type", told.type(), command ? TypeId::isCommand : TypeId::isMonitored);
  }
}
