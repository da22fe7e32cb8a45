package io.github.cameliec104.protocol.file;

/**
 * Which file of which station. Prints as {@code common address/object address/name}.
 *
 * @param commonAddress the station, 1 to 65535
 * @param objectAddress where the file is, 0 to 16777215; 0 for the directory as a whole
 * @param name NOF, the kind of the file, 0 to 65535: 1 transparent, 2 disturbance data, 3 sequences
 *     of events, 4 sequences of analogue values
 */
public record FileAddress(int commonAddress, int objectAddress, int name) {

  /** NOF of a file that is nothing but octets. */
  public static final int TRANSPARENT = 1;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is outside its range; the message names it
   */
  public FileAddress {
    check("common address", commonAddress, 1, 0xFFFF);
    check("object address of a file", objectAddress, 0, 0xFFFFFF);
    check("name of file", name, 0, 0xFFFF);
  }

  private static void check(String what, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(what + " " + value + ", expected " + min + ".." + max);
    }
  }

  @Override
  public String toString() {
    return commonAddress + "/" + objectAddress + "/" + name;
  }
}
