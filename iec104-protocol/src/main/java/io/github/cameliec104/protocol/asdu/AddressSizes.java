package io.github.cameliec104.protocol.asdu;

/**
 * Octets of the addresses. IEC 60870-5-104 fixes 2, 2 and 3 (104 §6); some devices keep the smaller
 * ones of -101.
 *
 * @param cause octets of the cause of transmission, 1 or 2; with 1 there is no originator address
 * @param common octets of the common address, 1 or 2
 * @param object octets of the information object address, 1 to 3
 */
public record AddressSizes(int cause, int common, int object) {

  /** The sizes of IEC 60870-5-104. */
  public static final AddressSizes STANDARD = new AddressSizes(2, 2, 3);

  /** Most octets of an ASDU, so that the APDU stays within 253 (104 §5). */
  public static final int MAX_ASDU = 249;

  /** Checks the ranges. */
  public AddressSizes {
    Checks.range("octets of cause of transmission", cause, 1, 2);
    Checks.range("octets of common address", common, 1, 2);
    Checks.range("octets of information object address", object, 1, 3);
  }

  /** The common address that means all stations: 65535, or 255 where it has one octet. */
  public int broadcast() {
    return (1 << (8 * common)) - 1;
  }

  /** The highest information object address that fits. */
  public int maxObjectAddress() {
    return (1 << (8 * object)) - 1;
  }

  /** Octets before the first information object. */
  int header() {
    return 2 + cause + common;
  }
}
