package io.github.cameliec104.protocol.station;

/**
 * Where a point is.
 *
 * @param commonAddress common address of the station, 1 to 65535
 * @param objectAddress information object address, 1 to 16777215
 */
public record PointAddress(int commonAddress, int objectAddress)
    implements Comparable<PointAddress> {

  /** Checks the ranges; 0 is allowed, since peers may send it. */
  public PointAddress {
    check("common address", commonAddress, 0xFFFF);
    check("object address", objectAddress, 0xFFFFFF);
  }

  private static void check(String name, int value, int max) {
    if (value < 0 || value > max) {
      throw new IllegalArgumentException(name + "=" + value + ", expected 0.." + max);
    }
  }

  /**
   * Reads the form of {@link #toString}.
   *
   * @throws IllegalArgumentException if it is not two numbers with a slash between
   */
  public static PointAddress parse(String text) {
    int slash = text.indexOf('/');
    try {
      return new PointAddress(
          Integer.parseInt(text.substring(0, Math.max(slash, 0)).trim()),
          Integer.parseInt(text.substring(slash + 1).trim()));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "point address '" + text + "', expected common/object address such as 1/4001", e);
    }
  }

  @Override
  public int compareTo(PointAddress other) {
    int byStation = Integer.compare(commonAddress, other.commonAddress);
    return byStation != 0 ? byStation : Integer.compare(objectAddress, other.objectAddress);
  }

  /** Common and object address, for example {@code 1/4001}. */
  @Override
  public String toString() {
    return commonAddress + "/" + objectAddress;
  }
}
