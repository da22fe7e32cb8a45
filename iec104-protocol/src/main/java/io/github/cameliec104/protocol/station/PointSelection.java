package io.github.cameliec104.protocol.station;

import java.util.Set;

/**
 * Points of one station of a slave: all of them, an interrogation group, or some.
 *
 * @param commonAddress the station
 * @param group 1 to 16, 0 for all groups
 * @param objectAddresses the points meant, all if empty
 */
public record PointSelection(int commonAddress, int group, Set<Integer> objectAddresses) {

  private static final int LAST_GROUP = 16;

  /**
   * Copies the addresses and checks the group.
   *
   * @throws IllegalArgumentException if the group is outside its range
   */
  public PointSelection {
    objectAddresses = Set.copyOf(objectAddresses);
    if (group < 0 || group > LAST_GROUP) {
      throw new IllegalArgumentException("group=" + group + ", expected 0..16");
    }
  }

  /** All points of a station. */
  public static PointSelection station(int commonAddress) {
    return new PointSelection(commonAddress, 0, Set.of());
  }

  /** The points of an interrogation group, 1 to 16. */
  public static PointSelection group(int commonAddress, int group) {
    return new PointSelection(commonAddress, group, Set.of());
  }

  /** One point. */
  public static PointSelection point(PointAddress address) {
    return new PointSelection(address.commonAddress(), 0, Set.of(address.objectAddress()));
  }

  boolean contains(ImagePoint point) {
    return (group == 0 || point.inGroup(group))
        && (objectAddresses.isEmpty() || objectAddresses.contains(point.address.objectAddress()));
  }
}
